use std::cell::Cell;
use std::thread;

fn main() {
    let data = Cell::new(-1);
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 1..=4 {
                data.set(item); // the producer
            }
        });
        scope.spawn(|| {
            for _ in 1..=4 {
                println!("{}", data.get()); // the consumer
            }
        });
    });
}
