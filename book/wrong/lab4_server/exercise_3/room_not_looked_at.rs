// wrong: whether the disk has room is found out when it is full
// rejected by: transfers::exercise_3_a_file_that_does_not_fit_on_the_disk_is_refused
// told: ERROR: unable to create file file
use crate::streaming::receive;
use std::thread;

let begun = FileName::new(&request.name).map(|name| self.folder.create(&name));
let Some(Ok(file)) = begun else {
    return wire.say(unable_to_create(request));
};
wire.say(OK)?;
let size = wire.hear_size()?;
let is_early = wire.is_spoken_to_within(EARLY)?;
if !is_early {
    wire.say(OK)?;
}
self.log.line(format_args!("server receiving {size} bytes"));
let received = receive(file.as_file(), size, wire, |_| {})?;
if received.and_then(|()| file.publish_on_disk()).is_err() {
    return wire.say(unable_to_create(request));
}
if is_early {
    wire.say(OK)?;
}
if is_early || size == 0 {
    thread::sleep(BETWEEN_WORDS);
}
wire.say(DONE)
