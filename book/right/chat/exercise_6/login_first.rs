// right: LOGIN first, then a login that is missing, and then one match over the rest

let not_recognized = || NOT_RECOGNIZED.to_string();
let request = match AtmRequest::parse(request) {
    None => return not_recognized(),
    Some(AtmRequest::Login { name, pin }) => return self.log_in(name, pin),
    Some(request) => request,
};
let Some(account) = self.account() else {
    return not_recognized();
};
match request {
    AtmRequest::Login { .. } => unreachable!("this was the first case"),
    AtmRequest::Balance => ["The balance is ", &account.balance().to_string()].concat(),
    AtmRequest::Deposit(amount) => {
        self.change("Deposit", &amount, |money| account.deposit(money))
    }
    AtmRequest::Withdraw(amount) => {
        self.change("Withdrawal", &amount, |money| account.withdraw(money))
    }
    AtmRequest::Logout => {
        self.login.take();
        Self::GREETING.into()
    }
}
