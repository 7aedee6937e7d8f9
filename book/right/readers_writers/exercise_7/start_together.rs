// right: a barrier lets all threads start at once, and a channel brings what the readers have seen
let count = self.incrementers + self.decrementers + self.readers;
let start = std::sync::Barrier::new(count as usize);
let (seen, halves) = std::sync::mpsc::channel();
thread::scope(|scope| {
    for number in 0..count {
        let (seen, start) = (seen.clone(), &start);
        scope.spawn(move || {
            start.wait();
            for _ in 0..self.accesses {
                if number < self.incrementers {
                    cell.write(|counter| (0..2).for_each(|_| counter.increment()));
                } else if number < self.incrementers + self.decrementers {
                    cell.write(|counter| (0..2).for_each(|_| counter.decrement()));
                } else if cell.read(Counter::value).rem_euclid(2) == 1 {
                    seen.send(()).unwrap();
                }
            }
        });
    }
});
drop(seen);
let changes = i64::from(self.incrementers) - i64::from(self.decrementers);
CounterVerdict {
    expected: changes * 2 * i64::from(self.accesses),
    found: cell.read(Counter::value),
    halves_seen: halves.iter().count() as u32,
}
