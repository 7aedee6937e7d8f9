// wrong: whether it is closing time is looked at before the lock is taken for sleeping
// rejected by: client_lists::exercise_8_at_closing_time_a_manager_without_clients_ends
// told: and nobody will wake it
loop {
    if self.lock().closing {
        return;
    }
    let mut lists = self.lock();
    if lists.waiting.is_empty() || lists.running == self.limit {
        drop(self.changed.wait(lists).unwrap_or_else(PoisonError::into_inner));
        continue;
    }
    let client = lists.waiting.pop_front();
    lists.running += 1;
    drop(lists);
    client.into_iter().for_each(&mut start);
}
