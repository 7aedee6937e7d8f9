// right: a wait with a time-out in a loop, which never takes the time-out for news
use std::time::Duration;

loop {
    let mut lists = self.lock();
    let client = loop {
        if lists.closing {
            return;
        }
        if lists.running < self.limit
            && let Some(client) = lists.waiting.pop_front()
        {
            break client;
        }
        let woken = self.changed.wait_timeout(lists, Duration::from_secs(5));
        lists = woken.unwrap_or_else(PoisonError::into_inner).0;
    };
    lists.running += 1;
    drop(lists);
    start(client);
}
