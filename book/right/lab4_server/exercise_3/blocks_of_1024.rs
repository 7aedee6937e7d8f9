// right: a loop of its own with blocks of 1024 bytes, and a pause before every DONE
use std::io::{ErrorKind, Read, Write};

let begun = FileName::new(&request.name).and_then(|name| self.folder.create(&name).ok());
let Some(file) = begun else {
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
let mut left = size;
let mut block = [0; 1024];
let mut is_written = true;
while left > 0 {
    let most = left.min(1024) as usize;
    match wire.reader().read(&mut block[..most]) {
        Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
        Ok(count) => {
            left -= count as u64;
            is_written = is_written && file.as_file().write_all(&block[..count]).is_ok();
        }
        Err(error) if error.kind() == ErrorKind::Interrupted => {}
        Err(error) => return Err(error),
    }
}
if !is_written || file.publish_on_disk().is_err() {
    return wire.say(unable_to_create(request));
}
if is_early {
    wire.say(OK)?;
}
std::thread::sleep(BETWEEN_WORDS);
wire.say(DONE)
