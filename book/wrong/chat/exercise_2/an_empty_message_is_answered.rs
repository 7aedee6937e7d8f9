// wrong: an empty message is shown and answered, but it says that the other one has left
// rejected by: two_way_chat::exercise_2_an_empty_line_from_the_client_ends_the_chat

loop {
    let message = turns.their_turn()?;
    turns.show(&message.text)?;
    let line = turns.our_turn(PROMPT)?;
    turns.say(&line, message.form)?;
}
