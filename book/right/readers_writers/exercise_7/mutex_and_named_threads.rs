// right: named threads that are joined one by one, and a mutex for the count
use std::sync::Mutex;
let halves_seen = Mutex::new(0);
let up = || {
    for _ in 0..self.accesses {
        cell.write(|counter| {
            counter.increment();
            counter.increment();
        });
    }
};
let down = || {
    for _ in 0..self.accesses {
        cell.write(|counter| {
            counter.decrement();
            counter.decrement();
        });
    }
};
let look = || {
    for _ in 0..self.accesses {
        let value = cell.read(Counter::value);
        *halves_seen.lock().unwrap() += u32::from(value % 2 != 0);
    }
};
thread::scope(|scope| {
    let named = |name: &str| thread::Builder::new().name(name.to_owned());
    let mut threads = Vec::new();
    for _ in 0..self.incrementers {
        threads.push(named("incrementer").spawn_scoped(scope, up).unwrap());
    }
    for _ in 0..self.decrementers {
        threads.push(named("decrementer").spawn_scoped(scope, down).unwrap());
    }
    for _ in 0..self.readers {
        threads.push(named("reader").spawn_scoped(scope, look).unwrap());
    }
    for thread in threads {
        thread.join().unwrap();
    }
});
let changes = i64::from(self.incrementers) - i64::from(self.decrementers);
let halves_seen = *halves_seen.lock().unwrap();
CounterVerdict {
    expected: 2 * changes * i64::from(self.accesses),
    found: cell.read(Counter::value),
    halves_seen,
}
