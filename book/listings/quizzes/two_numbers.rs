//! Two clients of a phone book add the same name, each in a thread of its own.

use std::io;
use std::thread;

use crate::phone_book::{PhoneBook, Storage};

/// A storage that never fails.
pub struct Paper;

impl Storage for Paper {
    fn record(&mut self, _name: &str, _number: &str) -> io::Result<()> {
        Ok(())
    }
}

// ANCHOR: program
pub fn add_twice(book: &PhoneBook) {
    let add = |client, number| match book.add("Ada", number) {
        Ok(()) => println!("{client}: added"),
        Err(error) => println!("{client}: {error}"),
    };
    thread::scope(|scope| {
        scope.spawn(|| add("Ken", "1815"));
        scope.spawn(|| add("Grace", "1852"));
    });
    println!("Ada has {}", book.find("Ada").unwrap_or_default());
}
// ANCHOR_END: program
