// wrong: a line ends with `\n` only, and a `\r` before it stays in the message
// rejected by: framing::exercise_1_a_pause_does_not_end_a_line
// rejected by: framing::exercise_1_lines_in_one_piece_are_messages_of_their_own

use crate::incoming::Arrival;

let mut begun = None;
loop {
    let bytes = &mut self.incoming.bytes;
    if let Some(end) = bytes.iter().position(|&byte| byte == b'\n') {
        self.habit = Form::Line;
        refuse_if_too_long(end)?;
        let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
        bytes.drain(..=end);
        let form = Form::Line;
        return Ok(Some(Message { text, form }));
    }
    refuse_if_too_long(bytes.len())?;
    let is_empty = bytes.is_empty();
    let is_line = self.habit == Form::Line;
    let patience = if is_empty {
        self.patience
    } else {
        let left = self.left(*begun.get_or_insert_with(Instant::now))?;
        if is_line { left } else { QUIET }
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
