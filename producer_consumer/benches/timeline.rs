//! What a timeline costs: `cargo bench -p producer_consumer --bench timeline`.
//!
//! The chapter's program hands 17,000 items over as fast as it can, and prints all that it does into
//! nowhere. That are 102,000 events: for each item, both threads wait, are inside, and run again. It
//! is run with and without a recording in turn, so that what disturbs the machine disturbs both.
//! The clock runs from the start of the threads to their end. To draw the picture afterwards is
//! measured by itself.

use std::env;
use std::error::Error;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;
use producer_consumer::{AccessOptions, SharedCell, run_pair};
use sleepy_threads::Pace;
use sleepy_threads::timeline::Recording;

const ROUNDS: usize = 31;
const EVENTS: f64 = 17_000.0 * 2.0 * 3.0;

/// What a run takes, in seconds.
struct Cost {
    telling: f64,
    drawing: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` says `--bench`; a run is this program with a role.
    match env::args().nth(1).as_deref() {
        Some(role @ ("on" | "off")) => run(role == "on"),
        _ => compare(),
    }
}

#[derive(Parser)]
struct Options {
    #[command(flatten)]
    accesses: AccessOptions,
}

/// One run, whose costs go to standard error.
fn run(is_on: bool) -> Result<(), Box<dyn Error>> {
    let words = ["run", "--accesses=17000", "--second-ms=0", "--seed=1"];
    let options = Options::parse_from(words).accesses;
    let recording = is_on.then(|| Recording::start("a benchmark", Pace::unslept()));
    let start = Instant::now();
    run_pair(SharedCell::new(), &options)?;
    let telling = start.elapsed();
    let start = Instant::now();
    let size = recording.map_or(0, |recording| recording.finish().to_string().len());
    let drawing = if size > 0 {
        start.elapsed()
    } else {
        Duration::ZERO
    };
    eprintln!("{} {}", telling.as_secs_f64(), drawing.as_secs_f64());
    Ok(())
}

fn compare() -> Result<(), Box<dyn Error>> {
    let (mut off, mut on, mut drawing) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // Who is first may be luckier: they take turns.
        let (first, second) = (costs(round % 2 == 0)?, costs(round % 2 != 0)?);
        let (recorded, plain) = if round % 2 == 0 {
            (first, second)
        } else {
            (second, first)
        };
        off.push(plain.telling);
        on.push(recorded.telling);
        drawing.push(recorded.drawing);
    }
    println!("{:<12} {:>10} {:>10}", "", "median", "shortest");
    for (name, times) in [
        ("off", &mut off),
        ("on", &mut on),
        ("drawing", &mut drawing),
    ] {
        times.sort_by(f64::total_cmp);
        let [median, shortest] = [times[ROUNDS / 2], times[0]].map(|time| time * 1e3);
        println!("{name:<12} {median:>7.1} ms {shortest:>7.1} ms");
    }
    for (name, place) in [("median", ROUNDS / 2), ("shortest", 0)] {
        let more = on[place] - off[place];
        let (percent, each) = (more / off[place] * 100.0, more / EVENTS * 1e9);
        println!("recording, {name}: {percent:+.1} %, {each:+.0} ns an event");
    }
    Ok(())
}

/// The costs of one run in a process of its own.
fn costs(is_on: bool) -> Result<Cost, Box<dyn Error>> {
    let mut command = Command::new(env::current_exe()?);
    command.arg(if is_on { "on" } else { "off" });
    let output = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()?;
    let said = String::from_utf8(output.stderr)?;
    let (telling, drawing) = said.trim().split_once(' ').ok_or("a run has failed")?;
    Ok(Cost {
        telling: telling.parse()?,
        drawing: drawing.parse()?,
    })
}
