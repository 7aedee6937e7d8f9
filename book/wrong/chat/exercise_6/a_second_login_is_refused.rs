// wrong: who is logged in cannot log in to another account
// rejected by: atm::exercise_6_a_failed_login_logs_out
// rejected by: atm::exercise_6_three_failed_logins_in_a_row_end_the_session

let Some(request) = AtmRequest::parse(request) else {
    return NOT_RECOGNIZED.to_string();
};
match (self.account(), request) {
    (None, AtmRequest::Login { name, pin }) => self.log_in(name, pin),
    (Some(account), AtmRequest::Balance) => format!("The balance is {}", account.balance()),
    (Some(account), AtmRequest::Deposit(amount)) => {
        self.change("Deposit", &amount, |amount| account.deposit(amount))
    }
    (Some(account), AtmRequest::Withdraw(amount)) => {
        self.change("Withdrawal", &amount, |amount| account.withdraw(amount))
    }
    (Some(_), AtmRequest::Logout) => {
        self.login = None;
        AtmSession::GREETING.to_string()
    }
    _ => NOT_RECOGNIZED.to_string(),
}
