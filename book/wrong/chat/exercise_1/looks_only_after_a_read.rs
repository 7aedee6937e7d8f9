// wrong: a second line that came with the first is not looked for before the next read, which waits
// rejected by: framing::exercise_1_lines_in_one_piece_are_messages_of_their_own

use crate::incoming::Arrival;

let mut begun = None;
loop {
    let is_empty = self.incoming.bytes.is_empty();
    let is_line = self.habit == Form::Line;
    let patience = match (is_empty, is_line) {
        (true, _) => self.patience,
        (false, true) => self.left(*begun.get_or_insert_with(Instant::now))?,
        (false, false) => QUIET,
    };
    match self.incoming.wait(patience)? {
        Arrival::More => {
            if let Some(line) = self.take_line()? {
                return Ok(Some(line));
            }
        }
        Arrival::End if is_empty => return Ok(None),
        Arrival::Silence if is_empty => return Err(io::ErrorKind::WouldBlock.into()),
        Arrival::End if is_line => return Err(io::ErrorKind::UnexpectedEof.into()),
        Arrival::Silence if is_line => {}
        Arrival::Silence | Arrival::End => return self.take_bare().map(Some),
    }
}
