//! The phone book's file (Project 5).
//!
//! In a test file of its own, in which no program is started: between its start and its first instruction a program
//! holds all files that are open in this process, and with them the locks. A book that was closed meanwhile could not be
//! opened again for a moment.

use std::fs;
use std::path::{Path, PathBuf};

use chat::{PhoneBookFile, Storage};
use tempfile::TempDir;

/// A folder, and the path of a phone book in it that has these bytes.
fn book_file(bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.jsonl");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// Opens the book at `path`; returns it, its names, and what was told.
fn open(path: &Path) -> (PhoneBookFile, Vec<String>, String) {
    let mut told = String::new();
    let (file, numbers) = PhoneBookFile::open(path, |line| told += line).expect("it can be opened");
    (file, numbers.into_keys().collect(), told)
}

const KEN: &str = "{\"name\":\"Ken\",\"number\":\"111\"}\n";
const ADA: &str = "{\"name\":\"Ada Lovelace\",\"number\":\"222\"}\n";

#[test]
fn what_was_recorded_is_in_the_file_line_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.jsonl");
    let (mut file, names, told) = open(&path);
    assert!(names.is_empty() && told.is_empty(), "{names:?} {told}");
    file.record("Ken", "111").unwrap();
    // On Windows nobody else can read a locked file.
    drop(file);
    assert_eq!(fs::read_to_string(&path).unwrap(), KEN);
    let (mut file, names, _) = open(&path);
    assert_eq!(names, ["Ken"]);
    file.record("Ada Lovelace", "222").unwrap();
    drop(file);
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{KEN}{ADA}"));
}

#[test]
fn a_last_line_that_a_crash_has_cut_off_is_removed_wherever_that_was() {
    for cut in 1..ADA.len() - 1 {
        for zeros in [0, 7] {
            let rest = [&ADA.as_bytes()[..cut], &vec![0; zeros]].concat();
            let (_folder, path) = book_file([KEN.as_bytes(), &rest].concat());
            let (file, names, told) = open(&path);
            assert_eq!(names, ["Ken"], "cut after {cut} bytes");
            assert!(told.contains("book.jsonl, line 2: cut off"), "{told}");
            drop(file);
            assert_eq!(fs::read_to_string(&path).unwrap(), KEN);
            let (mut file, _, told) = open(&path);
            assert_eq!(told, "");
            file.record("Ada Lovelace", "222").unwrap();
            drop(file);
            assert_eq!(fs::read_to_string(&path).unwrap(), format!("{KEN}{ADA}"));
        }
    }
}

#[test]
fn a_last_line_that_lacks_nothing_but_its_end_is_taken() {
    let (_folder, path) = book_file(format!("{ADA}{}", KEN.trim_end()));
    let (mut file, names, told) = open(&path);
    assert_eq!(names, ["Ada Lovelace", "Ken"]);
    assert_eq!(told, "");
    file.record("Kurt", "3").unwrap();
    drop(file);
    assert_eq!(open(&path).1, ["Ada Lovelace", "Ken", "Kurt"]);
}

#[test]
fn a_damaged_file_is_refused_by_name_and_line_and_stays_as_it_is() {
    let damaged = [
        ("shopping: milk", "line 1"),
        ("12345", "line 1"),
        (&format!("{KEN}\n{ADA}"), "line 2"),
        (
            &format!("{KEN}{{\"name\":\"Ada\"}}\n"),
            "line 2: missing field `number`",
        ),
        (&format!("{KEN}{{\"name\":\"Ada\",\n{ADA}"), "line 2"),
        (
            &format!("{KEN}{ADA}{KEN}"),
            "line 3: Ken has a number already",
        ),
        (
            &format!("{KEN}{{\"name\":\" Ada\",\"number\":\"1\"}}\n"),
            "line 2: \" Ada\"",
        ),
        (
            &format!("{KEN}{{\"name\":\"Ada\",\"number\":\"1 2\"}}\n"),
            "line 2",
        ),
        (&format!("{KEN}remember the milk"), "line 2"),
    ];
    for (text, expected) in damaged {
        let (_folder, path) = book_file(text);
        let error = PhoneBookFile::open(&path, |_| ()).expect_err("it is damaged");
        let error = error.to_string();
        assert!(
            error.contains(&format!("book.jsonl, {expected}")),
            "{error}"
        );
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            text,
            "nothing is overwritten"
        );
    }
    // The last line of this one lacks its end, but is no rest of a crash.
    let text = format!("{KEN}{}", KEN.trim_end());
    let (_folder, path) = book_file(&text);
    let error = PhoneBookFile::open(&path, |_| ()).expect_err("it is damaged");
    assert!(error.to_string().contains("line 2: Ken has"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let (_folder, path) = book_file(b"{\"name\":\"\xff\",\"number\":\"1\"}\n");
    let error = PhoneBookFile::open(&path, |_| ()).expect_err("it is no text");
    assert!(error.to_string().contains("line 1"), "{error}");
}

#[test]
fn a_file_is_used_by_one_server_at_a_time() {
    let (_folder, path) = book_file(KEN);
    let (file, _, _) = open(&path);
    let error = PhoneBookFile::open(&path, |_| ()).expect_err("it is in use");
    let error = error.to_string();
    assert!(
        error.ends_with("book.jsonl: another server is using this phone book"),
        "{error}"
    );
    drop(file);
    open(&path);
}
