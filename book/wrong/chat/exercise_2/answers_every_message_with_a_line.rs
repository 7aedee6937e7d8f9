// wrong: the answer always ends with a line feed, also to a peer whose messages have none
// rejected by: two_way_chat::exercise_2_a_chapter_client_gets_bare_messages

loop {
    let message = turns.their_turn()?;
    if message.text.is_empty() {
        return Err(Over::TheyLeft);
    }
    turns.show(&message.text)?;
    let line = turns.our_turn(PROMPT)?;
    turns.say(&line, crate::Form::Line)?;
}
