//! One account used by several threads, under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/bank.rs"]
#[allow(dead_code)]
mod bank;
#[path = "../src/money.rs"]
#[allow(dead_code)]
mod money;
#[path = "../src/savings_account.rs"]
#[allow(dead_code)]
mod savings_account;
#[path = "../src/thread_safe_savings_account.rs"]
#[allow(dead_code)]
mod thread_safe_savings_account;

use std::explore::{every_schedule, spawn};
use std::marker::PhantomData;
use std::sync::{Arc, RwLock};

use bank::Account;
use money::Money;
use savings_account::{Refusal, SavingsAccount};
use thread_safe_savings_account::ThreadSafeSavingsAccount;

/// Stands in for the chapter's cell, so that the account can be tested before that is written.
#[derive(Debug)]
struct SharedCell<T, P>(RwLock<T>, PhantomData<P>);

/// Stands in for its protocol: this cell has none.
#[derive(Debug)]
struct Recorded;

impl<T, P> SharedCell<T, P> {
    fn new(data: T) -> Self {
        Self(RwLock::new(data), PhantomData)
    }

    fn read<R>(&self, reader: impl FnOnce(&T) -> R) -> R {
        reader(&self.0.read().unwrap())
    }

    fn write<R>(&self, writer: impl FnOnce(&mut T) -> R) -> R {
        writer(&mut self.0.write().unwrap())
    }
}

const DOLLAR: Money = Money::from_cents(100);

fn account(dollars: i64) -> ThreadSafeSavingsAccount {
    ThreadSafeSavingsAccount::new("Ken", "1234", Money::from_cents(dollars * 100))
}

#[test]
fn exercise_8_no_deposit_is_lost() {
    every_schedule(|| {
        let account = Arc::new(account(0));
        let depositors = ["client 1", "client 2"].map(|name| {
            let account = Arc::clone(&account);
            spawn(name, move || {
                account.deposit(DOLLAR).unwrap();
                account.deposit(DOLLAR).unwrap();
            })
        });
        for depositor in depositors {
            depositor.join().unwrap();
        }
        assert_eq!(
            account.balance(),
            Money::from_cents(400),
            "two clients have made two deposits of $1.00 each, and the balance is {}: a deposit \
             was lost",
            account.balance()
        );
    });
}

#[test]
fn exercise_8_a_deposit_that_is_refused_says_so() {
    every_schedule(|| {
        let account = account(1);
        for (cents, refusal) in [
            (-1, Refusal::NegativeAmount),
            (i64::MAX, Refusal::BalanceTooLarge),
        ] {
            let amount = Money::from_cents(cents);
            let answer = account.deposit(amount);
            assert_eq!(
                answer,
                Err(refusal),
                "with $1.00 in it, the account inside refuses to deposit {amount}: {refusal}; that \
                 must be the answer, not {answer:?}"
            );
        }
        assert_eq!(account.balance(), DOLLAR, "a refusal changes nothing");
    });
}

#[test]
fn exercise_9_what_is_there_once_is_withdrawn_once() {
    every_schedule(|| {
        let account = Arc::new(account(1));
        let clients = ["client 1", "client 2"].map(|name| {
            let account = Arc::clone(&account);
            spawn(name, move || account.withdraw(DOLLAR))
        });
        let outcomes = clients.map(|client| client.join().unwrap());
        assert!(
            outcomes.contains(&Ok(())) && outcomes.contains(&Err(Refusal::InsufficientFunds)),
            "one dollar must be withdrawn by exactly one of two clients, not {outcomes:?}"
        );
        assert_eq!(account.balance(), Money::ZERO);
    });
}

#[test]
fn exercise_9_a_withdrawal_that_is_refused_says_so() {
    every_schedule(|| {
        let account = account(1);
        for (cents, refusal) in [
            (-1, Refusal::NegativeAmount),
            (101, Refusal::InsufficientFunds),
        ] {
            let amount = Money::from_cents(cents);
            let answer = account.withdraw(amount);
            assert_eq!(
                answer,
                Err(refusal),
                "with $1.00 in it, the account inside refuses to withdraw {amount}: {refusal}; that \
                 must be the answer, not {answer:?}"
            );
        }
        assert_eq!(account.balance(), DOLLAR, "a refusal changes nothing");
    });
}

#[test]
fn exercise_9_no_withdrawal_is_lost() {
    every_schedule(|| {
        let account = Arc::new(account(4));
        let clients = ["client 1", "client 2"].map(|name| {
            let account = Arc::clone(&account);
            spawn(name, move || account.withdraw(DOLLAR).unwrap())
        });
        account.withdraw(DOLLAR).unwrap();
        for client in clients {
            client.join().unwrap();
        }
        assert_eq!(
            account.balance(),
            DOLLAR,
            "$4.00 less three times $1.00 are $1.00, not {}: a withdrawal was lost",
            account.balance()
        );
    });
}
