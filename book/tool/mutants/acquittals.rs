use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::Complaint;

/// Mutants that are right after all, or that no test can tell from the answer that they come from; and why, in
/// a sentence that a person has written: `book/mutants.toml`.
#[derive(Clone, Debug, Default)]
pub struct Acquittals {
    file: PathBuf,
    text: String,
    /// By the mutant's name.
    reasons: BTreeMap<String, String>,
}

/// The file's own shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    #[serde(default)]
    right: Vec<Reason>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    why: String,
    mutants: Vec<String>,
}

impl Acquittals {
    /// Reads those of the workbook in the folder `workspace`.
    ///
    /// # Errors
    /// If the file cannot be read, or names a mutant twice.
    pub fn of(workspace: &Path) -> Result<Self, Complaint> {
        let file = workspace.join("book").join("mutants.toml");
        let unread = |why: String| Complaint::new(&file, 1, why);
        let text = fs::read_to_string(&file).map_err(|error| unread(error.to_string()))?;
        let contents: Contents =
            toml::from_str(&text).map_err(|error| unread(error.to_string()))?;
        let mut acquittals = Self {
            file,
            text,
            reasons: BTreeMap::new(),
        };
        for reason in contents.right {
            for mutant in reason.mutants {
                if acquittals.reasons.contains_key(&mutant) {
                    return Err(acquittals.complaint(&mutant, "is named twice"));
                }
                acquittals.reasons.insert(mutant, reason.why.clone());
            }
        }
        Ok(acquittals)
    }

    /// Why that mutant is right, if a person has said so.
    pub fn reason(&self, mutant: &str) -> Option<&str> {
        self.reasons.get(mutant).map(String::as_str)
    }

    /// The mutants that are named.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.reasons.keys().map(String::as_str)
    }

    /// A complaint about what is said of that mutant.
    pub fn complaint(&self, mutant: &str, what: &str) -> Complaint {
        let names = |line: &str| line.contains(mutant);
        let line = self.text.lines().position(names).map_or(1, |at| at + 1);
        Complaint::new(&self.file, line, format!("{mutant} {what}"))
    }
}
