// wrong: the name is not kept in the session, so every message is taken for a name
// rejected by: chat_room::exercise_4_the_name_and_every_message_are_answered_with_the_whole_transcript
// rejected by: chat_room::exercise_4_who_never_said_a_name_does_not_disconnect

match &self.name {
    None => {
        let name: ChatRoomName = message.parse()?;
        Ok(self.room.add(&Entry::connected(name.as_str(), &now())))
    }
    Some(_) if message.is_empty() => Ok(self.room.copy()),
    Some(name) => Ok(self.room.add(&Entry::said(name.as_str(), &now(), message))),
}
