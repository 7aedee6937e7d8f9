// wrong: the file is emptied instead of deleted
// rejected by: transfers::exercise_4_del_removes_a_file
use std::io::ErrorKind;

let Some(name) = FileName::new(&request.name) else {
    return wire.say(does_not_exist(request));
};
match self.folder.read(&name) {
    Ok(_) => match self.folder.create(&name).and_then(|file| file.publish_on_disk()) {
        Ok(()) => wire.say(DONE),
        Err(_) => wire.say(unable_to_delete(request)),
    },
    Err(error) if error.kind() == ErrorKind::NotFound => wire.say(does_not_exist(request)),
    Err(_) => wire.say(unable_to_delete(request)),
}
