// wrong: subtracts before it converts: with more decrementers than incrementers there is no such number
// rejected by: counter_tester::exercise_7_a_good_cell_that_counts_below_zero_is_called_good
// told: subtract with overflow
let halves_seen = AtomicU32::new(0);
thread::scope(|scope| {
    for _ in 0..self.incrementers {
        scope.spawn(|| {
            for _ in 0..self.accesses {
                cell.write(|counter| {
                    counter.increment();
                    counter.increment();
                });
            }
        });
    }
    for _ in 0..self.decrementers {
        scope.spawn(|| {
            for _ in 0..self.accesses {
                cell.write(|counter| {
                    counter.decrement();
                    counter.decrement();
                });
            }
        });
    }
    for _ in 0..self.readers {
        scope.spawn(|| {
            for _ in 0..self.accesses {
                if cell.read(Counter::value) % 2 != 0 {
                    halves_seen.fetch_add(1, Relaxed);
                }
            }
        });
    }
});
CounterVerdict {
    expected: i64::from(2 * self.accesses * (self.incrementers - self.decrementers)),
    found: cell.read(Counter::value),
    halves_seen: halves_seen.into_inner(),
}
