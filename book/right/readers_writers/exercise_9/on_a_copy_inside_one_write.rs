// right: changes a copy and puts it back, but both in one write
// ANCHOR: exercise_8
self.account.write(|account| {
    let mut changed = account.clone();
    changed.deposit(amount)?;
    *account = changed;
    Ok(())
})
// ANCHOR_END: exercise_8
// ANCHOR: exercise_9
self.account.write(|account| {
    let mut changed = account.clone();
    changed.withdraw(amount)?;
    *account = changed;
    Ok(())
})
// ANCHOR_END: exercise_9
