// wrong: after each start the manager sleeps, though more slots are free
// rejected by: client_lists::exercise_8_clients_run_at_once_up_to_the_limit_in_the_order_in_which_they_came
loop {
    let mut lists = self.lock();
    let woken = self.changed.wait_while(lists, |lists| {
        !lists.closing && (lists.waiting.is_empty() || lists.running == self.limit)
    });
    lists = woken.unwrap_or_else(PoisonError::into_inner);
    let Some(client) = lists.waiting.pop_front() else {
        return;
    };
    lists.running += 1;
    drop(lists);
    start(client);
    let lists = self.lock();
    if !lists.closing {
        drop(self.changed.wait(lists).unwrap_or_else(PoisonError::into_inner));
    }
}
