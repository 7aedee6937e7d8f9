// wrong: the last word is missing
// rejected by: transfers::exercise_2_get_sends_the_size_and_the_bytes_of_a_file
// told: expected: "DONE"
use crate::streaming::send;

let found = FileName::new(&request.name).map(|name| self.folder.read(&name));
let Some(Ok((file, size))) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
send(&file, size, wire, |_| {})
