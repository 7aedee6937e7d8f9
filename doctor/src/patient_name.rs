use std::fmt;

/// The name of a patient: a word or a few, and never a path.
///
/// A patient types his name himself, and it becomes the name of a file: so it must be a harmless one on any system.
///
/// - A name is at most [`PatientName::LONGEST`] bytes long. Spaces around it do not count.
/// - It consists of letters and digits of any script, spaces, and `-_.,'’()+@&`.
/// - It begins with a letter or a digit, does not end with a dot, and does not contain two dots in a row.
/// - It is not one of the names that Windows keeps for devices (`CON`, `nul.dat`).
///
/// Names that differ in nothing but capital letters are equal: they are the same patient on every system, because they
/// are the same file on some.
#[derive(Clone, Debug)]
pub struct PatientName {
    name: String,
    /// What equal names have in common.
    key: String,
}

impl PatientName {
    /// The longest name, in bytes.
    pub const LONGEST: usize = 100;

    /// Takes `text` for a name.
    ///
    /// # Errors
    /// If it cannot be one: why not.
    pub fn new(text: &str) -> Result<PatientName, BadName> {
        let name = text.trim();
        if name.is_empty() {
            return Err(BadName::Empty);
        }
        if name.len() > PatientName::LONGEST {
            return Err(BadName::TooLong);
        }
        if let Some(bad) = name.chars().find(|&c| !is_allowed(c)) {
            return Err(BadName::Character(bad));
        }
        if !name.starts_with(char::is_alphanumeric) || name.ends_with('.') || name.contains("..") {
            return Err(BadName::Shape);
        }
        if is_device(name) {
            return Err(BadName::Device);
        }
        Ok(PatientName {
            name: name.to_string(),
            key: key(name),
        })
    }

    /// The name as it was typed.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The same for all names that are equal.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }
}

impl PartialEq for PatientName {
    fn eq(&self, other: &PatientName) -> bool {
        self.key == other.key
    }
}

impl Eq for PatientName {}

impl fmt::Display for PatientName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// Why something is not a patient's name, in words for the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// There is nothing but spaces.
    Empty,
    /// It is longer than [`PatientName::LONGEST`].
    TooLong,
    /// It contains this one, which may mean something in a path, or in a terminal, or was not UTF-8.
    Character(char),
    /// It is `.`, or `..`, or something like it.
    Shape,
    /// Windows keeps it for a device.
    Device,
}

impl fmt::Display for BadName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadName::Empty => write!(f, "A name cannot be empty."),
            BadName::TooLong => write!(
                f,
                "A name can be {} bytes long at most.",
                PatientName::LONGEST
            ),
            BadName::Character(bad) => write!(f, "A name cannot contain {bad:?}."),
            BadName::Shape => write!(
                f,
                "A name begins with a letter or a digit, does not end with a dot, and has no two dots in a row."
            ),
            BadName::Device => write!(f, "This name belongs to a device on some systems."),
        }
    }
}

impl std::error::Error for BadName {}

fn is_allowed(character: char) -> bool {
    // Parts of Korean letters are letters too, but some file systems put them together to others: as they do with
    // accents that are characters of their own. These are not letters anyway.
    let is_part = matches!(character, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{D7B0}'..='\u{D7FF}');
    character.is_alphanumeric() && !is_part || " -_.,'\u{2019}()+@&".contains(character)
}

/// Folds capital and small letters. Some letters have more than two forms: so there and back.
fn key(name: &str) -> String {
    name.to_lowercase().to_uppercase().to_lowercase()
}

/// Whether Windows takes a file of this name for a device, whatever comes after its first dot.
fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or(name)
        .trim_end()
        .to_uppercase();
    let port = stem
        .strip_prefix("COM")
        .or_else(|| stem.strip_prefix("LPT"));
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
        || port.is_some_and(|number| {
            matches!(
                number,
                "0" | "1"
                    | "2"
                    | "3"
                    | "4"
                    | "5"
                    | "6"
                    | "7"
                    | "8"
                    | "9"
                    | "\u{B9}"
                    | "\u{B2}"
                    | "\u{B3}"
            )
        })
}
