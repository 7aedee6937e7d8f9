// wrong: there is no thread, but the next one is tried at once: the manager runs in circles
// rejected by: admissions::exercise_5_a_client_that_could_not_be_started_keeps_its_place_and_takes_no_slot
// told: there is no thread for anybody
match event {
    None => {}
    Some(Event::Came(client)) => self.waiting.push_back(client),
    Some(Event::Ended) => self.running -= 1,
    Some(Event::NotStarted(client)) => {
        self.running -= 1;
        self.waiting.push_front(client);
    }
}
if self.running == self.limit {
    return None;
}
let next = self.waiting.pop_front()?;
self.running += 1;
Some(next)
