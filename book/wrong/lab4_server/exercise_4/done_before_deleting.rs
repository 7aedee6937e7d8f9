// wrong: DONE is said first, and an error may follow it
// rejected by: transfers::exercise_4_del_removes_a_file
// told: ERROR: file does not exist
use std::io::ErrorKind;

wire.say(DONE)?;
let Some(name) = FileName::new(&request.name) else {
    return wire.say(does_not_exist(request));
};
match self.folder.delete(&name) {
    Ok(()) => Ok(()),
    Err(error) if error.kind() == ErrorKind::NotFound => wire.say(does_not_exist(request)),
    Err(_) => wire.say(unable_to_delete(request)),
}
