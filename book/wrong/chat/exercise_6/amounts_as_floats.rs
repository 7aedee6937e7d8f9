// wrong: an amount is read as a float, so `1e3`, `inf` and a third of a cent are amounts, too
// rejected by: atm::exercise_6_what_is_no_amount_is_refused

let to_money = |amount: &str| {
    let cents = amount.parse::<f64>().map(|amount| (amount * 100.0) as i64);
    cents.map(|cents| Money::from_cents(cents).to_string().replace('$', ""))
};
match (AtmRequest::parse(request), self.account()) {
    (Some(AtmRequest::Login { name, pin }), _) => self.log_in(name, pin),
    (Some(AtmRequest::Balance), Some(account)) => {
        format!("The balance is {}", account.balance())
    }
    (Some(AtmRequest::Deposit(amount)), Some(account)) => {
        let amount = to_money(&amount).unwrap_or(amount);
        self.change("Deposit", &amount, |amount| account.deposit(amount))
    }
    (Some(AtmRequest::Withdraw(amount)), Some(account)) => {
        let amount = to_money(&amount).unwrap_or(amount);
        self.change("Withdrawal", &amount, |amount| account.withdraw(amount))
    }
    (Some(AtmRequest::Logout), Some(_)) => {
        self.login = None;
        AtmSession::GREETING.to_string()
    }
    _ => NOT_RECOGNIZED.to_string(),
}
