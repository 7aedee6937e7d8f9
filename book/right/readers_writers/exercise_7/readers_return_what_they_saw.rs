// right: each thread returns how many halves it has seen, and the tester adds them up when it joins
let halves_seen = thread::scope(|scope| {
    let write = |twice: fn(&mut Counter)| {
        for _ in 0..self.accesses {
            cell.write(|counter| {
                twice(counter);
                twice(counter);
            });
        }
        0
    };
    let read = || {
        let mut halves = 0;
        for _ in 0..self.accesses {
            halves += u32::from(cell.read(|counter| counter.value()) & 1 == 1);
        }
        halves
    };
    let mut threads = Vec::new();
    threads.extend((0..self.readers).map(|_| scope.spawn(read)));
    threads.extend((0..self.decrementers).map(|_| scope.spawn(move || write(Counter::decrement))));
    threads.extend((0..self.incrementers).map(|_| scope.spawn(move || write(Counter::increment))));
    threads.into_iter().map(|thread| thread.join().unwrap()).sum()
});
let (up, down) = (i64::from(self.incrementers), i64::from(self.decrementers));
CounterVerdict {
    expected: (up - down) * i64::from(self.accesses) * 2,
    found: cell.read(Counter::value),
    halves_seen,
}
