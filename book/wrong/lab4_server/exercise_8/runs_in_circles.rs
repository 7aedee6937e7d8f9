// wrong: the manager looks around without sleeping
// rejected by: client_lists::exercise_8_clients_run_at_once_up_to_the_limit_in_the_order_in_which_they_came
// told: manager keeps running and gets nowhere
loop {
    let mut lists = self.lock();
    if lists.closing {
        return;
    }
    if lists.running < self.limit
        && let Some(client) = lists.waiting.pop_front()
    {
        lists.running += 1;
        drop(lists);
        start(client);
    }
}
