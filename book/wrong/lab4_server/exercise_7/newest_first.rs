// wrong: who comes goes to the front of the queue
// rejected by: client_lists::exercise_7_who_ends_lets_the_next_one_in
// told: client 1 came first
let mut lists = self.lock();
match news {
    News::Came(client) => lists.waiting.push_front(client),
    News::Ended => lists.running -= 1,
    News::ClosingTime => {
        lists.waiting.clear();
        lists.closing = true;
    }
}
self.changed.notify_one();
