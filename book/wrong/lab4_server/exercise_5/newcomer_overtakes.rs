// wrong: a client that comes when a slot is free gets it, though others wait
// rejected by: admissions::exercise_5_who_comes_later_does_not_overtake_those_who_wait
// told: client 0 came before client 1
match event {
    None => {}
    Some(Event::Came(client)) if self.running < self.limit => {
        self.running += 1;
        return Some(client);
    }
    Some(Event::Came(client)) => self.waiting.push_back(client),
    Some(Event::Ended) => self.running -= 1,
    Some(Event::NotStarted(client)) => {
        self.running -= 1;
        self.waiting.push_front(client);
        return None;
    }
}
if self.running == self.limit {
    return None;
}
let next = self.waiting.pop_front()?;
self.running += 1;
Some(next)
