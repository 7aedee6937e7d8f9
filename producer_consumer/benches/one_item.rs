//! The one-item cell against channels that hold one item: the time to hand one item from a
//! producer's thread to a consumer's.

use std::hint::black_box;
use std::sync::{Arc, Barrier, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use crossbeam::channel;
use producer_consumer::SharedCell;

/// How long it takes until `items` items set by one thread have been got by another. The clock
/// runs from when both threads are ready.
fn hand_over(
    items: u64,
    set: impl Fn(u64) + Send + 'static,
    get: impl Fn() -> u64 + Send + 'static,
) -> Duration {
    let ready = Arc::new(Barrier::new(2));
    let producers_ready = Arc::clone(&ready);
    let producer = thread::spawn(move || {
        producers_ready.wait();
        (0..items).for_each(set);
    });
    ready.wait();
    let start = Instant::now();
    for _ in 0..items {
        black_box(get());
    }
    let elapsed = start.elapsed();
    producer.join().unwrap();
    elapsed
}

fn one_item(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one item");

    group.bench_function("SharedCell", |bencher| {
        bencher.iter_custom(|items| {
            let cell = Arc::new(SharedCell::new());
            let producers_cell = Arc::clone(&cell);
            hand_over(
                items,
                move |item| producers_cell.set_data(item),
                move || cell.get_data(),
            )
        });
    });

    group.bench_function("mpsc::sync_channel(1)", |bencher| {
        bencher.iter_custom(|items| {
            let (sender, receiver) = mpsc::sync_channel(1);
            hand_over(
                items,
                move |item| sender.send(item).unwrap(),
                move || receiver.recv().unwrap(),
            )
        });
    });

    group.bench_function("crossbeam::channel::bounded(1)", |bencher| {
        bencher.iter_custom(|items| {
            let (sender, receiver) = channel::bounded(1);
            hand_over(
                items,
                move |item| sender.send(item).unwrap(),
                move || receiver.recv().unwrap(),
            )
        });
    });

    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    targets = one_item
}
criterion_main!(benches);
