//! The limits: servers that speak no protocol, and do nothing but copy.

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

/// What is received and written at once.
const BLOCK: usize = 256 * 1024;

/// Whoever connects is sent the file at `path`.
pub fn get(path: &str) -> io::Result<()> {
    let listener = listen()?;
    loop {
        let (mut client, _) = listener.accept()?;
        copy(&File::open(path)?, &mut client)?;
    }
}

/// The kernel copies the file to the socket: nothing is faster.
#[cfg(target_os = "linux")]
fn copy(file: &File, client: &mut TcpStream) -> io::Result<()> {
    while rustix::fs::sendfile(&*client, file, None, 1 << 30)? > 0 {}
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn copy(mut file: &File, client: &mut TcpStream) -> io::Result<()> {
    io::copy(&mut file, client).map(drop)
}

/// What anybody sends until the end of the stream becomes a file in `folder`, and is flushed to the
/// disk as an upload is. Then one byte tells the client so.
pub fn put(folder: &str) -> io::Result<()> {
    let listener = listen()?;
    let mut block = vec![0; BLOCK];
    loop {
        let (mut client, _) = listener.accept()?;
        let mut file = File::create(Path::new(folder).join("big"))?;
        loop {
            match client.read(&mut block)? {
                0 => break,
                count => file.write_all(&block[..count])?,
            }
        }
        file.sync_all()?;
        client.write_all(b".")?;
    }
}

/// Listens, and says where, as the Python server does.
fn listen() -> io::Result<TcpListener> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    println!("{}", listener.local_addr()?.port());
    Ok(listener)
}
