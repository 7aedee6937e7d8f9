// wrong: every message is waited for until its line end, and peers without one wait for ever
// rejected by: framing::exercise_1_a_bare_message_is_complete_after_a_silence
// rejected by: framing::exercise_1_a_bare_message_may_end_with_the_connection

use crate::incoming::Arrival;

let mut begun = None;
loop {
    if let Some(line) = self.take_line()? {
        return Ok(Some(line));
    }
    let is_empty = self.incoming.bytes.is_empty();
    let patience = if is_empty {
        self.patience
    } else {
        self.left(*begun.get_or_insert_with(Instant::now))?
    };
    match self.incoming.wait(patience)? {
        Arrival::More => {}
        Arrival::End if is_empty => return Ok(None),
        Arrival::End => return Err(io::ErrorKind::UnexpectedEof.into()),
        Arrival::Silence if is_empty => return Err(io::ErrorKind::WouldBlock.into()),
        Arrival::Silence => {}
    }
}
