//! The bytes of a file, from disk to network and back, in constant memory.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;

use crate::Wire;

/// How much is received at a time. Larger blocks are not faster, smaller ones cost more system calls.
const BLOCK: usize = 256 * 1024;

/// How much is sent between two reports of progress.
const STRETCH: u64 = 8 * 1024 * 1024;

// ANCHOR: send
/// Sends the next `size` bytes of `file`, and tells `progress` how many after each stretch of them. Blocks while the
/// peer takes nothing.
///
/// # Errors
/// If the peer breaks off, or the file turns out to be shorter.
pub fn send(file: &File, size: u64, wire: Wire, mut progress: impl FnMut(u64)) -> io::Result<()> {
    let mut left = size;
    while left > 0 {
        let sent = send_stretch(file, left.min(STRETCH), wire.stream())?;
        if sent == 0 {
            return Err(io::Error::other("the file has become shorter meanwhile"));
        }
        left -= sent;
        progress(sent);
    }
    Ok(())
}

/// Lets the kernel copy the file to the socket: the bytes never come near this process.
///
/// `io::copy` would have it done here, block by block, because the kernel sends what is in the file when it gets to the
/// wire. If somebody writes into the file in the meantime, that may be neither the old content nor the new. Into our
/// files nobody does: a PUT makes a new file.
#[cfg(target_os = "linux")]
fn send_stretch(file: &File, most: u64, stream: &TcpStream) -> io::Result<u64> {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let sent = rustix::io::retry_on_intr(|| rustix::fs::sendfile(stream, file, None, most))?;
    Ok(sent as u64)
}

/// Copies the file to the socket through a buffer.
#[cfg(not(target_os = "linux"))]
fn send_stretch(file: &File, most: u64, mut stream: &TcpStream) -> io::Result<u64> {
    use std::io::BufReader;
    let mut file = BufReader::with_capacity(BLOCK, file.take(most));
    io::copy(&mut file, &mut stream)
}
// ANCHOR_END: send

// ANCHOR: receive
/// Writes to `file` the next `size` bytes that the peer sends, and tells `progress` how many after
/// each block. Blocks while the peer sends nothing. Holds one block.
///
/// # Errors
/// The inner error is the file's (the disk is full), the outer one the peer's.
pub fn receive(
    mut file: impl Write,
    size: u64,
    wire: Wire,
    mut progress: impl FnMut(u64),
) -> io::Result<io::Result<()>> {
    let mut bytes = wire.reader().take(size);
    let mut block = vec![0; BLOCK];
    while bytes.limit() > 0 {
        let count = match bytes.read(&mut block) {
            // The end, before the end: the peer has broken off. (Servers that take this for
            // "nothing yet" loop for ever.)
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if let Err(error) = file.write_all(&block[..count]) {
            return Ok(Err(error));
        }
        progress(count as u64);
    }
    Ok(Ok(()))
}
// ANCHOR_END: receive
