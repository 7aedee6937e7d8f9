use std::fmt;

/// What a client asks the bank for (Projects 6 and 8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtmRequest {
    /// `LOGIN name pin`
    Login {
        /// May have spaces inside.
        name: String,
        /// One word.
        pin: String,
    },
    /// `BALANCE`
    Balance,
    /// `DEPOSIT amount`: the amount as it was typed.
    Deposit(String),
    /// `WITHDRAW amount`: the amount as it was typed.
    Withdraw(String),
    /// `LOGOUT`
    Logout,
}

impl AtmRequest {
    /// What a person is told whose PIN cannot be one.
    pub const PIN_RULE: &'static str = "A PIN is one word.";

    /// The request to log in with what a person has typed, without the spaces around it; `None` if the PIN cannot be
    /// one.
    pub fn login(name: &str, pin: &str) -> Option<AtmRequest> {
        let (name, pin) = (name.trim().to_string(), pin.trim().to_string());
        if pin.is_empty() || pin.contains(char::is_whitespace) {
            return None;
        }
        Some(AtmRequest::Login { name, pin })
    }

    // ANCHOR: parse
    /// Reads a request; `None` if it is none. The name in a `LOGIN` may have spaces inside: the PIN
    /// is the last word.
    pub fn parse(text: &str) -> Option<AtmRequest> {
        let text = text.trim();
        let (command, rest) = text.split_once(' ').unwrap_or((text, ""));
        let rest = rest.trim();
        match (command, rest) {
            ("LOGIN", rest) => {
                let (name, pin) = rest.rsplit_once(char::is_whitespace)?;
                let (name, pin) = (name.trim_end().to_string(), pin.to_string());
                Some(AtmRequest::Login { name, pin })
            }
            ("BALANCE", "") => Some(AtmRequest::Balance),
            ("LOGOUT", "") => Some(AtmRequest::Logout),
            ("DEPOSIT" | "WITHDRAW", "") => None,
            ("DEPOSIT", amount) => Some(AtmRequest::Deposit(amount.to_string())),
            ("WITHDRAW", amount) => Some(AtmRequest::Withdraw(amount.to_string())),
            _ => None,
        }
    }
    // ANCHOR_END: parse
}

impl fmt::Display for AtmRequest {
    /// As it is sent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AtmRequest::Login { name, pin } => write!(f, "LOGIN {name} {pin}"),
            AtmRequest::Balance => f.write_str("BALANCE"),
            AtmRequest::Deposit(amount) => write!(f, "DEPOSIT {amount}"),
            AtmRequest::Withdraw(amount) => write!(f, "WITHDRAW {amount}"),
            AtmRequest::Logout => f.write_str("LOGOUT"),
        }
    }
}
