// wrong: an end is taken note of, but the manager sleeps on
// rejected by: client_lists::exercise_7_who_ends_lets_the_next_one_in
// told: client 1 has ended, client 2 waits, and the manager did not start it
let mut lists = self.lock();
match news {
    News::Came(client) => {
        lists.waiting.push_back(client);
        self.changed.notify_one();
    }
    News::Ended => lists.running -= 1,
    News::ClosingTime => {
        lists.waiting.clear();
        lists.closing = true;
        self.changed.notify_one();
    }
}
