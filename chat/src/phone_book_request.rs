use std::fmt;
use std::str::FromStr;

/// The longest name and the longest number, in characters.
const LONGEST_NAME: usize = 100;
const LONGEST_NUMBER: usize = 40;

/// What a client asks a phone book server for (Project 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneBookRequest {
    /// `FIND name`
    Find {
        /// May have spaces inside.
        name: String,
    },
    /// `ADD name number`
    Add {
        /// May have spaces inside.
        name: String,
        /// One word.
        number: String,
    },
}

impl FromStr for PhoneBookRequest {
    type Err = BadRequest;

    // ANCHOR: parse
    /// Reads `FIND name` or `ADD name number`. The name may have spaces inside: the number is the
    /// last word. Spaces around either are none of them.
    fn from_str(text: &str) -> Result<PhoneBookRequest, BadRequest> {
        let (command, rest) = text.trim().split_once(' ').ok_or(BadRequest::Unknown)?;
        match command {
            "FIND" => {
                let name = check_name(rest)?;
                Ok(PhoneBookRequest::Find { name })
            }
            "ADD" => {
                let (name, number) = rest
                    .trim()
                    .rsplit_once(char::is_whitespace)
                    .ok_or(BadRequest::Unknown)?;
                let (name, number) = (check_name(name)?, check_number(number)?);
                Ok(PhoneBookRequest::Add { name, number })
            }
            _ => Err(BadRequest::Unknown),
        }
    }
    // ANCHOR_END: parse
}

/// `text` as a name, without the spaces around it: a text in one line of at most 100 characters.
pub(crate) fn check_name(text: &str) -> Result<String, BadRequest> {
    check(text.trim(), LONGEST_NAME)
}

/// `text` as a number: a word of at most 40 characters. Which ones is up to the people who call it.
pub(crate) fn check_number(text: &str) -> Result<String, BadRequest> {
    if text.contains(char::is_whitespace) {
        return Err(BadRequest::Unknown);
    }
    check(text, LONGEST_NUMBER)
}

fn check(text: &str, longest: usize) -> Result<String, BadRequest> {
    if text.is_empty() {
        Err(BadRequest::Unknown)
    } else if text.chars().count() > longest {
        Err(BadRequest::TooLong)
    } else if text.contains(char::is_control) {
        Err(BadRequest::Control)
    } else {
        Ok(text.to_string())
    }
}

impl fmt::Display for PhoneBookRequest {
    /// As it is sent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PhoneBookRequest::Find { name } => write!(f, "FIND {name}"),
            PhoneBookRequest::Add { name, number } => write!(f, "ADD {name} {number}"),
        }
    }
}

/// Why a text is no request. Shown to the client as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRequest {
    /// It has another form.
    Unknown,
    /// The name or the number is too long.
    TooLong,
    /// The name or the number has control characters.
    Control,
}

impl fmt::Display for BadRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadRequest::Unknown => {
                f.write_str("Command not recognized! Say FIND name, or ADD name number.")
            }
            BadRequest::TooLong => write!(
                f,
                "A name may have at most {LONGEST_NAME} characters, a number {LONGEST_NUMBER}."
            ),
            BadRequest::Control => {
                f.write_str("A name or a number must not have control characters.")
            }
        }
    }
}

impl std::error::Error for BadRequest {}
