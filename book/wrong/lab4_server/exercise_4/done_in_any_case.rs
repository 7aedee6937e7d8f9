// wrong: DONE is said whether or not there was a file
// rejected by: transfers::exercise_4_del_removes_a_file
// told: ERROR: file does not exist
if let Some(name) = FileName::new(&request.name) {
    let _ = self.folder.delete(&name);
}
wire.say(DONE)
