// wrong: every failure is told as a file that does not exist
// rejected by: transfers::exercise_4_what_cannot_be_deleted_is_told_apart_from_what_does_not_exist
// told: ERROR: unable to delete file
let name = FileName::new(&request.name);
match name.map(|name| self.folder.delete(&name)) {
    Some(Ok(())) => wire.say(DONE),
    _ => wire.say(does_not_exist(request)),
}
