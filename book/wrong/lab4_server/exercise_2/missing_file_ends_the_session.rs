// wrong: a file that does not exist ends the session without a word
// rejected by: transfers::exercise_2_get_of_a_file_that_does_not_exist_is_refused
// told: ERROR: no such file does not exist
use crate::streaming::send;

let Some(name) = FileName::new(&request.name) else {
    return wire.say(does_not_exist(request));
};
let (file, size) = self.folder.read(&name)?;
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
send(&file, size, wire, |_| {})?;
wire.say(DONE)
