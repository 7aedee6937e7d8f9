//! The shared cell against two real locks: the time of one access, for 1, 2 and 8 threads that do
//! nothing else, and for three mixtures of reads and writes.

use std::hint::black_box;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use readers_writers::SharedCell;

/// A lock round a number, as the benchmark sees it.
trait NumberLock: Sync {
    fn read(&self) -> u64;
    fn increment(&self);
}

impl NumberLock for SharedCell<u64> {
    fn read(&self) -> u64 {
        self.read(|number| *number)
    }

    fn increment(&self) {
        self.write(|number| *number += 1);
    }
}

impl NumberLock for std::sync::RwLock<u64> {
    fn read(&self) -> u64 {
        *self.read().unwrap()
    }

    fn increment(&self) {
        *self.write().unwrap() += 1;
    }
}

impl NumberLock for parking_lot::RwLock<u64> {
    fn read(&self) -> u64 {
        *self.read()
    }

    fn increment(&self) {
        *self.write() += 1;
    }
}

/// How long it takes until each of `threads` threads has done `accesses` accesses to `lock`, of
/// which `writes` in 100 are writes. The clock runs from when all threads are ready.
fn contend(lock: &impl NumberLock, threads: usize, accesses: u64, writes: u64) -> Duration {
    let ready = Barrier::new(threads + 1);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                ready.wait();
                for access in 0..accesses {
                    // Spread evenly: with 10 in 100, every tenth access is a write.
                    if (access * writes) % 100 < writes {
                        lock.increment();
                    } else {
                        black_box(lock.read());
                    }
                }
                ready.wait();
            });
        }
        ready.wait();
        let start = Instant::now();
        ready.wait();
        start.elapsed()
    })
}

/// Measures one lock as a row of `group`.
fn row<L: NumberLock>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    new: impl Fn() -> L,
    threads: usize,
    writes: u64,
) {
    group.bench_function(name, |bencher| {
        bencher.iter_custom(|accesses| contend(&new(), threads, accesses, writes));
    });
}

fn locks(criterion: &mut Criterion) {
    for writes in [0, 10, 50] {
        for threads in [1, 2, 8] {
            let name = format!(
                "{threads} threads, {} reads to {writes} writes",
                100 - writes
            );
            let mut group = criterion.benchmark_group(name);
            row(
                &mut group,
                "SharedCell",
                || SharedCell::<u64>::new(0),
                threads,
                writes,
            );
            row(
                &mut group,
                "std RwLock",
                || std::sync::RwLock::new(0),
                threads,
                writes,
            );
            row(
                &mut group,
                "parking_lot",
                || parking_lot::RwLock::new(0),
                threads,
                writes,
            );
            group.finish();
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = locks
}
criterion_main!(benches);
