// wrong: the end of a name with a dot is taken for an extension: "Dr. No" and "Dr. Who" share a file
// rejected by: histories::exercise_3_every_patient_has_a_file_of_his_own_name
// told: Dr.dat
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
let path = self.folder.join(self.name.as_str()).with_extension("dat");
temporary.persist(path)?;
sync_folder(&self.folder)
