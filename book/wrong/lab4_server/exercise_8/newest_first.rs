// wrong: the queue is used as a stack
// rejected by: client_lists::exercise_8_clients_run_at_once_up_to_the_limit_in_the_order_in_which_they_came
// told: the first two should run, and the others wait
loop {
    let mut lists = self.lock();
    while !lists.closing && (lists.waiting.is_empty() || lists.running == self.limit) {
        let woken = self.changed.wait(lists);
        lists = woken.unwrap_or_else(PoisonError::into_inner);
    }
    let Some(client) = lists.waiting.pop_back() else {
        return;
    };
    lists.running += 1;
    drop(lists);
    start(client);
}
