// right: the last consumer takes the item out, the others get copies
let state = self.state.lock().unwrap();
let mut state = self
    .readable
    .wait_while(state, |state| state.item.is_none() || state.seen[consumer])
    .unwrap();
state.seen[consumer] = true;
let data = if state.seen.contains(&false) {
    state.item.clone()
} else {
    state.seen.fill(false);
    self.writeable.notify_one();
    state.item.take()
};
let data = data.expect("the wait ends when there is an item");
announce(&data);
data
