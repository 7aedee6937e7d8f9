// right: the goodbye is said by hand: it shuts down its half, and reads the rest away within limits

use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::time::Duration;

let _ = address;
let mut client = client;
client.write_all(day_and_time().as_bytes())?;
client.flush()?;
client.shutdown(Shutdown::Write)?;
client.set_read_timeout(Some(Duration::from_millis(500)))?;
let rest = io::copy(&mut client.take(1 << 20), &mut io::sink());
match rest {
    Err(error) if error.kind() != io::ErrorKind::WouldBlock => Err(error),
    _ => Ok(()),
}
