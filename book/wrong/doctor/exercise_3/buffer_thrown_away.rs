// wrong: the buffer is not flushed: its last part never reaches the file
// rejected by: histories::exercise_3_what_was_said_is_in_the_file_and_there_again_next_time
// told: Ken.dat should be whole
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let (prefix, suffix) = TEMPORARY;
let temporary = Builder::new()
    .prefix(prefix)
    .suffix(suffix)
    .tempfile_in(&self.folder)?;
let mut writer = io::BufWriter::new(temporary);
serde_json::to_writer_pretty(&mut writer, &contents)?;
let (temporary, _) = writer.into_parts();
temporary.as_file().sync_all()?;
temporary.persist(self.path())?;
sync_folder(&self.folder)
