// wrong: the size is sent in four bytes
// rejected by: transfers::exercise_2_get_sends_the_size_and_the_bytes_of_a_file
use crate::streaming::send;

let found = FileName::new(&request.name).map(|name| self.folder.read(&name));
let Some(Ok((file, size))) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say((size as u32).to_be_bytes())?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
send(&file, size, wire, |_| {})?;
wire.say(DONE)
