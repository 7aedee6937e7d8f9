// right: the manager is woken after the lock was given back, and everybody is notified
let mut lists = self.lock();
if let News::Came(client) = news {
    lists.waiting.push_back(client);
} else if let News::Ended = news {
    lists.running = lists.running.saturating_sub(1);
} else {
    lists.closing = true;
    lists.waiting = VecDeque::new();
}
drop(lists);
self.changed.notify_all();
