// wrong: both kinds of changes were written at once, and the copied line still deposits
// rejected by: atm::exercise_6_who_is_logged_in_can_use_the_account
// rejected by: atm::exercise_6_what_the_account_refuses_is_refused_in_its_words

match (AtmRequest::parse(request), self.account()) {
    (Some(AtmRequest::Login { name, pin }), _) => self.log_in(name, pin),
    (Some(AtmRequest::Balance), Some(account)) => {
        format!("The balance is {}", account.balance())
    }
    (Some(AtmRequest::Deposit(amount)), Some(account)) => {
        self.change("Deposit", &amount, |amount| account.deposit(amount))
    }
    (Some(AtmRequest::Withdraw(amount)), Some(account)) => {
        self.change("Withdrawal", &amount, |amount| account.deposit(amount))
    }
    (Some(AtmRequest::Logout), Some(_)) => {
        self.login = None;
        AtmSession::GREETING.to_string()
    }
    _ => NOT_RECOGNIZED.to_string(),
}
