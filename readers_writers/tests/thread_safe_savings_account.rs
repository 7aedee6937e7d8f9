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
#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;
#[path = "../src/thread_safe_savings_account.rs"]
#[allow(dead_code)]
mod thread_safe_savings_account;

use std::explore::{every_schedule, spawn};
use std::sync::Arc;

use bank::Account;
use money::Money;
use savings_account::{Refusal, SavingsAccount};
use shared_cell::SharedCell;
use thread_safe_savings_account::ThreadSafeSavingsAccount;

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
            "a deposit was lost"
        );
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
