// wrong: the readers read, but nobody looks at what they have seen
// rejected by: counter_tester::exercise_7_a_cell_that_shows_half_done_changes_is_found
// told: showed its reader an odd number
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
                cell.read(Counter::value);
            }
        });
    }
});
let surplus = i64::from(self.incrementers) - i64::from(self.decrementers);
CounterVerdict {
    expected: 2 * surplus * i64::from(self.accesses),
    found: cell.read(Counter::value),
    halves_seen: 0,
}
