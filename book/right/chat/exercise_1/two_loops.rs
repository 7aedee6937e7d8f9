// right: two phases, one that waits for a message to begin and one that waits for it to be complete

use crate::incoming::Arrival;

if self.incoming.bytes.is_empty() {
    match self.incoming.wait(self.patience)? {
        Arrival::More => {}
        Arrival::End => return Ok(None),
        Arrival::Silence => return Err(io::Error::from(io::ErrorKind::WouldBlock)),
    }
}
let begun = Instant::now();
while self.habit == Form::Bare {
    if let Some(line) = self.take_line()? {
        return Ok(Some(line));
    }
    self.left(begun)?;
    match self.incoming.wait(QUIET)? {
        Arrival::More => {}
        Arrival::Silence | Arrival::End => return Ok(Some(self.take_bare()?)),
    }
}
loop {
    match self.take_line()? {
        Some(line) => return Ok(Some(line)),
        None => match self.incoming.wait(self.left(begun)?)? {
            Arrival::More | Arrival::Silence => continue,
            Arrival::End => return Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
        },
    }
}
