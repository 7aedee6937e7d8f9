// wrong: the size is sent without waiting for READY
// rejected by: transfers::exercise_2_get_says_nothing_more_to_a_client_that_does_not_answer
// told: the server should close the connection, but sent
use crate::streaming::send;

let found = FileName::new(&request.name).map(|name| self.folder.read(&name));
let Some(Ok((file, size))) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.say_size(size)?;
wire.hear(READY)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
send(&file, size, wire, |_| {})?;
wire.say(DONE)
