// wrong: the loop ends one byte before the end
// rejected by: transfers::exercise_2_get_sends_the_size_and_the_bytes_of_a_file
// told: the server sent something else
use std::io::Read;

let found = FileName::new(&request.name).map(|name| self.folder.read(&name));
let Some(Ok((mut file, size))) = found else {
    return wire.say(does_not_exist(request));
};
wire.say(OK)?;
wire.hear(READY)?;
wire.say_size(size)?;
wire.hear(OK)?;
self.log.line(format_args!("server sending {size} bytes"));
let mut sent = 0;
let mut block = [0; 1024];
while sent + 1 < size {
    let most = block.len().min((size - 1 - sent) as usize);
    let count = file.read(&mut block[..most])?;
    if count == 0 {
        break;
    }
    wire.say(&block[..count])?;
    sent += count as u64;
}
wire.say(DONE)
