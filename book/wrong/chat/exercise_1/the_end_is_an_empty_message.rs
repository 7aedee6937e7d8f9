// wrong: the end of the stream is taken for one more message, which is empty, and comes for ever
// rejected by: framing::exercise_1_a_bare_message_may_end_with_the_connection

use crate::incoming::Arrival;

let mut begun = None;
loop {
    if let Some(line) = self.take_line()? {
        return Ok(Some(line));
    }
    let is_empty = self.incoming.bytes.is_empty();
    let is_line = self.habit == Form::Line;
    let patience = if is_empty {
        self.patience
    } else {
        let left = self.left(*begun.get_or_insert_with(Instant::now))?;
        if is_line { left } else { QUIET }
    };
    match self.incoming.wait(patience)? {
        Arrival::More => {}
        Arrival::End => return self.take_bare().map(Some),
        Arrival::Silence if is_empty => return Err(io::ErrorKind::WouldBlock.into()),
        Arrival::Silence if is_line => {}
        Arrival::Silence => return self.take_bare().map(Some),
    }
}
