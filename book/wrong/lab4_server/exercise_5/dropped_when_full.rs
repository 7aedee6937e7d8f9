// wrong: a client that comes when all slots are taken is dropped
// rejected by: admissions::exercise_5_clients_run_at_once_up_to_the_limit_and_the_others_wait
// rejected by: admissions::exercise_5_who_came_first_goes_first
match event {
    None => {}
    Some(Event::Came(_)) if self.running == self.limit => return None,
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
