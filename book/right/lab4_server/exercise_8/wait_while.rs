// right: `wait_while`, and a block for the time of the lock
loop {
    let client = {
        let lists = self.changed.wait_while(self.lock(), |lists| {
            !lists.closing && !(lists.running < self.limit && !lists.waiting.is_empty())
        });
        let mut lists = lists.unwrap_or_else(PoisonError::into_inner);
        if lists.closing {
            return;
        }
        lists.running += 1;
        lists.waiting.pop_front().expect("somebody waits")
    };
    start(client);
}
