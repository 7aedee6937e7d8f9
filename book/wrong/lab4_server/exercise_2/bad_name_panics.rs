// wrong: a name that is none is unwrapped: the session panics instead of an answer
// rejected by: transfers::exercise_2_get_of_a_path_is_refused
// told: ERROR: ../file does not exist
use crate::streaming::send;

let name = FileName::new(&request.name).expect("it is a name");
let Ok((file, size)) = self.folder.read(&name) else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
send(&file, size, wire, |_| {})?;
wire.say(DONE)
