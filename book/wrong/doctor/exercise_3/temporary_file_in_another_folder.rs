// wrong: the temporary file is where the system keeps such files: perhaps on another disk
// rejected by: programs::exercise_3_the_temporary_file_is_made_beside_the_history
// told: without a folder for temporary files the history was not saved
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let mut temporary = Builder::new().tempfile()?;
serde_json::to_writer_pretty(&mut temporary, &contents)?;
temporary.flush()?;
temporary.as_file().sync_all()?;
temporary.persist(self.path())?;
sync_folder(&self.folder)
