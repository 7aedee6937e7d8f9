// wrong: withdraws from a copy, and puts it back: what others did meanwhile is lost
// rejected by: thread_safe_savings_account::exercise_9_no_withdrawal_is_lost
// told: a withdrawal was lost
let mut account = self.account.read(SavingsAccount::clone);
account.withdraw(amount)?;
self.account.write(|shared| *shared = account);
Ok(())
