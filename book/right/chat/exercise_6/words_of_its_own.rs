// right: it takes the request apart by itself, word by word, and uses the bank without `self.account`

let words: Vec<&str> = request.split_whitespace().collect();
let login = self.login.clone();
let account = login
    .as_ref()
    .and_then(|(name, pin)| self.bank.account(name, pin));
match (words.as_slice(), account) {
    (["LOGIN", .., _pin], _) if words.len() > 2 => match AtmRequest::parse(request) {
        Some(AtmRequest::Login { name, pin }) => self.log_in(name, pin),
        _ => NOT_RECOGNIZED.into(),
    },
    (["BALANCE"], Some(account)) => format!("The balance is {}", account.balance()),
    (["DEPOSIT", amount @ ..], Some(account)) if !amount.is_empty() => {
        self.change("Deposit", &amount.join(" "), |amount| {
            account.deposit(amount)
        })
    }
    (["WITHDRAW", amount @ ..], Some(account)) if !amount.is_empty() => {
        self.change("Withdrawal", &amount.join(" "), |amount| {
            account.withdraw(amount)
        })
    }
    (["LOGOUT"], Some(_)) => {
        self.login = None;
        AtmSession::GREETING.to_string()
    }
    _ => NOT_RECOGNIZED.to_string(),
}
