//! Money, counter, accounts and the bank, without threads.

use readers_writers::{
    Account, Bank, BankError, Counter, Money, MoneyError, Refusal, SavingsAccount,
    ThreadSafeSavingsAccount,
};

fn cents(cents: i64) -> Money {
    Money::from_cents(cents)
}

#[test]
fn a_counter_counts_up_and_down_and_goes_back_to_zero() {
    let mut counter = Counter::new();
    assert_eq!(counter.value(), 0);
    counter.increment();
    counter.increment();
    counter.decrement();
    assert_eq!(counter.value(), 1);
    counter.reset();
    assert_eq!(counter.value(), 0);
}

#[test]
fn money_is_read_as_decimal_with_at_most_two_places() {
    for (text, expected) in [
        ("0", 0),
        ("874", 87_400),
        ("874.5", 87_450),
        ("874.05", 87_405),
        ("-0.01", -1),
        ("007", 700),
        ("92233720368547758.07", i64::MAX),
    ] {
        assert_eq!(text.parse(), Ok(cents(expected)), "{text:?}");
    }
}

#[test]
fn anything_else_is_not_money() {
    for text in [
        "", " ", "-", ".", ".5", "5.", "1.234", "1e3", "$5", "+5", "1,000", " 5", "5 ", "--5",
        "0x10", "NaN", "inf", "٣", "1.-5",
    ] {
        assert_eq!(
            text.parse::<Money>(),
            Err(MoneyError::NotAnAmount),
            "{text:?}"
        );
    }
    for text in ["92233720368547758.08", "99999999999999999999999999"] {
        assert_eq!(text.parse::<Money>(), Err(MoneyError::TooLarge), "{text:?}");
    }
}

#[test]
fn money_is_shown_in_dollars_and_cents() {
    for (amount, expected) in [
        (87_400, "$874.00"),
        (5, "$0.05"),
        (-5, "-$0.05"),
        (i64::MIN, "-$92233720368547758.08"),
    ] {
        assert_eq!(cents(amount).to_string(), expected);
    }
}

#[test]
fn ten_times_ten_cents_are_a_dollar() {
    let mut account = SavingsAccount::new("Ken", "1234", Money::ZERO);
    for _ in 0..10 {
        account.deposit("0.10".parse().unwrap()).unwrap();
    }
    assert_eq!(account.balance(), cents(100));
}

/// The same calls for both kinds of account: only the type's name differs.
macro_rules! tests_of_an_account {
    ($Account:ident, $module:ident, $($mutable:ident)?) => {
        mod $module {
            use super::*;

            #[test]
            fn deposits_and_withdrawals_change_the_balance() {
                let $($mutable)? account = $Account::new("Ken", "1234", cents(100));
                account.deposit(cents(50)).unwrap();
                account.withdraw(cents(150)).unwrap();
                assert_eq!(account.balance(), Money::ZERO);
                assert_eq!((&account.name()[..], &account.pin()[..]), ("Ken", "1234"));
            }

            #[test]
            fn refusals_say_why_and_change_nothing() {
                let $($mutable)? account = $Account::new("Ken", "1234", cents(100));
                let text = |outcome: Result<(), Refusal>| outcome.unwrap_err().to_string();
                assert_eq!(text(account.deposit(cents(-1))), "Amount must be >= 0");
                assert_eq!(text(account.withdraw(cents(-1))), "Amount must be >= 0");
                assert_eq!(text(account.withdraw(cents(101))), "Insufficient funds");
                assert_eq!(
                    text(account.deposit(cents(i64::MAX))),
                    "Balance would be too large"
                );
                assert_eq!(account.balance(), cents(100));
            }

            #[test]
            fn interest_is_two_percent_rounded_to_the_nearest_cent() {
                for (balance, interest) in [(100_000, 2000), (25, 1), (24, 0), (75, 2), (0, 0)] {
                    let $($mutable)? account = $Account::new("Ken", "1234", cents(balance));
                    assert_eq!(account.compute_interest(), cents(interest), "on {balance}");
                    assert_eq!(account.balance(), cents(balance + interest));
                }
            }

            #[test]
            fn there_is_no_interest_on_debts_nor_beyond_what_can_be_counted() {
                for balance in [-100_000, i64::MAX] {
                    let $($mutable)? account = $Account::new("Ken", "1234", cents(balance));
                    assert_eq!(account.compute_interest(), Money::ZERO);
                    assert_eq!(account.balance(), cents(balance));
                }
            }
        }
    };
}

tests_of_an_account!(SavingsAccount, savings_account, mut);
tests_of_an_account!(ThreadSafeSavingsAccount, thread_safe_savings_account,);

fn bank<A: Account>() -> Bank<A> {
    let mut bank = Bank::new();
    for (name, pin, balance) in [("Ken", "1234", 10_000), ("Ada Lovelace", "x9", 5_000)] {
        bank.add(SavingsAccount::new(name, pin, cents(balance)).into())
            .unwrap();
    }
    bank
}

#[test]
fn a_bank_finds_accounts_by_name_and_pin() {
    let mut bank: Bank = bank();
    assert_eq!(bank.get("Ken", "1234").unwrap().balance(), cents(10_000));
    assert!(bank.get("Ken", "4321").is_none());
    assert!(bank.get("ken", "1234").is_none());
    bank.get_mut("Ken", "1234")
        .unwrap()
        .deposit(cents(1))
        .unwrap();
    assert_eq!(bank.remove("Ken", "1234").unwrap().balance(), cents(10_001));
    assert!(bank.remove("Ken", "1234").is_none());
    assert_eq!(bank.len(), 1);
}

#[test]
fn a_bank_does_not_take_what_could_not_be_asked_for() {
    let mut bank: Bank = bank();
    let mut add = |name: &str, pin: &str| bank.add(SavingsAccount::new(name, pin, Money::ZERO));
    assert_eq!(add("Ken", "1234"), Err(BankError::Exists("Ken".into())));
    assert_eq!(add("Ken", "99"), Ok(()), "one person may have two accounts");
    for name in ["", " ", " Ken", "Ken\n", "K\nen"] {
        assert_eq!(add(name, "1"), Err(BankError::BadName(name.into())));
    }
    for pin in ["", " ", "1 2", "1\n"] {
        assert_eq!(add("Eve", pin), Err(BankError::BadPin("Eve".into())));
    }
}

#[test]
fn a_bank_computes_the_interest_of_all_accounts() {
    let mut plain: Bank = bank();
    assert_eq!(plain.compute_interest(), cents(300));
    let mut shared: Bank<ThreadSafeSavingsAccount> = bank();
    assert_eq!(shared.compute_interest(), cents(300));
    assert_eq!(shared.get("Ken", "1234").unwrap().balance(), cents(10_200));
}

#[test]
fn what_was_saved_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank");
    let mut saved: Bank = bank();
    saved
        .add(SavingsAccount::new("Zoë \"Z\" {O'Neil}", "p\"1", cents(-7)))
        .unwrap();
    saved.save(&path).unwrap();
    let loaded: Bank<ThreadSafeSavingsAccount> = Bank::load(&path).unwrap();
    let statements: Vec<_> = loaded.accounts().map(Account::statement).collect();
    assert_eq!(statements, saved.accounts().cloned().collect::<Vec<_>>());

    Bank::<SavingsAccount>::new().save(&path).unwrap();
    assert!(Bank::<SavingsAccount>::load(&path).unwrap().is_empty());
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "a temporary file was left behind");
}

#[test]
fn a_damaged_bank_file_is_refused_by_name_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("savings.bank");
    let good = r#"{"name":"Ken","pin":"1234","balance":"1.00"}"#;
    for (damage, reason) in [
        (
            r#"{"name":"Ada","pin":"1"}"#.as_bytes(),
            "missing field `balance`",
        ),
        (
            r#"{"name":"Ada","pin":"1","balance":"1.005"}"#.as_bytes(),
            "at most two decimal places",
        ),
        (
            r#"{"name":"Ada","pin":"1","balance":1.0}"#.as_bytes(),
            "expected a string",
        ),
        (r#"{"name":"Ada","pin":"1","bal"#.as_bytes(), "EOF"),
        (good.as_bytes(), "Ken has an account with this PIN already"),
        (b"", "EOF"),
        (b"\xff\xfe", "expected value"),
        (br#"{"name":"A\nb","pin":"1","balance":"1"}"#, "no name"),
    ] {
        let text = [good.as_bytes(), b"\n", damage, b"\n"].concat();
        std::fs::write(&path, &text).unwrap();
        let message = Bank::<SavingsAccount>::load(&path).unwrap_err().to_string();
        assert!(
            message.contains("savings.bank, line 2: ") && message.contains(reason),
            "the message does not name file, line and reason {reason:?}: {message}"
        );
        assert_eq!(
            std::fs::read(&path).unwrap(),
            text,
            "the damaged file was changed"
        );
    }
}

#[test]
fn a_missing_bank_file_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.bank");
    let message = Bank::<SavingsAccount>::load(&path).unwrap_err().to_string();
    assert!(message.contains("none.bank: "), "{message}");
    let nowhere = folder.path().join("no folder").join("bank");
    assert!(bank::<SavingsAccount>().save(nowhere).is_err());
}
