//! The load: the same for every contestant.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How many clients knock at once, each in a thread.
const CLIENTS: usize = 8;

/// Clients that connect, read the answer to its end, and come again, for about `time`. Returns how
/// many were served a second.
pub fn connections_per_second(server: SocketAddr, time: Duration) -> f64 {
    let served = AtomicUsize::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                while start.elapsed() < time {
                    // An answer that is not whole does not count.
                    if ask(server).is_ok_and(|length| length >= ANSWER) {
                        served.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    served.into_inner() as f64 / start.elapsed().as_secs_f64()
}

/// The length of `Sat Jun 24 12:54:32 2017\nHave a nice day!`.
const ANSWER: usize = 24 + 1 + 16;

fn ask(server: SocketAddr) -> io::Result<usize> {
    let mut answer = [0; 64];
    let mut length = 0;
    let mut client = TcpStream::connect(server)?;
    loop {
        match client.read(&mut answer[length..])? {
            0 => return Ok(length),
            count => length += count,
        }
    }
}

/// Connects `clients`, and when all of them are connected, asks for all, and reads the answers.
/// Returns how long that took for each of them.
pub fn time_per_client(server: SocketAddr, clients: usize) -> io::Result<Duration> {
    let start = Instant::now();
    let held = hold(server, clients)?;
    for mut client in &held {
        client.write_all(b"?")?;
    }
    for mut client in &held {
        io::copy(&mut client, &mut io::sink())?;
    }
    drop(held);
    Ok(start.elapsed() / clients as u32)
}

/// Connects `clients`.
pub fn hold(server: SocketAddr, clients: usize) -> io::Result<Vec<TcpStream>> {
    (0..clients).map(|_| TcpStream::connect(server)).collect()
}
