// wrong: every piece is made text by itself, and a letter of two bytes may be cut in the middle
// rejected by: framing::exercise_1_a_pause_does_not_end_a_line

use crate::incoming::Arrival;

let mut text = String::new();
let mut begun = None;
loop {
    if let Some(line) = self.take_line()? {
        refuse_if_too_long(text.len() + line.text.len())?;
        text.push_str(&line.text);
        let form = Form::Line;
        return Ok(Some(Message { text, form }));
    }
    text.push_str(&self.take_bare()?.text);
    refuse_if_too_long(text.trim_end_matches('\r').len())?;
    let is_empty = text.is_empty();
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
        Arrival::Silence | Arrival::End => {
            let form = Form::Bare;
            return Ok(Some(Message { text, form }));
        }
    }
}
