//! A long queue: what a waiting client costs.

use std::io;
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use crate::contestant::Contestant;
use crate::lab3::Lab3;

const CLIENTS: usize = 10_000;
const SLOTS: usize = 4;

/// The memory of the server's process; what the kernel needs for a socket is not in it.
pub fn memory() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let server = Contestant::ours(
        "lab4_server",
        SLOTS,
        folder.path(),
        &["--idle-timeout", "600"],
    )?;
    println!("\n{CLIENTS} clients wait for {SLOTS} slots");
    let held: io::Result<Vec<_>> = (0..SLOTS).map(|_| Lab3::connect(server.address)).collect();
    let _held = held?;
    let (Some(empty), Some(before)) = (server.resident(), server.descriptors()) else {
        println!("  not measured: there is no /proc");
        return Ok(());
    };
    let waiting: io::Result<Vec<_>> = (0..CLIENTS)
        .map(|_| TcpStream::connect(server.address))
        .collect();
    let waiting = match waiting {
        Ok(waiting) => waiting,
        Err(error) => {
            println!("  not measured: {error}");
            return Ok(());
        }
    };
    if !wait_until(|| server.descriptors() >= Some(before + CLIENTS)) {
        println!("  not measured: the server has too few descriptors for them");
        return Ok(());
    }
    let full = server.resident().unwrap_or(empty);
    let each = full.saturating_sub(empty) / waiting.len();
    println!("  {:<56} {each:>12} bytes", "resident memory of each");
    let descriptors = server.descriptors().unwrap_or(before) - before;
    let each = descriptors as f64 / waiting.len() as f64;
    println!("  {:<56} {each:>12.2}", "descriptors of each");
    let threads = server.threads().unwrap_or(0);
    println!("  {:<56} {threads:>12}", "threads of the server");
    Ok(())
}

/// Whether it happens within some seconds.
fn wait_until(happened: impl Fn() -> bool) -> bool {
    let deadline = Instant::now() + Duration::from_secs(20);
    while Instant::now() < deadline {
        if happened() {
            return true;
        }
        thread::sleep(Duration::from_millis(20));
    }
    false
}
