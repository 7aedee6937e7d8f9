//! The load: a Lab 3 client that costs as little as possible.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// What is received, or sent, at once.
const BLOCK: usize = 256 * 1024;

/// How a client ends its request.
#[derive(Clone, Copy, PartialEq)]
pub enum Request {
    /// With a line feed, as the workbook's own client does.
    Line,
    /// With nothing, as the lab's clients do: the server has to wait for the silence after it.
    Bare,
}

/// A connection whose turn has come.
pub struct Lab3(TcpStream);

impl Lab3 {
    /// Connects, and blocks until the server says `READY`.
    pub fn connect(server: SocketAddr) -> io::Result<Lab3> {
        Lab3::over(TcpStream::connect(server)?)
    }

    /// The same for a client that is connected, and may be waiting for its turn.
    pub fn over(server: TcpStream) -> io::Result<Lab3> {
        server.set_nodelay(true)?;
        let mut client = Lab3(server);
        client.expect(b"READY")?;
        Ok(client)
    }

    /// Gets the file called `name`, forgets it, and returns its size. `buffer` is for the blocks.
    pub fn get(mut self, name: &str, request: Request, buffer: &mut [u8]) -> io::Result<u64> {
        let end = if request == Request::Line { "\n" } else { "" };
        self.0.write_all(format!("GET {name}{end}").as_bytes())?;
        self.expect(b"OK")?;
        self.0.write_all(b"READY")?;
        let mut size = [0; 8];
        self.0.read_exact(&mut size)?;
        let size = u64::from_be_bytes(size);
        self.0.write_all(b"OK")?;
        receive(&mut self.0, size, buffer)?;
        self.expect(b"DONE")?;
        Ok(size)
    }

    /// Puts `size` bytes as the file called `name`.
    pub fn put(mut self, name: &str, size: u64) -> io::Result<()> {
        self.0.write_all(format!("PUT {name}\n").as_bytes())?;
        self.expect(b"OK")?;
        self.0.write_all(&size.to_be_bytes())?;
        self.expect(b"OK")?;
        send(&mut self.0, size)?;
        self.expect(b"DONE")
    }

    /// The next bytes must be these.
    fn expect(&mut self, word: &[u8]) -> io::Result<()> {
        let mut got = vec![0; word.len()];
        self.0.read_exact(&mut got)?;
        if got == word {
            Ok(())
        } else {
            let (got, word) = (got.escape_ascii(), word.escape_ascii());
            Err(io::Error::other(format!("{got} came instead of {word}")))
        }
    }
}

/// A buffer for the blocks of [`Lab3::get`].
pub fn buffer() -> Vec<u8> {
    vec![0; BLOCK]
}

/// Receives `size` bytes.
pub fn receive(server: &mut impl Read, size: u64, buffer: &mut [u8]) -> io::Result<()> {
    let mut left = size;
    while left > 0 {
        let most = buffer
            .len()
            .min(usize::try_from(left).unwrap_or(usize::MAX));
        match server.read(&mut buffer[..most])? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => left -= count as u64,
        }
    }
    Ok(())
}

/// Sends `size` bytes.
pub fn send(server: &mut impl Write, size: u64) -> io::Result<()> {
    let block = vec![b'x'; BLOCK];
    let mut left = size;
    while left > 0 {
        let most = block.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        server.write_all(&block[..most])?;
        left -= most as u64;
    }
    Ok(())
}
