use std::thread;

fn main() {
    let mut data = -1;
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 1..=4 {
                data = item; // the producer
            }
        });
        scope.spawn(|| {
            for _ in 1..=4 {
                println!("{data}"); // the consumer
            }
        });
    });
}
