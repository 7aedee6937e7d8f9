// wrong: it takes for granted that somebody is logged in
// rejected by: atm::exercise_6_nothing_is_possible_without_a_login

match AtmRequest::parse(request) {
    Some(AtmRequest::Login { name, pin }) => self.log_in(name, pin),
    Some(AtmRequest::Balance) => {
        format!("The balance is {}", self.account().unwrap().balance())
    }
    Some(AtmRequest::Deposit(amount)) => self.change("Deposit", &amount, |amount| {
        self.account().unwrap().deposit(amount)
    }),
    Some(AtmRequest::Withdraw(amount)) => self.change("Withdrawal", &amount, |amount| {
        self.account().unwrap().withdraw(amount)
    }),
    Some(AtmRequest::Logout) => {
        self.login = None;
        AtmSession::GREETING.to_string()
    }
    None => NOT_RECOGNIZED.to_string(),
}
