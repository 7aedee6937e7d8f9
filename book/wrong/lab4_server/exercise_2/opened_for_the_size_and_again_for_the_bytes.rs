// wrong: the file is opened again after the size was said: by then it may be another one
// rejected by: files::exercise_2_a_get_sends_one_whole_version_while_the_file_is_replaced_and_deleted
use crate::streaming::send;

let name = FileName::new(&request.name);
let found = name.map(|name| (self.folder.read(&name), name));
let Some((Ok((_, size)), name)) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
let (file, _) = self.folder.read(&name)?;
send(&file, size, wire, |_| {})?;
wire.say(DONE)
