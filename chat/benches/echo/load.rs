//! The load: the same for every contestant.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use crate::contestants::WELCOME;

/// What is echoed.
const MESSAGE: &[u8] = b"Is anybody there?\n";

/// How many threads make the load: more than a small machine has processors is of no use.
const THREADS: usize = 4;

/// Connections to one server, each of which is served.
pub struct Load {
    connections: Vec<TcpStream>,
}

impl Load {
    /// Connects `count` times, and waits until each one was welcomed.
    pub fn connect(server: SocketAddr, count: usize) -> io::Result<Load> {
        let connect = |_| {
            let mut connection = TcpStream::connect(server)?;
            connection.set_nodelay(true)?;
            connection.read_exact(&mut [0; WELCOME.len()])?;
            Ok(connection)
        };
        let connections = (0..count).map(connect).collect::<io::Result<_>>()?;
        Ok(Load { connections })
    }

    /// Sends something on every connection, waits for all echoes, and so on for about `time`. Returns how many came
    /// a second.
    pub fn round_trips_per_second(&mut self, time: Duration) -> io::Result<f64> {
        let start = Instant::now();
        let share = self.connections.len().div_ceil(THREADS);
        let trips: io::Result<usize> = thread::scope(|scope| {
            let shares = self.connections.chunks_mut(share);
            let threads: Vec<_> = shares
                .map(|connections| scope.spawn(move || exchange(connections, start, time)))
                .collect();
            let counts = threads
                .into_iter()
                .map(|thread| thread.join().expect("no panic"));
            counts.sum()
        });
        Ok(trips? as f64 / start.elapsed().as_secs_f64())
    }
}

/// One thread's part of it. Returns how many echoes came.
fn exchange(connections: &mut [TcpStream], start: Instant, time: Duration) -> io::Result<usize> {
    let mut trips = 0;
    while start.elapsed() < time {
        for connection in &mut *connections {
            connection.write_all(MESSAGE)?;
        }
        for connection in &mut *connections {
            connection.read_exact(&mut [0; 5 + MESSAGE.len()])?;
        }
        trips += connections.len();
    }
    Ok(trips)
}
