// wrong: at closing time those who wait are left in the queue
// rejected by: client_lists::exercise_7_at_closing_time_those_who_wait_are_let_go_and_the_manager_ends
// told: still waits after closing time
let mut lists = self.lock();
match news {
    News::Came(client) => lists.waiting.push_back(client),
    News::Ended => lists.running -= 1,
    News::ClosingTime => {
        lists.closing = true;
    }
}
self.changed.notify_one();
