// wrong: what came behind the end of a line is thrown away, and the next message began in it
// rejected by: framing::exercise_1_lines_in_one_piece_are_messages_of_their_own
// rejected by: framing::exercise_1_a_pause_does_not_end_a_line

use crate::incoming::Arrival;

let begun = Instant::now();
loop {
    if let Some(line) = self.take_line()? {
        self.incoming.bytes.clear();
        return Ok(Some(line));
    }
    let is_empty = self.incoming.bytes.is_empty();
    let is_line = self.habit == Form::Line;
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
        Arrival::Silence if is_line => {}
        Arrival::Silence | Arrival::End => return self.take_bare().map(Some),
    }
}
