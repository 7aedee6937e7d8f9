// wrong: an error ends the session without a word
// rejected by: transfers::exercise_4_del_removes_a_file
// told: ERROR: file does not exist
let Some(name) = FileName::new(&request.name) else {
    return wire.say(does_not_exist(request));
};
self.folder.delete(&name)?;
wire.say(DONE)
