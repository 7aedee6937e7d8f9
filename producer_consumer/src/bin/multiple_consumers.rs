//! A producer and several consumers, each of which sees every item.

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use producer_consumer::{AccessOptions, Audit, Consumer, MultiConsumerCell, Producer};
use rand::SeedableRng;
use sleepy_threads::{Crew, Rhythm, ask_number, ending, say};

/// A producer and several consumers share a cell; every consumer sees every item.
#[derive(Parser)]
#[command(allow_negative_numbers = true)]
struct Options {
    #[command(flatten)]
    accesses: AccessOptions,

    /// How many consumers there are; asked for if missing
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    consumers: Option<u32>,
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let accesses = options.accesses.accesses()?;
    let consumers = ask_number(
        options.consumers,
        "Enter the number of consumers: ",
        1..=1000,
    )? as usize;
    let pace = options.accesses.story.pace();
    let mut rng = options.accesses.story.rng();

    say("Starting the threads");
    let cell = Arc::new(MultiConsumerCell::new(consumers));
    let mut crew = Crew::new();
    let producer = Producer::new(Rhythm::new(accesses, pace, rng.fork()));
    let producers_cell = Arc::clone(&cell);
    crew.start("Producer", move || {
        producer.run(|item, announce| producers_cell.set_data_with(item, announce))
    })?;
    for number in 0..consumers {
        let consumer = Consumer::new(Rhythm::new(accesses, pace, rng.fork()));
        let cell = Arc::clone(&cell);
        crew.start(format!("Consumer {}", number + 1), move || {
            consumer.run(|announce| cell.get_data_with(number, announce))
        })?;
    }

    let items = crew.join()?;
    for (number, consumed) in items[1..].iter().enumerate() {
        let audit = Audit::new(&items[0], consumed);
        say(format_args!("Consumer {}: {audit}", number + 1));
    }
    Ok(())
}
