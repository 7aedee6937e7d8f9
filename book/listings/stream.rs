//! Two writes, and the pieces that the reads find.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};

fn main() -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    // ANCHOR: stream
    let mut sender = TcpStream::connect(listener.local_addr()?)?;
    sender.write_all(b"Have a nice")?;
    sender.write_all(b" day!")?;
    drop(sender);

    let (mut receiver, _) = listener.accept()?;
    // Until all of it has come, for a run that is the same every time.
    while receiver.peek(&mut [0; 32])? < 16 {}
    let mut piece = [0; 6];
    loop {
        match receiver.read(&mut piece)? {
            0 => return Ok(()),
            count => println!("{:?}", String::from_utf8_lossy(&piece[..count])),
        }
    }
    // ANCHOR_END: stream
}
