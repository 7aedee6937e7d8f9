// wrong: whether the file could be stored is not looked at
// rejected by: transfers::exercise_3_done_is_not_said_of_a_file_that_cannot_be_stored
// told: ERROR: unable to create file file
use crate::streaming::receive;
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
let received = receive(file.as_file(), size, wire, |_| {})?;
let _ = file.publish_on_disk();
if received.is_err() {
    return wire.say(unable_to_create(request));
}
if is_early {
    wire.say(OK)?;
}
if is_early || size == 0 {
    thread::sleep(BETWEEN_WORDS);
}
wire.say(DONE)
