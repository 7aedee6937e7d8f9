// right: the text is made in memory, compact, and written at once
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let text = serde_json::to_vec(&contents)?;
let (prefix, suffix) = TEMPORARY;
let mut temporary = Builder::new()
    .prefix(prefix)
    .suffix(suffix)
    .tempfile_in(&self.folder)?;
temporary.write_all(&text)?;
temporary.as_file().sync_data()?;
temporary
    .persist(self.path())
    .map_err(|failure| failure.error)?;
sync_folder(&self.folder)
