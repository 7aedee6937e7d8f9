// wrong: counts by one in each of two writes: the counter is odd in between, and a good cell is called bad
// rejected by: counter_tester::exercise_7_every_thread_makes_its_accesses
// told: these are the writes that count up by two
let halves_seen = AtomicU32::new(0);
thread::scope(|scope| {
    for _ in 0..self.incrementers {
        scope.spawn(|| {
            for _ in 0..self.accesses {
                cell.write(Counter::increment);
                cell.write(Counter::increment);
            }
        });
    }
    for _ in 0..self.decrementers {
        scope.spawn(|| {
            for _ in 0..self.accesses {
                cell.write(Counter::decrement);
                cell.write(Counter::decrement);
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
let surplus = i64::from(self.incrementers) - i64::from(self.decrementers);
CounterVerdict {
    expected: 2 * surplus * i64::from(self.accesses),
    found: cell.read(Counter::value),
    halves_seen: halves_seen.into_inner(),
}
