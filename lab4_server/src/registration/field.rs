use std::error::Error;
use std::fmt;

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;
/// The longest student id.
const LONGEST_ID: usize = 20;
/// The longest user name that GitHub gives out.
const LONGEST_GITHUB: usize = 39;

/// What a student sends, in this order, a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What the student is called.
    Name,
    /// What the school calls the student.
    StudentId,
    /// What GitHub calls the student.
    GitHub,
}

/// A line that is not what it should be. Shown, it is a sentence that says what would be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// What the line should have been.
    pub field: Field,
    wrong: &'static str,
}

impl Field {
    /// In the order in which they are sent.
    pub const ALL: [Field; 3] = [Field::Name, Field::StudentId, Field::GitHub];

    /// The value on `line`, which is given without its end. Spaces around the value do not belong
    /// to it.
    ///
    /// All three are UTF-8, not empty, and free of characters that could pass for the end of a
    /// field or of a line: what has come through here can stand in a file of records and on a
    /// terminal. Beyond that:
    ///
    /// - A name has at most 100 characters, at least one of them a letter, of whichever alphabet.
    ///   It does not begin with `=`, `+`, `-` or `@`: a spreadsheet would take it for a formula,
    ///   and calculate it.
    /// - A student id has at most 20 characters: the letters A to Z, digits, and hyphens, but not
    ///   first. One of them is a digit, so that a name on the wrong line is noticed.
    /// - A GitHub user name follows GitHub's own rule: at most 39 letters A to Z, digits and single
    ///   hyphens, with a hyphen neither first nor last.
    ///
    /// # Errors
    /// The first of these that the line does not keep.
    pub fn check(self, line: &[u8]) -> Result<String, BadLine> {
        let value = self.find_value(line);
        value.map_err(|wrong| BadLine { field: self, wrong })
    }

    fn find_value(self, line: &[u8]) -> Result<String, &'static str> {
        let text = str::from_utf8(line).map_err(|_| "is not UTF-8")?;
        let value = text.trim_matches(' ');
        if value.is_empty() {
            return Err("is empty");
        }
        if value.contains(steers) {
            return Err("holds a character that is not for reading (a control character)");
        }
        match self {
            Field::Name => check_name(value)?,
            Field::StudentId => check_id(value)?,
            Field::GitHub => check_github(value)?,
        }
        Ok(value.to_string())
    }

    /// For a line that has more bytes than any good one.
    pub(super) fn too_long(self) -> BadLine {
        let wrong = "is too long";
        BadLine { field: self, wrong }
    }

    /// For a line that was not ended when the connection was.
    pub(super) fn unfinished(self) -> BadLine {
        let wrong = "did not come, or not to the end of its line";
        BadLine { field: self, wrong }
    }
}

/// Whether `character` steers a terminal or a reader of lines, instead of being shown. A tab and a
/// line feed do, and so do Unicode's two line separators (Python's `splitlines` ends a line there)
/// and its marks that turn the direction of all that follows.
fn steers(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn check_name(name: &str) -> Result<(), &'static str> {
    if name.chars().count() > LONGEST_NAME {
        Err("is longer than 100 characters")
    } else if !name.contains(char::is_alphabetic) {
        Err("holds no letter")
    } else if name.starts_with(['=', '+', '-', '@']) {
        Err("begins with one of = + - @")
    } else {
        Ok(())
    }
}

fn check_id(id: &str) -> Result<(), &'static str> {
    let good = id.len() <= LONGEST_ID
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && id.contains(|character: char| character.is_ascii_digit())
        && !id.starts_with('-');
    good.then_some(()).ok_or(
        "must be 1 to 20 letters, digits and hyphens: at least one digit, and no hyphen first",
    )
}

fn check_github(user: &str) -> Result<(), &'static str> {
    // Between two hyphens, and before and after each, there is something.
    let good = user.len() <= LONGEST_GITHUB
        && user
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    good.then_some(())
        .ok_or("must be 1 to 39 letters, digits and single hyphens, with no hyphen first or last")
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Field::Name => "name",
            Field::StudentId => "student id",
            Field::GitHub => "GitHub user name",
        })
    }
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} {}", self.field, self.wrong)
    }
}

impl Error for BadLine {}
