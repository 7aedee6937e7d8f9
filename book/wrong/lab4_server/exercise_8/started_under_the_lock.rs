// wrong: the client is started while the lock is held: nobody can come or end meanwhile
// rejected by: client_lists::exercise_8_while_one_client_is_being_started_others_can_come
// rejected by: client_lists::exercise_8_a_client_that_could_not_be_started_gives_its_slot_back_at_once
loop {
    let mut lists = self.lock();
    while !lists.closing && (lists.waiting.is_empty() || lists.running == self.limit) {
        let woken = self.changed.wait(lists);
        lists = woken.unwrap_or_else(PoisonError::into_inner);
    }
    let Some(client) = lists.waiting.pop_front() else {
        return;
    };
    lists.running += 1;
    start(client);
    drop(lists);
}
