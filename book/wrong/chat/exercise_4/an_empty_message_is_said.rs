// wrong: an empty message, which only asks for the transcript, becomes an entry
// rejected by: chat_room::exercise_4_an_empty_message_adds_nothing
// rejected by: chat_room::exercise_4_an_answer_to_a_line_ends_with_an_empty_line

match &self.name {
    None => {
        let name: ChatRoomName = message.parse()?;
        let joined = self.room.add(&Entry::connected(name.as_str(), &now()));
        self.name = Some(name);
        Ok(joined)
    }
    Some(name) => Ok(self.room.add(&Entry::said(name.as_str(), &now(), message))),
}
