//! Echo round trips per second, and memory per client: `cargo bench -p chat`.
//!
//! All contestants are alive from the beginning and are measured in rounds, one after another in each, so that what
//! disturbs the machine disturbs all of them; the table shows medians.

mod contestants;
mod load;

use std::io;
use std::time::Duration;

use contestants::Contestant;
use load::Load;

const ROUNDS: usize = 9;
const TIME: Duration = Duration::from_millis(400);

fn main() -> io::Result<()> {
    // `cargo bench` says `--bench`; a contestant is this program with a role.
    match std::env::args().nth(1) {
        Some(role) if role == "bare" => contestants::bare_loop(),
        _ => {
            raise_limit_of_descriptors();
            for clients in [1, 100, 1000] {
                round_trips(clients)?;
            }
            memory(1000)
        }
    }
}

fn contestants() -> io::Result<Vec<Contestant>> {
    let mut all = vec![Contestant::bare_loop()?, Contestant::echo_server2()?];
    match Contestant::python() {
        Ok(python) => all.push(python),
        Err(error) => println!("Without Python's server: {error}"),
    }
    Ok(all)
}

/// Round trips per second over so many connections, and their ratios to the bare loop and to Python.
fn round_trips(clients: usize) -> io::Result<()> {
    let all = contestants()?;
    let connect = |contestant: &Contestant| Load::connect(contestant.address, clients);
    let mut loads = all.iter().map(connect).collect::<io::Result<Vec<_>>>()?;
    let mut rates = vec![Vec::new(); all.len()];
    for _ in 0..ROUNDS {
        for (load, rates) in loads.iter_mut().zip(&mut rates) {
            rates.push(load.round_trips_per_second(TIME)?);
        }
    }
    let rates: Vec<f64> = rates.into_iter().map(median).collect();
    let title = format!("{clients} connections");
    println!(
        "\n{title:<34} {:>13} {:>9} {:>9}",
        "round trips/s", "to bare", "to Python"
    );
    for (contestant, rate) in all.iter().zip(&rates) {
        let to_bare = rate / rates[0];
        let to_python = match rates.get(2) {
            Some(python) => format!("{:.2}", rate / python),
            None => "-".to_string(),
        };
        println!(
            "{:<34} {rate:>13.0} {to_bare:>9.2} {to_python:>9}",
            contestant.name
        );
    }
    Ok(())
}

/// The memory of a client that is connected and has said something.
fn memory(clients: usize) -> io::Result<()> {
    println!(
        "\n{:<34} {:>13}",
        format!("memory of {clients} clients"),
        "KiB each"
    );
    for contestant in contestants()? {
        // The first one brings the program itself into memory.
        Load::connect(contestant.address, 1)?.round_trips_per_second(Duration::ZERO)?;
        let before = contestant.resident();
        let mut load = Load::connect(contestant.address, clients)?;
        load.round_trips_per_second(TIME)?;
        match (before, contestant.resident()) {
            (Some(before), Some(after)) => {
                let each = (after - before) / clients as f64;
                println!("{:<34} {each:>13.1}", contestant.name);
            }
            _ => println!("{:<34} not measured: there is no /proc", contestant.name),
        }
    }
    Ok(())
}

/// A thousand clients need more descriptors than a shell usually allows; the contestants inherit the limit.
#[cfg(unix)]
fn raise_limit_of_descriptors() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit
        .maximum
        .map(|maximum| maximum.min(16_384))
        .or(Some(16_384));
    // If it may not be raised, connecting will say so.
    let _ = setrlimit(Resource::Nofile, limit);
}

/// Windows has no such limit.
#[cfg(windows)]
fn raise_limit_of_descriptors() {}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
