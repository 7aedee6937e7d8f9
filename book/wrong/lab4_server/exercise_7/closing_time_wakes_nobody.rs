// wrong: at closing time the manager sleeps on
// rejected by: client_lists::exercise_7_at_closing_time_those_who_wait_are_let_go_and_the_manager_ends
// told: it is closing time, and the manager did not return
let mut lists = self.lock();
match news {
    News::Came(client) => {
        lists.waiting.push_back(client);
        self.changed.notify_one();
    }
    News::Ended => {
        lists.running -= 1;
        self.changed.notify_one();
    }
    News::ClosingTime => {
        lists.waiting.clear();
        lists.closing = true;
    }
}
