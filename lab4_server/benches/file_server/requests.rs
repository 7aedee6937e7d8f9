//! Many small files: how many a second.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::contestant::Contestant;
use crate::lab3::{Lab3, Request};
use crate::table::Table;

const ROUNDS: usize = 3;
const TIME: Duration = Duration::from_millis(800);

/// GETs of 4 KiB a second, by at least 8 clients at once.
pub fn rates() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("small"), [b'x'; 4096])?;
    let mut all = Vec::new();
    for slots in [1, 4, 64] {
        for (request, how) in [
            (Request::Line, "'\\n' ends the request"),
            (Request::Bare, "silence ends it"),
        ] {
            let name = format!("lab4_server, {slots} slots, {how}");
            all.push((
                Contestant::ours(&name, slots, folder.path(), &[])?,
                slots,
                request,
            ));
        }
    }
    if let Some(python) =
        Contestant::python("Python, one client after another", folder.path(), 1024)
    {
        all.push((python, 1, Request::Line));
    }
    let mut table = Table::new("4 KiB GETs, by 8 clients (with 64 slots: 64)", "GETs/s");
    for (server, ..) in &all {
        table.expect(&server.name);
    }
    for _ in 0..ROUNDS {
        for (server, slots, request) in &all {
            let rate = gets_per_second(server.address, (*slots).max(8), *request);
            table.add(&server.name, rate);
        }
    }
    table.print();
    Ok(())
}

fn gets_per_second(server: SocketAddr, clients: usize, request: Request) -> f64 {
    let served = AtomicUsize::new(0);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..clients {
            scope.spawn(|| {
                let mut buffer = [0; 4096];
                while start.elapsed() < TIME {
                    let client = Lab3::connect(server);
                    // An answer that is not whole does not count.
                    if client
                        .and_then(|client| client.get("small", request, &mut buffer))
                        .is_ok()
                    {
                        served.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    served.into_inner() as f64 / start.elapsed().as_secs_f64()
}
