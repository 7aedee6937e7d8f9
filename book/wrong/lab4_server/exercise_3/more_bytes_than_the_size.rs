// wrong: a whole block is taken, also what lies beyond the size
// rejected by: transfers::exercise_3_no_byte_beyond_the_size_is_taken
// told: file should hold 3 bytes, but it holds 17: 3 was the size
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
let mut got = 0;
let mut block = [0; 1024];
while got < size {
    let count = wire.reader().read(&mut block)?;
    if count == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    file.as_file().write_all(&block[..count])?;
    got += count as u64;
}
if file.publish_on_disk().is_err() {
    return wire.say(unable_to_create(request));
}
if is_early {
    wire.say(OK)?;
}
if is_early || size == 0 {
    thread::sleep(BETWEEN_WORDS);
}
wire.say(DONE)
