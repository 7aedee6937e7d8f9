// right: io::copy with take instead of `send`
use std::io::{ErrorKind, Read};

let name = FileName::new(&request.name);
match name.map(|name| self.folder.read(&name)) {
    None | Some(Err(_)) => wire.say(does_not_exist(request)),
    Some(Ok((file, size))) => {
        wire.say(OK)?;
        wire.hear(READY)?;
        wire.say_size(size)?;
        wire.hear(OK)?;
        let mut stream = wire.stream();
        if io::copy(&mut file.take(size), &mut stream)? < size {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        wire.say(DONE)
    }
}
