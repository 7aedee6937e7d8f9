// right: each thread receives its number through a channel of its own
use std::sync::mpsc;

let mut crew = Crew::new();
for number in 0..count {
    let job = job.clone();
    let (hand_over, handed) = mpsc::channel();
    crew.start(format!("Worker {number}"), move || {
        handed.into_iter().take(1).for_each(job);
    })?;
    hand_over
        .send(number)
        .expect("the thread waits for its number");
}
crew.join()?;
Ok(())
