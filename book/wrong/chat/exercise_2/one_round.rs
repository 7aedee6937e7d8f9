// wrong: after one message of each it is over
// rejected by: two_way_chat::exercise_2_the_two_take_turns

let message = turns.their_turn()?;
if message.text.is_empty() {
    return Err(Over::TheyLeft);
}
turns.show(&message.text)?;
let line = turns.our_turn(PROMPT)?;
turns.say(&line, message.form)?;
Err(Over::WeLeft)
