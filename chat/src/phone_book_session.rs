use std::sync::Arc;

use timeserver::Log;

use crate::{AddError, PhoneBook, PhoneBookRequest};

/// What one client asks the phone book, and what it is answered (Project 5). Knows nothing of
/// sockets.
#[derive(Clone, Debug)]
pub struct PhoneBookSession {
    /// Shared with the sessions of all other clients.
    book: Arc<PhoneBook>,
    log: Log,
}

impl PhoneBookSession {
    /// What every client hears first.
    pub const GREETING: &'static str = "Welcome to the phone book!";

    /// A session with `book`. `log` is told when a number could not be recorded.
    pub fn new(book: Arc<PhoneBook>, log: Log) -> PhoneBookSession {
        PhoneBookSession { book, log }
    }

    // ANCHOR: reply
    /// Answers a request in one line. Blocks as [`PhoneBook::find`] or [`PhoneBook::add`] does.
    pub fn reply(&self, request: &str) -> String {
        match request.parse() {
            Ok(PhoneBookRequest::Find { name }) => match self.book.find(&name) {
                Some(number) => format!("The number is {number}."),
                None => "Number not found.".to_string(),
            },
            Ok(PhoneBookRequest::Add { name, number }) => self.add(&name, &number),
            Err(bad_request) => bad_request.to_string(),
        }
    }
    // ANCHOR_END: reply

    fn add(&self, name: &str, number: &str) -> String {
        match self.book.add(name, number) {
            Ok(()) => "Name and number added to phone book.".to_string(),
            Err(AddError::HasNumber) => format!("{name} has a number already."),
            Err(AddError::NotRecorded(error)) => {
                self.log
                    .line(format_args!("The number of {name} is not saved: {error}"));
                "The number could not be saved, and was not added.".to_string()
            }
        }
    }
}
