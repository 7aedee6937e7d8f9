//! The ATM's bank file (Projects 6 and 8).
//!
//! In a test file of its own, in which no program is started, for the same reason as in `phone_book_file.rs`.

use std::fs;

use chat::open_bank_file;
use timeserver::Log;

#[test]
fn a_bank_is_used_by_one_server_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.jsonl");
    let bank = open_bank_file(&path, &Log::silent()).unwrap();
    let error = open_bank_file(&path, &Log::silent())
        .unwrap_err()
        .to_string();
    assert!(
        error.ends_with("bank.jsonl: another server is using this bank"),
        "{error}"
    );
    drop(bank);
    open_bank_file(&path, &Log::silent()).unwrap();
}

#[test]
fn a_damaged_bank_is_refused_by_name_and_line_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.jsonl");
    let text = "{\"name\":\"Ken\",\"pin\":\"1\",\"balance\":\"1.00\"}\n{\"name\":\"Ada\"\n";
    fs::write(&path, text).unwrap();
    let error = open_bank_file(&path, &Log::silent())
        .unwrap_err()
        .to_string();
    assert!(error.contains("bank.jsonl, line 2: "), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}
