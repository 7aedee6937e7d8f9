// right: each side has a half of the loop: what one of them returns, the other one is given

fn hear<W: Write>(turns: &mut Turns<W>) -> Result<crate::Form, Over> {
    let crate::Message { text, form } = turns.their_turn()?;
    if text == "" {
        Err(Over::TheyLeft)
    } else {
        turns.show(&text).and(Ok(form))
    }
}
fn answer<W: Write>(turns: &mut Turns<W>, form: crate::Form) -> Result<(), Over> {
    let line = turns.our_turn(PROMPT)?;
    turns.say(&line, form)
}
loop {
    let form = hear(turns)?;
    answer(turns, form)?;
}
