// wrong: reads the result inside the scope, while the threads are still at work: a good cell is called bad
// rejected by: counter_tester::exercise_7_a_good_cell_is_called_good
// told: the cell keeps all its promises, but the tester says
let halves_seen = AtomicU32::new(0);
let found = thread::scope(|scope| {
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
    cell.read(Counter::value)
});
let surplus = i64::from(self.incrementers) - i64::from(self.decrementers);
CounterVerdict {
    expected: 2 * surplus * i64::from(self.accesses),
    found,
    halves_seen: halves_seen.into_inner(),
}
