// wrong: withdraws by a deposit of less than nothing, which the account refuses
// rejected by: thread_safe_savings_account::exercise_9_no_withdrawal_is_lost
// told: NegativeAmount
let negative = Money::from_cents(-amount.cents());
self.account.write(|account| account.deposit(negative))
