// wrong: a path is made into a name, and the server stores under a name that nobody has said
// rejected by: transfers::exercise_3_put_to_a_path_is_refused
// told: ERROR: unable to create file ../file
use crate::streaming::receive;
use std::thread;

let mut name = request.name.clone();
for byte in &mut name {
    if matches!(*byte, b'/' | b'\\') {
        *byte = b'_';
    }
}
let begun = FileName::new(&name).map(|name| self.folder.create(&name));
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
