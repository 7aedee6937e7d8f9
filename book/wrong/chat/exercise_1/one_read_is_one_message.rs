// wrong: what one read gives is taken for one message, wherever it was cut
// rejected by: framing::exercise_1_a_pause_does_not_end_a_line

use crate::incoming::Arrival;

match self.incoming.wait(self.patience)? {
    Arrival::More => match self.take_line()? {
        Some(line) => Ok(Some(line)),
        None => self.take_bare().map(Some),
    },
    Arrival::Silence => Err(io::ErrorKind::WouldBlock.into()),
    Arrival::End => Ok(None),
}
