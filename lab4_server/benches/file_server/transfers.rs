//! One big file: how many bytes a second.

use std::fs::{self, File};
use std::io::{self, Read};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;

use crate::contestant::Contestant;
use crate::lab3::{self, Lab3, Request};
use crate::table::Table;

const SIZE: u64 = 1 << 30;
const ROUNDS: usize = 7;

/// A GET of the whole file, which lies in the system's memory after it was made.
pub fn gets() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("big");
    lab3::send(&mut File::create(&path)?, SIZE)?;
    File::open(&path)?.sync_all()?;
    let mut contestants = vec![
        Contestant::bare("limit: sendfile, no protocol", "bare-get", &path)?,
        Contestant::ours("lab4_server", 4, folder.path(), &[])?,
    ];
    contestants.extend(Contestant::python(
        "Python, blocks of 64 KiB",
        folder.path(),
        64 * 1024,
    ));
    contestants.extend(Contestant::python(
        "Python, blocks of 1024 bytes",
        folder.path(),
        1024,
    ));
    let mut buffer = lab3::buffer();
    let table = Table::new("GET of 1 GiB", "MiB/s");
    in_rounds(
        &contestants,
        table,
        || Ok(()),
        |contestant, is_bare| {
            if is_bare {
                let mut server = TcpStream::connect(contestant.address)?;
                lab3::receive(&mut server, SIZE, &mut buffer)
            } else {
                let server = Lab3::connect(contestant.address)?;
                server.get("big", Request::Line, &mut buffer).map(drop)
            }
        },
    )
}

/// A PUT of the whole file: to the disk, and to a file system in memory, which has no disk to wait
/// for.
pub fn puts() -> io::Result<()> {
    puts_to(tempfile::tempdir()?, "PUT of 1 GiB to the disk")?;
    match tempfile::tempdir_in("/dev/shm") {
        Ok(memory) => puts_to(memory, "PUT of 1 GiB to memory (/dev/shm)"),
        // Not a Linux.
        Err(_) => Ok(()),
    }
}

fn puts_to(folder: TempDir, title: &str) -> io::Result<()> {
    let folder = folder.path();
    let mut contestants = vec![
        Contestant::bare(
            "limit: receive, write, fsync; no protocol",
            "bare-put",
            folder,
        )?,
        Contestant::ours("lab4_server", 4, folder, &[])?,
    ];
    contestants.extend(Contestant::python(
        "Python, blocks of 64 KiB, no fsync",
        folder,
        64 * 1024,
    ));
    let table = Table::new(title, "MiB/s");
    in_rounds(
        &contestants,
        table,
        || forget(&folder.join("big")),
        |contestant, is_bare| {
            if is_bare {
                let mut server = TcpStream::connect(contestant.address)?;
                lab3::send(&mut server, SIZE)?;
                server.shutdown(Shutdown::Write)?;
                server.read_exact(&mut [0])
            } else {
                Lab3::connect(contestant.address)?.put("big", SIZE)
            }
        },
    )
}

/// Removes what the last one has put. Python's server does not flush: the disk shall be done with
/// that, too.
fn forget(path: &Path) -> io::Result<()> {
    match File::open(path) {
        Ok(file) => file.sync_all().and_then(|()| fs::remove_file(path)),
        // The first one.
        Err(_) => Ok(()),
    }
}

/// Lets every contestant transfer the file once in each round, another one first each time; the
/// bare one is the first of them. Before each it calls `prepare`, which is not timed. Prints the
/// table.
fn in_rounds(
    contestants: &[Contestant],
    mut table: Table,
    prepare: impl Fn() -> io::Result<()>,
    mut transfer: impl FnMut(&Contestant, bool) -> io::Result<()>,
) -> io::Result<()> {
    for contestant in contestants {
        table.expect(&contestant.name);
    }
    for round in 0..ROUNDS {
        for turn in 0..contestants.len() {
            let number = (round + turn) % contestants.len();
            prepare()?;
            let start = Instant::now();
            transfer(&contestants[number], number == 0)?;
            let rate = SIZE as f64 / f64::from(1 << 20) / start.elapsed().as_secs_f64();
            table.add(&contestants[number].name, rate);
        }
    }
    table.print();
    Ok(())
}
