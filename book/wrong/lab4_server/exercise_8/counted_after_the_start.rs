// wrong: the client is counted after it was started: it may have ended by then
// rejected by: client_lists::exercise_8_in_every_order_of_arrivals_and_ends_all_are_served_and_never_too_many
// told: attempt to subtract with overflow
loop {
    let mut lists = self.lock();
    while !lists.closing && (lists.waiting.is_empty() || lists.running == self.limit) {
        let woken = self.changed.wait(lists);
        lists = woken.unwrap_or_else(PoisonError::into_inner);
    }
    let Some(client) = lists.waiting.pop_front() else {
        return;
    };
    drop(lists);
    start(client);
    self.lock().running += 1;
}
