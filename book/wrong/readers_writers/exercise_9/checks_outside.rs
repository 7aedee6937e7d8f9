// wrong: looks whether there is enough in one access, and withdraws in the next: two clients may both be told yes
// rejected by: thread_safe_savings_account::exercise_9_what_is_there_once_is_withdrawn_once
// told: one dollar must be withdrawn by exactly one of two clients
if amount < Money::ZERO {
    return Err(Refusal::NegativeAmount);
}
if amount > self.balance() {
    return Err(Refusal::InsufficientFunds);
}
self.account.write(|account| {
    let _ = account.withdraw(amount);
});
Ok(())
