use std::io;
use std::net::TcpStream;
use std::time::Duration;

use timeserver::IdleLimit;

/// How long a doctor may be silent before he is taken for one who waits for a name.
const HESITATION: Duration = Duration::from_millis(500);

/// Who speaks first.
///
/// A doctor without histories greets, one with histories waits for a name. A patient cannot know which one this is: so he
/// listens for a moment before he speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstWord {
    /// The doctor has begun to speak.
    Doctor,
    /// The doctor waits for the patient's name.
    Patient,
}

impl FirstWord {
    /// Who speaks first at the other end of `server`, which has just been connected. Blocks for half a second at most.
    /// What the doctor says is left for who reads next.
    ///
    /// # Errors
    /// If the connection breaks.
    pub fn of(server: &TcpStream) -> io::Result<FirstWord> {
        server.set_read_timeout(Some(HESITATION))?;
        match server.peek(&mut [0]) {
            Err(error) if IdleLimit::is_exceeded(&error) => Ok(FirstWord::Patient),
            Err(error) => Err(error),
            Ok(_) => Ok(FirstWord::Doctor),
        }
    }
}
