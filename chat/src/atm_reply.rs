use std::fmt;

use crate::AtmSession;

/// What a reply of the bank means to a client (Projects 6 and 8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtmReply {
    /// The client has logged in.
    LoggedIn,
    /// It has not: the name and the PIN do not belong together.
    NotLoggedIn,
    /// The greeting: nobody is logged in yet, or any more.
    Welcome,
    /// Anything else: the bank's own words.
    Said(String),
}

impl AtmReply {
    /// Reads a reply.
    pub fn parse(text: &str) -> AtmReply {
        match text {
            "SUCCESS" => AtmReply::LoggedIn,
            "FAILURE" => AtmReply::NotLoggedIn,
            AtmSession::GREETING => AtmReply::Welcome,
            _ => AtmReply::Said(text.to_string()),
        }
    }
}

impl fmt::Display for AtmReply {
    /// In words for a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AtmReply::LoggedIn => "You are logged in.",
            AtmReply::NotLoggedIn => "This is not the right name and PIN.",
            AtmReply::Welcome => AtmSession::GREETING,
            AtmReply::Said(words) => words,
        })
    }
}
