// right: the file is read as a whole
use std::io::Read;

let Some(name) = FileName::new(&request.name) else {
    return wire.say(does_not_exist(request));
};
let Ok((mut file, _)) = self.folder.read(&name) else {
    return wire.say(does_not_exist(request));
};
let mut bytes = Vec::new();
file.read_to_end(&mut bytes)?;
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(bytes.len() as u64)?;
wire.hear(OK)?;
wire.say(&bytes)?;
wire.say(DONE)
