// wrong: the file is called after the name in small letters, and is not found again
// rejected by: histories::exercise_3_every_patient_has_a_file_of_his_own_name
// rejected by: histories::exercise_3_what_was_said_is_in_the_file_and_there_again_next_time
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
temporary.persist(self.folder.join(format!("{}.dat", self.name.key())))?;
sync_folder(&self.folder)
