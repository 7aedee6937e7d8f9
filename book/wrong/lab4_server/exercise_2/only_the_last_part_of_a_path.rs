// wrong: a path is cut to its last part, and another file is sent than was asked for
// rejected by: transfers::exercise_2_get_of_a_path_is_refused
// told: ERROR: ../file does not exist
use crate::streaming::send;

let name = request.name.rsplit(|byte| matches!(byte, b'/' | b'\\')).next();
let found = FileName::new(name.unwrap_or_default()).map(|name| self.folder.read(&name));
let Some(Ok((file, size))) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
send(&file, size, wire, |_| {})?;
wire.say(DONE)
