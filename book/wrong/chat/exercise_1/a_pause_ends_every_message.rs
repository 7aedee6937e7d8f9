// wrong: the peer's habit is not looked at, so a pause ends a line as well
// rejected by: framing::exercise_1_a_pause_does_not_end_a_line
// rejected by: framing::exercise_1_half_a_line_before_the_end_is_not_a_message

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
            .min(QUIET)
    };
    match self.incoming.wait(patience)? {
        Arrival::More => {}
        Arrival::End if is_empty => return Ok(None),
        Arrival::Silence if is_empty => return Err(io::ErrorKind::WouldBlock.into()),
        Arrival::Silence | Arrival::End => return self.take_bare().map(Some),
    }
}
