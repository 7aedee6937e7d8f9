// right: io::copy with take instead of `receive`
use std::io::Read;
use std::thread;

let Some(name) = FileName::new(&request.name) else {
    return wire.say(unable_to_create(request));
};
let Ok(file) = self.folder.create(&name) else {
    return wire.say(unable_to_create(request));
};
wire.say(OK)?;
let size = wire.hear_size()?;
if !file.has_room_for(size) {
    return wire.say(unable_to_create(request));
}
let waits = !wire.is_spoken_to_within(EARLY)?;
if waits {
    wire.say(OK)?;
}
match io::copy(&mut wire.reader().take(size), &mut file.as_file()) {
    Ok(count) if count < size => return Err(io::ErrorKind::UnexpectedEof.into()),
    Ok(_) => {}
    Err(_) => return wire.say(unable_to_create(request)),
}
if file.publish_on_disk().is_err() {
    return wire.say(unable_to_create(request));
}
if !waits {
    wire.say(OK)?;
}
if !waits || size == 0 {
    thread::sleep(BETWEEN_WORDS);
}
wire.say(DONE)
