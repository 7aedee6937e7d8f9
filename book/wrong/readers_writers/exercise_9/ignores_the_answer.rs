// wrong: says that all is well, whatever the account says
// rejected by: thread_safe_savings_account::exercise_9_a_withdrawal_that_is_refused_says_so
// told: that must be the answer, not Ok(())
self.account.write(|account| account.withdraw(amount).ok());
Ok(())
