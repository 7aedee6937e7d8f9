// wrong: the manager is woken before anything has changed, and without the lock
// rejected by: client_lists::exercise_7_who_comes_to_a_sleeping_manager_wakes_it
// rejected by: client_lists::exercise_7_who_ends_lets_the_next_one_in
// told: nobody will wake it
self.changed.notify_one();
let mut lists = self.lock();
match news {
    News::Came(client) => lists.waiting.push_back(client),
    News::Ended => lists.running -= 1,
    News::ClosingTime => {
        lists.waiting.clear();
        lists.closing = true;
    }
}
