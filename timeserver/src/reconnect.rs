use std::io;
use std::iter;
use std::net::TcpStream;
use std::time::Duration;

/// How a client copes with a server that is not there yet: it tries again, after pauses that grow
/// (Project 2).
#[derive(Clone, Copy, Debug)]
pub struct Reconnect {
    /// How often to try again after the first failure.
    pub retries: usize,
    /// The first pause; each one after it is twice as long.
    pub first_pause: Duration,
    /// No pause is longer than this.
    pub longest_pause: Duration,
}

impl Reconnect {
    /// Tries `retries` times again, with pauses of 1, 2, 4, 8, 16 and then always 30 seconds, where
    /// a second lasts `second`.
    pub fn new(retries: usize, second: Duration) -> Reconnect {
        Reconnect {
            retries,
            first_pause: second,
            longest_pause: second * 30,
        }
    }

    /// The pauses, one for each retry.
    pub fn pauses(&self) -> impl Iterator<Item = Duration> + use<> {
        let longest = self.longest_pause;
        let doubled = move |pause: &Duration| Some(pause.saturating_mul(2).min(longest));
        iter::successors(Some(self.first_pause.min(longest)), doubled).take(self.retries)
    }

    // ANCHOR: reconnect
    /// Calls `connect` until it succeeds, and returns its connection. After each failure that has a
    /// retry left it calls `pause` with the error and with how long the next of the
    /// [`pauses`](Reconnect::pauses) is, and then tries again. It does not wait by itself: `pause`
    /// does, for that long, and may tell the user so.
    ///
    /// # Errors
    /// When no retry is left: the error of the last attempt.
    pub fn connect(
        &self,
        mut connect: impl FnMut() -> io::Result<TcpStream>,
        mut pause: impl FnMut(&io::Error, Duration),
    ) -> io::Result<TcpStream> {
        // ANCHOR: exercise_2 -- STUB: let _ = (&mut connect, &mut pause); todo!("exercise 2: try again after each of self.pauses()")
        for length in self.pauses() {
            match connect() {
                Ok(server) => return Ok(server),
                Err(error) => pause(&error, length),
            }
        }
        connect()
        // ANCHOR_END: exercise_2
    }
    // ANCHOR_END: reconnect
}
