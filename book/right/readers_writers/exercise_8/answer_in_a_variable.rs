// right: the answer is brought out in a variable; withdraws by a match
// ANCHOR: exercise_8
let mut answer = Ok(());
self.account.write(|account| answer = account.deposit(amount));
answer
// ANCHOR_END: exercise_8
// ANCHOR: exercise_9
self.account.write(|account| match account.withdraw(amount) {
    Ok(()) => Ok(()),
    Err(refusal) => Err(refusal),
})
// ANCHOR_END: exercise_9
