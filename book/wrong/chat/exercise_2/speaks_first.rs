// wrong: both sides ask their own person first, before they have heard the other one
// rejected by: two_way_chat::exercise_2_nobody_speaks_out_of_turn
// rejected by: two_way_chat::exercise_2_the_client_waits_for_the_greeting_and_takes_turns

loop {
    let line = turns.our_turn(PROMPT)?;
    turns.say(&line, crate::Form::Line)?;
    let message = turns.their_turn()?;
    if message.text.is_empty() {
        return Err(Over::TheyLeft);
    }
    turns.show(&message.text)?;
}
