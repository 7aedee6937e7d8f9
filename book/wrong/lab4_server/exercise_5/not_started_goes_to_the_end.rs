// wrong: a client that could not be started goes to the end of the queue
// rejected by: admissions::exercise_5_a_client_that_could_not_be_started_keeps_its_place_and_takes_no_slot
// told: asked again later, it is still the first
match event {
    None => {}
    Some(Event::Came(client)) => self.waiting.push_back(client),
    Some(Event::Ended) => self.running -= 1,
    Some(Event::NotStarted(client)) => {
        self.running -= 1;
        self.waiting.push_back(client);
        return None;
    }
}
if self.running == self.limit {
    return None;
}
let next = self.waiting.pop_front()?;
self.running += 1;
Some(next)
