// wrong: the lock is given back between looking and sleeping: news in between wakes nobody
// rejected by: client_lists::exercise_8_clients_run_at_once_up_to_the_limit_in_the_order_in_which_they_came
// told: the first two should run, and the others wait
loop {
    let has_turn = {
        let lists = self.lock();
        lists.closing || !lists.waiting.is_empty() && lists.running < self.limit
    };
    if !has_turn {
        drop(self.changed.wait(self.lock()).unwrap_or_else(PoisonError::into_inner));
        continue;
    }
    let mut lists = self.lock();
    let Some(client) = lists.waiting.pop_front() else {
        return;
    };
    lists.running += 1;
    drop(lists);
    start(client);
}
