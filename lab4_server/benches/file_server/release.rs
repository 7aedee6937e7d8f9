//! A slot becomes free: how long until the next client hears its READY.

use std::fs;
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::contestant::Contestant;
use crate::lab3::{Lab3, Request};
use crate::table::Table;

/// Of the polling server there are fewer: each takes about a second.
const POLLED: u32 = 15;
const ROUNDS_OF_OURS: u32 = 20;

/// The time from when the client in the only slot is done and closes, to `READY` at the client that
/// waits.
pub fn times() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("small"), [b'x'; 4096])?;
    let ours = Contestant::ours("lab4_server", 1, folder.path(), &[])?;
    let polling = Contestant::ours("lab4_server --polling", 1, folder.path(), &["--polling"])?;
    let mut table = Table::new("From a slot's release to READY", "ms");
    table.expect(&ours.name);
    table.expect(&polling.name);
    for round in 0..POLLED {
        for _ in 0..ROUNDS_OF_OURS {
            let time = release_to_ready(ours.address, Duration::from_millis(2))?;
            table.add(&ours.name, time.as_secs_f64() * 1e3);
        }
        // A slot may become free at any moment of the second for which the polling server sleeps.
        let moment = Duration::from_secs(1) * round / POLLED;
        let time = release_to_ready(polling.address, moment)?;
        table.add(&polling.name, time.as_secs_f64() * 1e3);
    }
    table.print();
    Ok(())
}

/// One client is in the slot, another one waits for `moment`; then the first one goes.
fn release_to_ready(server: SocketAddr, moment: Duration) -> io::Result<Duration> {
    let first = Lab3::connect(server)?;
    let second = TcpStream::connect(server)?;
    thread::sleep(moment);
    // It closes when it has read DONE.
    first.get("small", Request::Line, &mut [0; 4096])?;
    let start = Instant::now();
    let second = Lab3::over(second)?;
    let time = start.elapsed();
    second.get("small", Request::Line, &mut [0; 4096])?;
    Ok(time)
}
