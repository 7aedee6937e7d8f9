// wrong: the temporary file is kept besides the one with the name
// rejected by: histories::exercise_3_no_temporary_file_is_left
// told: Ken.dat
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
let (file, path) = temporary.keep()?;
file.sync_all()?;
if self.path().exists() {
    fs::remove_file(self.path())?;
}
fs::hard_link(path, self.path())?;
sync_folder(&self.folder)
