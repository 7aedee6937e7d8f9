// wrong: the person is asked for an answer before the message is shown
// rejected by: two_way_chat::exercise_2_the_two_take_turns

loop {
    let message = turns.their_turn()?;
    if message.text.is_empty() {
        return Err(Over::TheyLeft);
    }
    let line = turns.our_turn(PROMPT)?;
    turns.show(&message.text)?;
    turns.say(&line, message.form)?;
}
