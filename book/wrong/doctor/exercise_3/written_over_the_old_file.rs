// wrong: the old file is opened and written over: after a crash nothing whole is left
// rejected by: histories::exercise_3_the_old_file_is_replaced_and_never_written_over
// told: the old file was written to
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let mut writer = io::BufWriter::new(File::create(self.path())?);
serde_json::to_writer_pretty(&mut writer, &contents)?;
writer.write_all(b"\n")?;
writer.flush()?;
writer.get_ref().sync_all()?;
sync_folder(&self.folder)
