// wrong: if renaming fails, the temporary file stays
// rejected by: histories::exercise_3_no_temporary_file_is_left
// told: Ann.tmp
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let (prefix, suffix) = TEMPORARY;
let temporary = self.folder.join(format!("{prefix}{}{suffix}", self.name));
let mut file = File::create(&temporary)?;
serde_json::to_writer_pretty(&mut file, &contents)?;
file.write_all(b"\n")?;
file.sync_all()?;
fs::rename(&temporary, self.path())?;
sync_folder(&self.folder)
