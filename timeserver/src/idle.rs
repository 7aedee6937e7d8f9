use std::fmt;
use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// How long a server waits for a client that neither sends nor takes anything: `--idle-timeout`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleLimit(Duration);

impl IdleLimit {
    /// A limit of `limit`.
    ///
    /// # Panics
    /// If `limit` is zero, which the operating system would take for "for ever".
    pub fn new(limit: Duration) -> IdleLimit {
        assert!(
            !limit.is_zero(),
            "an idle limit of zero would be none at all"
        );
        IdleLimit(limit)
    }

    /// The limit as a duration.
    pub fn duration(self) -> Duration {
        self.0
    }

    /// From now on a read on `client` that gets nothing for this long fails, and so does a write to
    /// a client that takes nothing for this long: a thread waits no longer for either.
    ///
    /// # Errors
    /// If the socket refuses its new limits: on some systems it does when the client has vanished.
    pub fn arm(self, client: &TcpStream) -> io::Result<()> {
        client.set_read_timeout(Some(self.0))?;
        client.set_write_timeout(Some(self.0))
    }

    /// Whether `error` came from a read or write that took longer than the limit. Unix says "would
    /// block" then, and keeps "timed out" for a connection that broke; Windows has one word for
    /// both.
    pub fn is_exceeded(error: &io::Error) -> bool {
        error.kind() == ErrorKind::WouldBlock
            || cfg!(windows) && error.kind() == ErrorKind::TimedOut
    }
}

impl fmt::Display for IdleLimit {
    /// What the log says of a client that exceeded the limit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "neither sent nor took anything for {} s (--idle-timeout)",
            self.0.as_secs_f64()
        )
    }
}

/// How long one blocked read may last on Windows, where hanging up on a socket does not wake its
/// reader. After each such slice the reader reads again, and so learns of it.
const WINDOWS_SLICE: Duration = Duration::from_millis(250);

/// Reads from a client with an idle limit, and ends when the server hangs up, on Windows as
/// elsewhere.
///
/// A handler that reads from its `TcpStream` itself is as good on Linux and macOS, where hanging up
/// wakes it. On Windows such a handler sleeps on until its idle limit; this reader wakes up in
/// slices.
pub struct PatientReader<'a> {
    client: &'a TcpStream,
    limit: IdleLimit,
    /// How long a single system call may block: at most the whole limit.
    slice: Duration,
}

impl PatientReader<'_> {
    /// A reader of `client` that waits at most `limit` for its next bytes.
    pub fn new(client: &TcpStream, limit: IdleLimit) -> PatientReader<'_> {
        PatientReader::in_slices(
            client,
            limit,
            if cfg!(windows) {
                WINDOWS_SLICE
            } else {
                limit.0
            },
        )
    }

    /// The same, with no single system call longer than `slice`.
    pub fn in_slices(client: &TcpStream, limit: IdleLimit, slice: Duration) -> PatientReader<'_> {
        PatientReader {
            client,
            limit,
            slice: slice.min(limit.0),
        }
    }
}

impl Read for PatientReader<'_> {
    /// Blocks until the client has sent something, or has ended (then 0 bytes are read), or the
    /// server hangs up, or the limit is exceeded: see [`IdleLimit::is_exceeded`].
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let deadline = Instant::now() + self.limit.0;
        let mut slice = self.slice;
        loop {
            self.client.set_read_timeout(Some(slice))?;
            match self.client.read(buffer) {
                Err(error) if IdleLimit::is_exceeded(&error) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return Err(error);
                    }
                    slice = self.slice.min(left);
                }
                result => return result,
            }
        }
    }
}
