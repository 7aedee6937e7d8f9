// wrong: looks in one access and changes in the next: a deposit in between is lost
// rejected by: thread_safe_savings_account::exercise_8_no_deposit_is_lost
// told: a deposit was lost
let mut account = self.account.read(SavingsAccount::clone);
account.deposit(amount)?;
self.account.write(|shared| *shared = account);
Ok(())
