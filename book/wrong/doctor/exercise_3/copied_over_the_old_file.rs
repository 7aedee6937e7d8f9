// wrong: the new file is whole, but it is copied over the old one instead of renamed
// rejected by: histories::exercise_3_the_old_file_is_replaced_and_never_written_over
// told: the old file was written to
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let (prefix, suffix) = TEMPORARY;
let mut temporary = Builder::new()
    .prefix(prefix)
    .suffix(suffix)
    .tempfile_in(&self.folder)?;
serde_json::to_writer_pretty(&mut temporary, &contents)?;
temporary.flush()?;
temporary.as_file().sync_all()?;
fs::copy(temporary.path(), self.path())?;
sync_folder(&self.folder)
