//! Connections per second, cost per client, and memory per client: `cargo bench -p timeserver`.
//!
//! All contestants are alive from the beginning and are measured in rounds, one after another in
//! each, so that what disturbs the machine disturbs all of them; the tables show medians.

mod contestants;
mod load;

use std::io;
use std::time::Duration;

use contestants::Contestant;

const ROUNDS: usize = 11;
const TIME: Duration = Duration::from_millis(300);

fn main() -> io::Result<()> {
    // `cargo bench` says `--bench`; the contestants are this program with a role.
    match std::env::args().nth(1) {
        Some(role) if !role.starts_with("--") => contestants::serve(&role),
        _ => {
            rates()?;
            costs()?;
            memory()
        }
    }
}

/// Connections per second, and their ratios to the bare loop and to Python.
fn rates() -> io::Result<()> {
    let mut all = vec![
        Contestant::ours("bare loop: accept, write, close", "bare")?,
        Contestant::ours("in turn", "in-turn")?,
        Contestant::ours("in turn, log in a file", "in-turn-log")?,
        Contestant::ours("bare loop: accept, thread, write, close", "bare-threads")?,
        Contestant::ours("one thread a client", "threads")?,
        Contestant::ours("one thread a client, log in a file", "threads-log")?,
    ];
    match Contestant::python("Python, ThreadingTCPServer") {
        Ok(python) => all.push(python),
        Err(error) => println!("Without Python's server: {error}"),
    }
    let mut rates = vec![Vec::new(); all.len()];
    for _ in 0..ROUNDS {
        for (contestant, rates) in all.iter().zip(&mut rates) {
            rates.push(load::connections_per_second(contestant.address, TIME));
        }
    }
    let python = all.iter().position(|one| one.name.starts_with("Python"));
    println!(
        "\n{:<40} {:>13} {:>9} {:>9}",
        "", "connections/s", "to bare", "to Python"
    );
    for (contestant, own) in all.iter().zip(&rates) {
        let rate = median(own.clone());
        let to_bare = ratio(own, &rates[0]);
        let to_python = python.map_or(f64::NAN, |python| ratio(own, &rates[python]));
        println!(
            "{:<40} {rate:>13.0} {to_bare:>9.2} {to_python:>9.2}",
            contestant.name
        );
    }
    Ok(())
}

/// The cost of a client among 10, 100 and 1000 that are connected at once.
fn costs() -> io::Result<()> {
    const CROWDS: [usize; 3] = [10, 100, 1000];
    let server = Contestant::ours("one thread a client", "asked")?;
    let mut times = [const { Vec::new() }; CROWDS.len()];
    for _ in 0..ROUNDS {
        for (crowd, times) in CROWDS.iter().zip(&mut times) {
            // Always a thousand clients, in crowds of this size: whatever else the machine does
            // hits all sizes alike.
            let crowds = 1000 / crowd;
            let mut sum = Duration::ZERO;
            for _ in 0..crowds {
                sum += load::time_per_client(server.address, *crowd)?;
            }
            times.push(sum.as_secs_f64() / crowds as f64 * 1e6);
        }
    }
    println!(
        "\n{:<40} {:>13} {:>9}",
        "one thread a client, all at once", "us a client", "to 10"
    );
    let times = times.map(median);
    for (crowd, time) in CROWDS.iter().zip(times) {
        println!(
            "{:<40} {time:>13.1} {:>9.2}",
            format!("{crowd} clients"),
            time / times[0]
        );
    }
    Ok(())
}

/// The memory of a client that is connected and waits, with a thread of its own.
fn memory() -> io::Result<()> {
    const CLIENTS: usize = 1000;
    let server = Contestant::ours("one thread a client", "asked")?;
    let Some(empty) = server.resident() else {
        println!("\nMemory per client: not measured, there is no /proc");
        return Ok(());
    };
    let held = load::hold(server.address, CLIENTS)?;
    // The last one's answer shows that all before it have their threads.
    let mut last = load::hold(server.address, 1)?;
    io::Write::write_all(&mut last[0], b"?")?;
    io::copy(&mut last[0], &mut io::sink())?;
    let full = server.resident().unwrap_or(empty);
    let each = full.saturating_sub(empty) as f64 / 1024.0 / held.len() as f64;
    println!(
        "\n{:<40} {each:>13.1} KiB each",
        format!("memory of {CLIENTS} connected clients")
    );
    Ok(())
}

/// How two contestants compare: the median of their ratios in each round.
fn ratio(own: &[f64], other: &[f64]) -> f64 {
    median(
        own.iter()
            .zip(other)
            .map(|(own, other)| own / other)
            .collect(),
    )
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
