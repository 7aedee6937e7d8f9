// wrong: whoever says a name and a PIN is logged in, whether they fit or not
// rejected by: atm::exercise_6_nothing_is_possible_without_a_login
// rejected by: atm::exercise_6_three_failed_logins_in_a_row_end_the_session

match (AtmRequest::parse(request), self.account()) {
    (Some(AtmRequest::Login { name, pin }), _) => {
        self.login = Some((name, pin));
        "SUCCESS".to_string()
    }
    (Some(AtmRequest::Balance), Some(account)) => {
        format!("The balance is {}", account.balance())
    }
    (Some(AtmRequest::Deposit(amount)), Some(account)) => {
        self.change("Deposit", &amount, |amount| account.deposit(amount))
    }
    (Some(AtmRequest::Withdraw(amount)), Some(account)) => {
        self.change("Withdrawal", &amount, |amount| account.withdraw(amount))
    }
    (Some(AtmRequest::Logout), Some(_)) => {
        self.login = None;
        AtmSession::GREETING.to_string()
    }
    _ => NOT_RECOGNIZED.to_string(),
}
