// wrong: LOGOUT is answered, but the client stays logged in
// rejected by: atm::exercise_6_who_is_logged_in_can_use_the_account
// rejected by: atm::exercise_6_nothing_is_possible_without_a_login

match (AtmRequest::parse(request), self.account()) {
    (Some(AtmRequest::Login { name, pin }), _) => self.log_in(name, pin),
    (Some(AtmRequest::Balance), Some(account)) => {
        format!("The balance is {}", account.balance())
    }
    (Some(AtmRequest::Deposit(amount)), Some(account)) => {
        self.change("Deposit", &amount, |amount| account.deposit(amount))
    }
    (Some(AtmRequest::Withdraw(amount)), Some(account)) => {
        self.change("Withdrawal", &amount, |amount| account.withdraw(amount))
    }
    (Some(AtmRequest::Logout), Some(_)) => AtmSession::GREETING.to_string(),
    _ => NOT_RECOGNIZED.to_string(),
}
