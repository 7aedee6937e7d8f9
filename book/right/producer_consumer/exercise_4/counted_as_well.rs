// right: who has seen the item is remembered, and counted as well
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    state = self.readable.wait(state).unwrap();
}
let data = state.item.clone();
let data = data.expect("the loop ends when there is an item");
announce(&data);
state.seen[consumer] = true;
let missing = state.seen.iter().filter(|&&seen| !seen).count();
if missing == 0 {
    state.seen.iter_mut().for_each(|seen| *seen = false);
    state.item = None;
    self.writeable.notify_all();
}
data
