// right: a state machine that looks at one byte after another, and needs neither `take_line` nor `take_bare`

use crate::incoming::Arrival;

let text_of = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
let mut message: Vec<u8> = Vec::new();
let mut begun = None;
loop {
    let mut taken = 0;
    for &byte in &self.incoming.bytes {
        taken += 1;
        if byte == b'\n' {
            self.incoming.bytes.drain(..taken);
            self.habit = Form::Line;
            message.pop_if(|last| *last == b'\r');
            refuse_if_too_long(message.len())?;
            return Ok(Some(Message {
                text: text_of(&message),
                form: Form::Line,
            }));
        }
        message.push(byte);
    }
    self.incoming.bytes.clear();
    refuse_if_too_long(message.len() - usize::from(message.ends_with(b"\r")))?;
    let patience = match (message.is_empty(), self.habit) {
        (true, _) => self.patience,
        (false, habit) => {
            let left = self.left(*begun.get_or_insert_with(Instant::now))?;
            if habit == Form::Line {
                left
            } else {
                left.min(QUIET)
            }
        }
    };
    match (self.incoming.wait(patience)?, self.habit) {
        (Arrival::More, _) => {}
        (Arrival::End, _) if message.is_empty() => return Ok(None),
        (Arrival::Silence, _) if message.is_empty() => {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        (Arrival::End, Form::Line) => return Err(io::ErrorKind::UnexpectedEof.into()),
        (Arrival::Silence, Form::Line) => {}
        (Arrival::Silence | Arrival::End, Form::Bare) => {
            refuse_if_too_long(message.len())?;
            return Ok(Some(Message {
                text: text_of(&message),
                form: Form::Bare,
            }));
        }
    }
}
