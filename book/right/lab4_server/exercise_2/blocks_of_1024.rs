// right: a loop of blocks of 1024 bytes, as the lab has it
use std::io::Read;

let found = FileName::new(&request.name).and_then(|name| self.folder.read(&name).ok());
let Some((mut file, size)) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
let mut left = size;
let mut block = [0; 1024];
while left > 0 {
    let most = left.min(block.len() as u64) as usize;
    file.read_exact(&mut block[..most])?;
    wire.say(&block[..most])?;
    left -= most as u64;
}
wire.say(DONE)
