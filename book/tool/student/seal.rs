use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Exercise;

/// Where an edition keeps it.
const FILE: &str = "book/solutions.sealed";

/// The first line of the file.
const NOTICE: &str = "Stubs and solutions, sealed so that nobody reads one by accident. Open one with: \
                      cargo workbook solution MEMBER/NUMBER";

/// How many bytes a line of the file stands for.
const BYTES_A_LINE: usize = 48;

/// The stubs and solutions of a student's edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seal {
    pub(super) regions: Vec<Sealed>,
}

/// What belongs between the markers of one exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) member: String,
    /// `exercise_1`, say.
    pub(super) marker: String,
    pub(super) stub: String,
    pub(super) solution: String,
    /// What the page says about the solution.
    pub(super) why: String,
}

impl Seal {
    /// The seal of the edition in that folder. `None` if it is no edition but the full workbook.
    ///
    /// # Errors
    /// If it cannot be read or is damaged.
    pub(super) fn of(workspace: &Path) -> Result<Option<Self>, String> {
        let file = workspace.join(FILE);
        if !file.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&file).map_err(|error| format!("{FILE}: {error}"))?;
        let damaged = format!("{FILE} is damaged; take the one of a new edition");
        opened(&text).ok_or(damaged).map(Some)
    }

    /// Puts it into the edition in that folder.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn put_into(&self, edition: &Path) -> Result<(), String> {
        let file = edition.join(FILE);
        fs::write(&file, self.closed()).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// What is sealed for that exercise.
    ///
    /// # Errors
    /// If nothing is.
    pub(super) fn for_exercise(&self, exercise: &Exercise) -> Result<&Sealed, String> {
        let is_it =
            |one: &&Sealed| one.member == exercise.member && one.marker == exercise.marker();
        let found = self.regions.iter().find(is_it);
        found.ok_or_else(|| format!("{FILE} holds nothing for {}", exercise.name()))
    }

    fn closed(&self) -> String {
        let json = serde_json::to_vec(self).expect("strings can be written as JSON");
        let mut text = format!("{NOTICE}\n");
        for line in json.chunks(BYTES_A_LINE) {
            let digits = line.iter().map(|byte| format!("{byte:02x}"));
            text.push_str(&digits.collect::<String>());
            text.push('\n');
        }
        text
    }
}

fn opened(text: &str) -> Option<Seal> {
    let digits: Vec<u8> = text
        .lines()
        .skip(1)
        .flat_map(|line| line.trim().bytes())
        .collect();
    let bytes: Option<Vec<u8>> = digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    serde_json::from_slice(&bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        Seal {
            regions: vec![Sealed {
                member: "cells".to_owned(),
                marker: "exercise_1".to_owned(),
                stub: "todo!()".to_owned(),
                solution: "let item = 1; // größer".to_owned(),
                why: "It is one.".to_owned(),
            }],
        }
    }

    #[test]
    fn what_is_sealed_can_be_opened_and_not_read() {
        let closed = seal().closed();
        assert_eq!(opened(&closed), Some(seal()));
        assert!(closed.starts_with(NOTICE));
        assert!(!closed.contains("item"), "{closed}");
        // As git may write it on Windows.
        assert_eq!(opened(&closed.replace('\n', "\r\n")), Some(seal()));
    }

    #[test]
    fn what_is_damaged_is_not_opened() {
        let closed = seal().closed();
        assert_eq!(opened(closed.trim_end().trim_end_matches('d')), None);
        assert_eq!(opened(&closed.replace("7b", "7g")), None);
        assert_eq!(opened(""), None);
    }
}
