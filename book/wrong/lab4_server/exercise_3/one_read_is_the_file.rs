// wrong: what one read returns is taken for all bytes
// rejected by: transfers::exercise_3_put_says_nothing_more_to_a_client_that_does_not_answer
// told: the server should close the connection, but sent "DONE" before
use std::io::{Read, Write};
use std::thread;

let begun = FileName::new(&request.name).map(|name| self.folder.create(&name));
let Some(Ok(file)) = begun else {
    return wire.say(unable_to_create(request));
};
wire.say(OK)?;
let size = wire.hear_size()?;
if !file.has_room_for(size) {
    return wire.say(unable_to_create(request));
}
let is_early = wire.is_spoken_to_within(EARLY)?;
if !is_early {
    wire.say(OK)?;
}
self.log.line(format_args!("server receiving {size} bytes"));
let mut bytes = vec![0; size as usize];
let count = match size {
    0 => 0,
    _ => wire.reader().read(&mut bytes)?,
};
let written = file.as_file().write_all(&bytes[..count]);
if written.and_then(|()| file.publish_on_disk()).is_err() {
    return wire.say(unable_to_create(request));
}
if is_early {
    wire.say(OK)?;
}
if is_early || size == 0 {
    thread::sleep(BETWEEN_WORDS);
}
wire.say(DONE)
