// wrong: their own message is sent back to them, an echo instead of an answer
// rejected by: two_way_chat::exercise_2_the_two_take_turns

loop {
    let message = turns.their_turn()?;
    if message.text.is_empty() {
        return Err(Over::TheyLeft);
    }
    turns.show(&message.text)?;
    let _line = turns.our_turn(PROMPT)?;
    turns.say(&message.text, message.form)?;
}
