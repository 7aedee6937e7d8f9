// wrong: a path is cut to its last part, and a file is deleted that nobody has named
// rejected by: transfers::exercise_4_del_of_a_path_is_refused
// told: ERROR: ../file does not exist
use std::io::ErrorKind;

let name = request.name.rsplit(|byte| matches!(byte, b'/' | b'\\')).next();
let Some(name) = FileName::new(name.unwrap_or_default()) else {
    return wire.say(does_not_exist(request));
};
match self.folder.delete(&name) {
    Ok(()) => wire.say(DONE),
    Err(error) if error.kind() == ErrorKind::NotFound => wire.say(does_not_exist(request)),
    Err(_) => wire.say(unable_to_delete(request)),
}
