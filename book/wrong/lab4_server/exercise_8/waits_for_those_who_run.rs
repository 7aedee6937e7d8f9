// wrong: at closing time the manager waits for those who run
// rejected by: client_lists::exercise_7_at_closing_time_those_who_wait_are_let_go_and_the_manager_ends
// told: it is closing time, and the manager did not return
loop {
    let mut lists = self.lock();
    while !(lists.closing && lists.running == 0) && (lists.waiting.is_empty() || lists.running == self.limit) {
        let woken = self.changed.wait(lists);
        lists = woken.unwrap_or_else(PoisonError::into_inner);
    }
    let Some(client) = lists.waiting.pop_front() else {
        return;
    };
    lists.running += 1;
    drop(lists);
    start(client);
}
