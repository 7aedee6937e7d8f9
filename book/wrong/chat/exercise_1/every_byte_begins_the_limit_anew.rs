// wrong: the limit is one for each read, so a peer that sends a byte now and then is waited for for ever
// rejected by: framing::exercise_1_a_peer_that_sends_a_byte_now_and_then_is_not_waited_for_for_ever

use crate::incoming::Arrival;

loop {
    if let Some(line) = self.take_line()? {
        return Ok(Some(line));
    }
    let is_empty = self.incoming.bytes.is_empty();
    let is_line = self.habit == Form::Line;
    let begun = Instant::now();
    let patience = match (is_empty, is_line) {
        (true, _) => self.patience,
        (false, true) => self.left(begun)?,
        (false, false) => QUIET,
    };
    match self.incoming.wait(patience)? {
        Arrival::More => {}
        Arrival::End if is_empty => return Ok(None),
        Arrival::Silence if is_empty => return Err(io::ErrorKind::WouldBlock.into()),
        Arrival::End if is_line => return Err(io::ErrorKind::UnexpectedEof.into()),
        Arrival::Silence if is_line => {
            return Err(io::Error::other("not complete in time"));
        }
        Arrival::Silence | Arrival::End => return self.take_bare().map(Some),
    }
}
