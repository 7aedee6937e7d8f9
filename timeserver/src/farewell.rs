//! Closing a connection so that the last words arrive.
//!
//! A socket that is closed while bytes from the peer lie unread in it does not say goodbye: the
//! kernel *resets* the connection, and what was sent last may never be shown to the peer. So
//! whoever closes first says that he has finished ([`Shutdown::Write`]), and reads away what the
//! peer still sends, until the peer closes, too. As a peer may send for ever, this is bounded.

use std::io::{self, ErrorKind, Read};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// How much is read away at most. More than that is no last word, and the peer deserves the reset.
const MOST_BYTES: usize = 256 * 1024;

/// How long [`close_promptly`] waits for a peer that has sent something.
const PATIENCE: Duration = Duration::from_secs(1);

/// Closes the connection, and waits until the peer has closed it as well: the safe way, where the
/// peer is known to answer or to leave, and nobody else is kept waiting.
///
/// Blocks at most for `patience`, and reads at most 256 KiB.
///
/// # Errors
/// If the connection broke before the goodbye was said. A peer that does not close, or goes on
/// sending, is no error.
pub fn close_gently(client: TcpStream, patience: Duration) -> io::Result<()> {
    client.shutdown(Shutdown::Write)?;
    drain(&client, patience)
}

/// Closes the connection at once if the peer has been as silent as it should be, and like
/// [`close_gently`] (within one second) if it has not: the fast way, for services that read
/// nothing.
///
/// A peer that begins to send only after this has looked may still be answered with a reset. To be
/// sure of that one, too, every client would have to be waited for.
///
/// # Errors
/// As [`close_gently`].
pub fn close_promptly(client: TcpStream) -> io::Result<()> {
    client.shutdown(Shutdown::Write)?;
    if has_unread_bytes(&client)? {
        drain(&client, PATIENCE)
    } else {
        Ok(())
    }
}

/// Whether bytes from the client lie here that nobody has read. Asks, and does not wait.
#[cfg(unix)]
fn has_unread_bytes(client: &TcpStream) -> io::Result<bool> {
    Ok(rustix::io::ioctl_fionread(client)? > 0)
}

/// The same in two more steps, for the standard library cannot ask.
#[cfg(windows)]
fn has_unread_bytes(client: &TcpStream) -> io::Result<bool> {
    client.set_nonblocking(true)?;
    let unread = client.peek(&mut [0]);
    client.set_nonblocking(false)?;
    Ok(matches!(unread, Ok(1..)))
}

/// Reads away what `client` sends until it ends; at most for `patience`, at most [`MOST_BYTES`].
fn drain(mut client: &TcpStream, patience: Duration) -> io::Result<()> {
    let deadline = Instant::now() + patience;
    let mut buffer = [0; 4096];
    let mut bytes = 0;
    while bytes < MOST_BYTES {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        client.set_read_timeout(Some(left))?;
        match client.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => bytes += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // Too slow, or gone: either way there is nobody left to be polite to.
            Err(_) => break,
        }
    }
    Ok(())
}
