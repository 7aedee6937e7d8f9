// right: it waits once, and then calls itself, with the patience that is left for this message

use crate::incoming::Arrival;

fn receive(
    reader: &mut MessageReader,
    begun: Option<Instant>,
) -> io::Result<Option<Message>> {
    if let Some(line) = reader.take_line()? {
        return Ok(Some(line));
    }
    let Some(begun) =
        begun.or_else(|| (!reader.incoming.bytes.is_empty()).then(Instant::now))
    else {
        return match reader.incoming.wait(reader.patience)? {
            Arrival::End => Ok(None),
            Arrival::Silence => Err(io::ErrorKind::WouldBlock.into()),
            Arrival::More => receive(reader, Some(Instant::now())),
        };
    };
    let left = reader.left(begun)?;
    let is_line = reader.habit == Form::Line;
    let patience = if is_line { left } else { QUIET };
    match (reader.incoming.wait(patience)?, is_line) {
        (Arrival::More, _) | (Arrival::Silence, true) => receive(reader, Some(begun)),
        (Arrival::End, true) => Err(io::ErrorKind::UnexpectedEof.into()),
        (_, false) => Ok(Some(reader.take_bare()?)),
    }
}
receive(self, None)
