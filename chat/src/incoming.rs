use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use timeserver::{IdleLimit, PatientReader};

/// What is taken from the system at once, at most.
const PIECE: usize = 8 * 1024;

/// The bytes of a connection that have arrived and have not been taken yet.
#[derive(Debug)]
pub(crate) struct Incoming {
    stream: Arc<TcpStream>,
    /// In the order in which they came. Where the pieces met that they came in, nobody knows any more.
    pub bytes: Vec<u8>,
}

/// What has become of waiting for more bytes.
pub(crate) enum Arrival {
    /// There are more than before.
    More,
    /// None came in the given time.
    Silence,
    /// None will come any more: the peer has closed its side.
    End,
}

impl Incoming {
    /// Nothing yet.
    pub fn new(stream: Arc<TcpStream>) -> Incoming {
        let bytes = Vec::new();
        Incoming { stream, bytes }
    }

    /// Blocks until at least one more byte is here, or the end, or `patience` is over.
    ///
    /// # Errors
    /// If the connection broke.
    pub fn wait(&mut self, patience: Duration) -> io::Result<Arrival> {
        // A socket would take a limit of zero for none at all.
        let limit = IdleLimit::new(patience.max(Duration::from_millis(1)));
        let mut piece = [0; PIECE];
        loop {
            return match PatientReader::new(&self.stream, limit).read(&mut piece) {
                Ok(0) => Ok(Arrival::End),
                Ok(count) => {
                    self.bytes.extend_from_slice(&piece[..count]);
                    Ok(Arrival::More)
                }
                Err(error) if IdleLimit::is_exceeded(&error) => Ok(Arrival::Silence),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
        }
    }
}
