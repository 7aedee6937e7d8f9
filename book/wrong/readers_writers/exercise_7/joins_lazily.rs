// wrong: an iterator starts a thread only when it is asked for the next one: each is joined before the next is started
// rejected by: counter_tester::exercise_7_all_threads_run_at_the_same_time
// told: start all of them before you wait
let add = |twice: fn(&mut Counter)| {
    for _ in 0..self.accesses {
        cell.write(|counter| {
            twice(counter);
            twice(counter);
        });
    }
    0
};
let look = || {
    (0..self.accesses)
        .filter(|_| cell.read(Counter::value) % 2 != 0)
        .count() as u32
};
let halves_seen = thread::scope(|scope| {
    let up = (0..self.incrementers).map(|_| scope.spawn(|| add(Counter::increment)));
    let down = (0..self.decrementers).map(|_| scope.spawn(|| add(Counter::decrement)));
    let readers = (0..self.readers).map(|_| scope.spawn(look));
    up.chain(down)
        .chain(readers)
        .map(|thread| thread.join().unwrap())
        .sum()
});
let surplus = i64::from(self.incrementers) - i64::from(self.decrementers);
CounterVerdict {
    expected: 2 * surplus * i64::from(self.accesses),
    found: cell.read(Counter::value),
    halves_seen,
}
