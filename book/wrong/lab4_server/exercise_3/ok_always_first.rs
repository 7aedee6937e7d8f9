// wrong: OK is said to a client that did not wait for it: if it has closed, the end of its file is lost
// rejected by: transfers::exercise_3_a_client_that_does_not_wait_for_ok_hears_it_after_its_last_byte
// told: the server should close the connection, but sent
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
wire.say(OK)?;
self.log.line(format_args!("server receiving {size} bytes"));
let received = receive(file.as_file(), size, wire, |_| {})?;
if received.and_then(|()| file.publish_on_disk()).is_err() {
    return wire.say(unable_to_create(request));
}
if size == 0 {
    thread::sleep(BETWEEN_WORDS);
}
wire.say(DONE)
