// wrong: a slot is given back only if somebody waits for it
// rejected by: admissions::exercise_5_who_came_first_goes_first
// told: all had ended, so two slots were free
match event {
    None => {}
    Some(Event::Came(client)) => self.waiting.push_back(client),
    Some(Event::Ended) if self.waiting.is_empty() => return None,
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
