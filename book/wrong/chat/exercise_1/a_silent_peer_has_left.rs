// wrong: a peer that is silent for too long is taken for one that has ended, so the log says nothing
// rejected by: framing::exercise_1_a_silent_peer_is_not_waited_for_for_ever
// told: the log should say

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
        Arrival::End | Arrival::Silence if is_empty => return Ok(None),
        Arrival::End if is_line => return Err(io::ErrorKind::UnexpectedEof.into()),
        Arrival::Silence if is_line => {}
        Arrival::Silence | Arrival::End => return self.take_bare().map(Some),
    }
}
