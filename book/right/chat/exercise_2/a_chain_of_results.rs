// right: a round is a chain of results, and the first that is no success ends the loop

loop {
    let round = turns
        .their_turn()
        .and_then(|message| match message.text.as_str() {
            "" => Err(Over::TheyLeft),
            _ => Ok(message),
        })
        .and_then(|message| turns.show(&message.text).map(|()| message.form))
        .and_then(|form| turns.our_turn(PROMPT).map(|line| (line, form)))
        .and_then(|(line, form)| turns.say(&line, form));
    if let Err(over) = round {
        return Err(over);
    }
}
