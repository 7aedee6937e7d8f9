// wrong: a failure is taken for a success, so nobody learns of it
// rejected by: histories::exercise_3_what_cannot_be_saved_is_told_to_the_log
// told: cannot save the history of Ken
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let (prefix, suffix) = TEMPORARY;
if let Ok(mut temporary) = Builder::new()
    .prefix(prefix)
    .suffix(suffix)
    .tempfile_in(&self.folder)
{
    let _ = serde_json::to_writer_pretty(&mut temporary, &contents);
    let _ = temporary.flush();
    let _ = temporary.as_file().sync_all();
    let _ = temporary.persist(self.path());
}
sync_folder(&self.folder)
