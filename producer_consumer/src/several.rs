use std::error::Error;
use std::sync::Arc;

use rand::SeedableRng;
use sleepy_threads::timeline::{self, Access};
use sleepy_threads::{Crew, Rhythm, StoryOptions, say};

use crate::{Audit, Consumer, MultiConsumerCell, Producer};

/// Lets one producer and several `consumers` share a cell: each of them sees as many items as there
/// are `accesses`. Says afterwards, for each consumer, what went wrong. Blocks until all are done.
///
/// This is the program of the chapter's Project 1.
///
/// # Errors
/// If a thread cannot be started or panics.
///
/// # Panics
/// If there are no consumers.
pub fn run_several(
    accesses: u32,
    consumers: usize,
    story: &StoryOptions,
) -> Result<(), Box<dyn Error>> {
    let (pace, mut rng) = (story.pace(), story.rng());
    say("Starting the threads");
    let cell = Arc::new(MultiConsumerCell::new(consumers));
    let mut crew = Crew::new();
    let producer = Producer::new(Rhythm::new(accesses, pace, rng.fork()));
    let producers_cell = Arc::clone(&cell);
    let produce = move || {
        producer.run(|item, announce| {
            let turn = timeline::waiting_for("writeable");
            producers_cell.set_data_with(item, turn.announcing(Access::Write, "sets", announce));
        })
    };
    crew.start("Producer", timeline::thread(produce))?;
    for number in 0..consumers {
        let consumer = Consumer::new(Rhythm::new(accesses, pace, rng.fork()));
        let cell = Arc::clone(&cell);
        let consume = move || {
            consumer.run(|announce| {
                let turn = timeline::waiting_for("readable");
                cell.get_data_with(number, turn.announcing(Access::Read, "gets", announce))
            })
        };
        let name = format!("Consumer {}", number + 1);
        crew.start(name, timeline::thread(consume))?;
    }

    let waiting = timeline::waiting_for("all threads to end");
    let items = crew.join()?;
    drop(waiting);
    for (number, consumed) in items[1..].iter().enumerate() {
        let audit = Audit::new(&items[0], consumed);
        say(format_args!("Consumer {}: {audit}", number + 1));
    }
    Ok(())
}
