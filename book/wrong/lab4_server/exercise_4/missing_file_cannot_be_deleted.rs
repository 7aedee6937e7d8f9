// wrong: a file that does not exist is told as one that cannot be deleted
// rejected by: transfers::exercise_4_del_removes_a_file
// rejected by: transfers::exercise_4_a_folder_is_not_deleted
// told: does not exist
let Some(name) = FileName::new(&request.name) else {
    return wire.say(does_not_exist(request));
};
if self.folder.delete(&name).is_err() {
    return wire.say(unable_to_delete(request));
}
wire.say(DONE)
