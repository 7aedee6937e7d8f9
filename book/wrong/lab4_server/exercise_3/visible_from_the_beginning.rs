// wrong: the file gets its name first and its bytes later
// rejected by: transfers::exercise_3_an_unfinished_upload_is_invisible_and_a_cut_one_changes_nothing
// told: file should hold 3 bytes, but it holds
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
let open = file.as_file().try_clone()?;
if file.publish_on_disk().is_err() {
    return wire.say(unable_to_create(request));
}
let received = receive(&open, size, wire, |_| {})?;
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
