// wrong: the manager is woken only by who comes to an empty queue, and not by an end
// rejected by: client_lists::exercise_7_who_ends_lets_the_next_one_in
// told: and the manager did not start it
let mut lists = self.lock();
match news {
    News::Came(client) => {
        if lists.waiting.is_empty() {
            self.changed.notify_one();
        }
        lists.waiting.push_back(client);
    }
    News::Ended => lists.running -= 1,
    News::ClosingTime => {
        lists.waiting.clear();
        lists.closing = true;
        self.changed.notify_one();
    }
}
