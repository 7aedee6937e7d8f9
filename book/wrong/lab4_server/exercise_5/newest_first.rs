// wrong: the queue is used as a stack
// rejected by: admissions::exercise_5_who_came_first_goes_first
// told: in the order of their coming
match event {
    None => {}
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
let next = self.waiting.pop_back()?;
self.running += 1;
Some(next)
