// right: all free slots are filled with one lock, and then started
let mut lists = self.lock();
while !lists.closing {
    let free = self.limit - lists.running;
    let count = free.min(lists.waiting.len());
    let turns: Vec<C> = lists.waiting.drain(..count).collect();
    if turns.is_empty() {
        let woken = self.changed.wait(lists);
        lists = woken.unwrap_or_else(PoisonError::into_inner);
        continue;
    }
    lists.running += count;
    drop(lists);
    turns.into_iter().for_each(&mut start);
    lists = self.lock();
}
