// wrong: what is new is appended: after the second time the file is no JSON
// rejected by: histories::exercise_3_what_was_said_is_in_the_file_and_there_again_next_time
// told: Ken.dat should be whole
let contents = Contents {
    patient: self.name.to_string(),
    inputs: history.iter().map(str::to_string).collect(),
};
let mut file = File::options()
    .create(true)
    .append(true)
    .open(self.path())?;
serde_json::to_writer_pretty(&mut file, &contents)?;
file.write_all(b"\n")?;
file.sync_all()
