// wrong: a slot is given back only if somebody waits for it
// rejected by: client_lists::exercise_7_a_slot_is_given_back_also_while_nobody_waits
// told: client 1 ended while nobody waited, and its slot was lost
let mut lists = self.lock();
match news {
    News::Came(client) => lists.waiting.push_back(client),
    News::Ended => {
        if !lists.waiting.is_empty() {
            lists.running -= 1;
        }
    }
    News::ClosingTime => {
        lists.waiting.clear();
        lists.closing = true;
    }
}
self.changed.notify_one();
