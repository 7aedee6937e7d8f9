// wrong: it looks for the end of the line by itself, and takes messages of any length
// rejected by: framing::exercise_1_one_byte_more_is_refused

use crate::incoming::Arrival;

let mut begun = None;
loop {
    let bytes = &mut self.incoming.bytes;
    if let Some(end) = bytes.iter().position(|&byte| byte == b'\n') {
        self.habit = Form::Line;
        let line: Vec<u8> = bytes.drain(..=end).collect();
        let line = line.strip_suffix(b"\n").unwrap_or(&line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        return Ok(Some(Message {
            text: String::from_utf8_lossy(line).into_owned(),
            form: Form::Line,
        }));
    }
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
        Arrival::Silence | Arrival::End => {
            let bytes = std::mem::take(&mut self.incoming.bytes);
            return Ok(Some(Message {
                text: String::from_utf8_lossy(&bytes).into_owned(),
                form: Form::Bare,
            }));
        }
    }
}
