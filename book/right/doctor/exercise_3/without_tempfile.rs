// right: a file with the patient's name between the two parts of a temporary name, removed by hand if anything fails
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let (prefix, suffix) = TEMPORARY;
let temporary = self.folder.join(format!("{prefix}{}{suffix}", self.name));
let saved = (|| {
    let mut file = File::create(&temporary)?;
    file.write_all(serde_json::to_string_pretty(&contents)?.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&temporary, self.path())
})();
if saved.is_err() {
    let _ = fs::remove_file(&temporary);
}
saved?;
sync_folder(&self.folder)
