// wrong: changes a copy of the account, which nobody sees again
// rejected by: thread_safe_savings_account::exercise_8_no_deposit_is_lost
// told: a deposit was lost
let mut account = self.account.read(SavingsAccount::clone);
account.deposit(amount)
