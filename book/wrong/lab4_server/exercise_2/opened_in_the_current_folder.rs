// wrong: the file is opened in the current folder, not in the served one
// rejected by: transfers::exercise_2_get_sends_the_size_and_the_bytes_of_a_file
// told: ERROR: file does not exist
use crate::streaming::send;

let name = FileName::new(&request.name);
let found = name.and_then(|name| {
    let file = std::fs::File::open(name.as_path()).ok()?;
    let size = file.metadata().ok()?.len();
    Some((file, size))
});
let Some((file, size)) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
send(&file, size, wire, |_| {})?;
wire.say(DONE)
