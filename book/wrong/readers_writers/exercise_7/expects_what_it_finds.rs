// wrong: reads the number with which it compares after the threads have run: every cell is called good
// rejected by: counter_tester::exercise_7_a_cell_that_loses_changes_is_found
// rejected by: counter_tester::exercise_7_a_cell_that_forgets_what_was_written_is_found
// told: but the tester says: The counter stands at
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
    expected: cell.write(|counter| counter.value()),
    found: cell.read(Counter::value),
    halves_seen: halves_seen.into_inner(),
}
