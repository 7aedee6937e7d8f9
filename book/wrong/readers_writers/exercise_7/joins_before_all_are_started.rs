// wrong: waits for each thread before it starts the next: they never meet, and no change can be lost
// rejected by: counter_tester::exercise_7_all_threads_run_at_the_same_time
// told: start all of them before you wait
let halves_seen = AtomicU32::new(0);
thread::scope(|scope| {
    for _ in 0..self.incrementers {
        let incrementer = scope.spawn(|| {
            for _ in 0..self.accesses {
                cell.write(|counter| {
                    counter.increment();
                    counter.increment();
                });
            }
        });
        incrementer.join().unwrap();
    }
    for _ in 0..self.decrementers {
        let decrementer = scope.spawn(|| {
            for _ in 0..self.accesses {
                cell.write(|counter| {
                    counter.decrement();
                    counter.decrement();
                });
            }
        });
        decrementer.join().unwrap();
    }
    for _ in 0..self.readers {
        let reader = scope.spawn(|| {
            for _ in 0..self.accesses {
                if cell.read(Counter::value) % 2 != 0 {
                    halves_seen.fetch_add(1, Relaxed);
                }
            }
        });
        reader.join().unwrap();
    }
});
let surplus = i64::from(self.incrementers) - i64::from(self.decrementers);
CounterVerdict {
    expected: 2 * surplus * i64::from(self.accesses),
    found: cell.read(Counter::value),
    halves_seen: halves_seen.into_inner(),
}
