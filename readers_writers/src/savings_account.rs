use std::error::Error;
use std::fmt;

use crate::Money;

/// The interest rate, in percent.
const RATE: u32 = 2;

/// An account with a name, a PIN and a balance, for one thread at a time.
///
/// From the chapter's bank, on which its ATM projects build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavingsAccount {
    name: String,
    pin: String,
    balance: Money,
}

impl SavingsAccount {
    /// An account of the person called `name`.
    pub fn new(name: impl Into<String>, pin: impl Into<String>, balance: Money) -> Self {
        Self {
            name: name.into(),
            pin: pin.into(),
            balance,
        }
    }

    /// The owner's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The PIN, which may have letters.
    pub fn pin(&self) -> &str {
        &self.pin
    }

    /// What is in the account.
    pub fn balance(&self) -> Money {
        self.balance
    }

    /// Adds `amount` to the balance.
    ///
    /// # Errors
    /// A negative amount is refused, and so is one that makes the balance too large to be counted;
    /// the balance stays as it was.
    pub fn deposit(&mut self, amount: Money) -> Result<(), Refusal> {
        if amount < Money::ZERO {
            return Err(Refusal::NegativeAmount);
        }
        self.balance = self
            .balance
            .checked_add(amount)
            .ok_or(Refusal::BalanceTooLarge)?;
        Ok(())
    }

    /// Takes `amount` from the balance.
    ///
    /// # Errors
    /// A negative amount is refused, and so is more than there is; the balance stays as it was.
    pub fn withdraw(&mut self, amount: Money) -> Result<(), Refusal> {
        if amount < Money::ZERO {
            return Err(Refusal::NegativeAmount);
        }
        if amount > self.balance {
            return Err(Refusal::InsufficientFunds);
        }
        self.balance = self
            .balance
            .checked_sub(amount)
            .ok_or(Refusal::InsufficientFunds)?;
        Ok(())
    }

    /// Adds the interest, 2 percent of the balance rounded to the nearest cent, and returns it.
    /// There is none on a negative balance, nor on one that would become too large to be counted.
    pub fn compute_interest(&mut self) -> Money {
        let interest = self.balance.percent(RATE).unwrap_or(Money::ZERO);
        match self.deposit(interest) {
            Ok(()) => interest,
            Err(_) => Money::ZERO,
        }
    }
}

/// Why an account does not do what it was asked for. Shown in the words that the ATM's clients
/// know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The amount is negative.
    NegativeAmount,
    /// There is less in the account than is to be withdrawn.
    InsufficientFunds,
    /// The balance would be more than can be counted.
    BalanceTooLarge,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NegativeAmount => "Amount must be >= 0",
            Self::InsufficientFunds => "Insufficient funds",
            Self::BalanceTooLarge => "Balance would be too large",
        })
    }
}

impl Error for Refusal {}
