// wrong: an error is taken for a turn that failed, and the next one is tried, though nobody is left
// rejected by: two_way_chat::exercise_2_the_two_take_turns

loop {
    let Ok(message) = turns.their_turn() else {
        continue;
    };
    if message.text.is_empty() {
        return Err(Over::TheyLeft);
    }
    turns.show(&message.text)?;
    let line = turns.our_turn(PROMPT)?;
    turns.say(&line, message.form)?;
}
