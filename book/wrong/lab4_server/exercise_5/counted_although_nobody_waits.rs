// wrong: a slot is counted before it is known whether somebody waits
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
self.running += 1;
self.waiting.pop_front()
