// wrong: the entry is added first, and then it turns out that the name is none
// rejected by: chat_room::exercise_4_what_cannot_be_a_name_is_refused_and_may_be_tried_again
// told: who has no name is not there

match &self.name {
    None => {
        let joined = self.room.add(&Entry::connected(message.trim(), &now()));
        self.name = Some(message.parse()?);
        Ok(joined)
    }
    Some(_) if message.is_empty() => Ok(self.room.copy()),
    Some(name) => Ok(self.room.add(&Entry::said(name.as_str(), &now(), message))),
}
