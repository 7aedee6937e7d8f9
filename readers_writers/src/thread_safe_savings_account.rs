use crate::{Account, Money, Recorded, Refusal, SavingsAccount, SharedCell};

/// A [`SavingsAccount`] that threads can share: it offers the account's whole interface, and does
/// every call inside a cell. Many threads look at the balance at once, one changes it at a time.
///
/// The decorator pattern, from the chapter's Project 8: whoever used a `SavingsAccount` changes the
/// type's name and nothing else. The account inside knows nothing of threads.
///
/// Every method blocks while another thread changes the account. What is more than one call, such
/// as to look at the balance and then to withdraw it, is not one step: another thread may come in
/// between.
// ANCHOR: decorator
#[derive(Debug)]
pub struct ThreadSafeSavingsAccount {
    /// The timeline shows who is inside.
    account: SharedCell<SavingsAccount, Recorded>,
}

impl ThreadSafeSavingsAccount {
    /// An account of the person called `name`.
    pub fn new(name: impl Into<String>, pin: impl Into<String>, balance: Money) -> Self {
        SavingsAccount::new(name, pin, balance).into()
    }

    /// The owner's name.
    pub fn name(&self) -> String {
        self.account.read(|account| account.name().to_owned())
    }

    /// The PIN.
    pub fn pin(&self) -> String {
        self.account.read(|account| account.pin().to_owned())
    }

    // ANCHOR: balance
    /// What is in the account.
    pub fn balance(&self) -> Money {
        self.account.read(SavingsAccount::balance)
    }
    // ANCHOR_END: balance

    /// Adds `amount` to the balance.
    ///
    /// # Errors
    /// As [`SavingsAccount::deposit`].
    pub fn deposit(&self, amount: Money) -> Result<(), Refusal> {
        // ANCHOR: exercise_8 -- STUB: let _ = amount; todo!("exercise 8: deposit as the only one who is in the account")
        self.account.write(|account| account.deposit(amount))
        // ANCHOR_END: exercise_8
    }

    /// Takes `amount` from the balance.
    ///
    /// # Errors
    /// As [`SavingsAccount::withdraw`].
    pub fn withdraw(&self, amount: Money) -> Result<(), Refusal> {
        // ANCHOR: exercise_9 -- STUB: let _ = amount; todo!("exercise 9: withdraw as the only one who is in the account")
        self.account.write(|account| account.withdraw(amount))
        // ANCHOR_END: exercise_9
    }

    /// Adds the interest to the balance, and returns it.
    pub fn compute_interest(&self) -> Money {
        self.account.write(SavingsAccount::compute_interest)
    }
}
// ANCHOR_END: decorator

impl From<SavingsAccount> for ThreadSafeSavingsAccount {
    fn from(account: SavingsAccount) -> Self {
        Self {
            account: SharedCell::new(account),
        }
    }
}

impl Account for ThreadSafeSavingsAccount {
    fn statement(&self) -> SavingsAccount {
        self.account.read(SavingsAccount::clone)
    }

    fn compute_interest(&mut self) -> Money {
        Self::compute_interest(self)
    }
}
