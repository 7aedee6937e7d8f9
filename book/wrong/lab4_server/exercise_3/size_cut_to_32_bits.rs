// wrong: the size is kept in 32 bits
// rejected by: transfers::exercise_3_a_size_has_64_bits
// told: one byte is not 4 GiB and one byte
use crate::streaming::receive;
use std::thread;

let begun = FileName::new(&request.name).map(|name| self.folder.create(&name));
let Some(Ok(file)) = begun else {
    return wire.say(unable_to_create(request));
};
wire.say(OK)?;
let size = u64::from(wire.hear_size()? as u32);
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
