use std::sync::Arc;

use readers_writers::{Money, MoneyError, Refusal, ThreadSafeSavingsAccount};
use timeserver::Log;

use crate::{AtmBank, AtmRequest, ChangeError};

/// So many failed logins in a row end a session.
const MOST_FAILURES: u32 = 3;

const NOT_RECOGNIZED: &str = "Command not recognized!";

/// What one client says at the ATM, and what it is answered (Projects 6 and 8). Knows nothing of
/// sockets.
#[derive(Debug)]
pub struct AtmSession {
    /// Shared with the sessions of all other clients, whoever they are. Two of them may use the same
    /// account.
    bank: Arc<AtmBank>,
    log: Log,
    /// Name and PIN of the account that the client has logged in to.
    login: Option<(String, String)>,
    /// How many logins have failed since one succeeded.
    failures: u32,
}

impl AtmSession {
    /// What every client hears first, and again when it has logged out.
    pub const GREETING: &'static str = "Welcome to the bank!";

    /// A session of somebody who has not logged in yet. `log` is told when the bank could not be
    /// saved.
    pub fn new(bank: Arc<AtmBank>, log: Log) -> AtmSession {
        AtmSession {
            bank,
            log,
            login: None,
            failures: 0,
        }
    }

    // ANCHOR: reply
    /// Answers a request in one line. Blocks while another client is in the account, and after a
    /// change until the bank is saved.
    ///
    /// | request | answer |
    /// |---|---|
    /// | `LOGIN name pin` | `SUCCESS`, or `FAILURE`: then nobody is logged in |
    /// | `BALANCE` | `The balance is $874.00` |
    /// | `DEPOSIT amount` | `Deposit successful!`, or the refusal |
    /// | `WITHDRAW amount` | `Withdrawal successful!`, or the refusal |
    /// | `LOGOUT` | the greeting |
    /// | anything else; and any of these but `LOGIN` before a login | `Command not recognized!` |
    pub fn reply(&mut self, request: &str) -> String {
        // ANCHOR: exercise_6 -- STUB: let _ = (request, self.login.is_some(), AtmRequest::parse, Self::log_in, Self::account, |amount: &str| self.change("", amount, |_| Ok(())), NOT_RECOGNIZED); todo!("exercise 6: a request and a login, or none of them: what is answered?")
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
            (Some(AtmRequest::Logout), Some(_)) => {
                self.login = None;
                AtmSession::GREETING.to_string()
            }
            _ => NOT_RECOGNIZED.to_string(),
        }
        // ANCHOR_END: exercise_6
    }
    // ANCHOR_END: reply

    /// Whether too many logins have failed: then this session has had its last answer.
    pub fn is_over(&self) -> bool {
        self.failures >= MOST_FAILURES
    }

    /// Logs in to the account of `name`, and out of any other.
    fn log_in(&mut self, name: String, pin: String) -> String {
        if self.bank.account(&name, &pin).is_some() {
            self.login = Some((name, pin));
            self.failures = 0;
            "SUCCESS".to_string()
        } else {
            self.login = None;
            self.failures += 1;
            "FAILURE".to_string()
        }
    }

    /// The account that the client has logged in to.
    fn account(&self) -> Option<&ThreadSafeSavingsAccount> {
        let (name, pin) = self.login.as_ref()?;
        self.bank.account(name, pin)
    }

    /// Reads the `amount`, makes the `change`, and answers.
    fn change(
        &self,
        what: &str,
        amount: &str,
        change: impl FnOnce(Money) -> Result<(), Refusal>,
    ) -> String {
        let amount = match amount.parse() {
            Ok(amount) => amount,
            Err(MoneyError::NotAnAmount) => {
                return "Amount must be a number with at most two decimal places".to_string();
            }
            Err(MoneyError::TooLarge) => return "Amount is too large".to_string(),
        };
        match self.bank.change(|| change(amount)) {
            Ok(()) => format!("{what} successful!"),
            Err(ChangeError::Refused(refusal)) => refusal.to_string(),
            Err(ChangeError::NotSaved(error)) => {
                self.log
                    .line(format_args!("The bank is not saved: {error}"));
                format!(
                    "{what} made, but not saved yet: it may be lost if the bank has a breakdown"
                )
            }
        }
    }
}
