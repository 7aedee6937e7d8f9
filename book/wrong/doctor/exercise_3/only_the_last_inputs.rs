// wrong: a file is kept small by leaving the oldest inputs out
// rejected by: histories::exercise_3_a_history_of_the_greatest_length_comes_back_whole
// told: the file holds another history than was saved
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().skip(history.len().saturating_sub(100)).map(str::to_string).collect(),
};
let (prefix, suffix) = TEMPORARY;
let mut temporary = Builder::new()
    .prefix(prefix)
    .suffix(suffix)
    .tempfile_in(&self.folder)?;
serde_json::to_writer_pretty(&mut temporary, &contents)?;
temporary.flush()?;
temporary.as_file().sync_all()?;
temporary.persist(self.path())?;
sync_folder(&self.folder)
