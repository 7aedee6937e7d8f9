// wrong: the account is changed, but the bank is not saved
// rejected by: atm::exercise_6_a_change_is_answered_when_it_is_saved_and_nobody_else_waits_for_that
// told: a deposit must be saved

let told = |done: Result<(), Refusal>, what: &str| match done {
    Ok(()) => format!("{what} successful!"),
    Err(refusal) => refusal.to_string(),
};
let read = |amount: &str| {
    amount.parse::<Money>().map_err(|error| match error {
        MoneyError::TooLarge => "Amount is too large".to_string(),
        _ => "Amount must be a number with at most two decimal places".to_string(),
    })
};
match (AtmRequest::parse(request), self.account()) {
    (Some(AtmRequest::Login { name, pin }), _) => self.log_in(name, pin),
    (Some(AtmRequest::Balance), Some(account)) => {
        format!("The balance is {}", account.balance())
    }
    (Some(AtmRequest::Deposit(amount)), Some(account)) => match read(&amount) {
        Ok(amount) => told(account.deposit(amount), "Deposit"),
        Err(error) => error,
    },
    (Some(AtmRequest::Withdraw(amount)), Some(account)) => match read(&amount) {
        Ok(amount) => told(account.withdraw(amount), "Withdrawal"),
        Err(error) => error,
    },
    (Some(AtmRequest::Logout), Some(_)) => {
        self.login = None;
        AtmSession::GREETING.to_string()
    }
    _ => NOT_RECOGNIZED.to_string(),
}
