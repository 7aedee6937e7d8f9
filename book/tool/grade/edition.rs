use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Catalogue, Region};

/// The files that a student may change, as they are before anybody has written anything: with a stub in
/// the place of each solution.
#[derive(Debug)]
pub(super) struct Edition {
    /// As seen from the workspace.
    stubs: BTreeMap<PathBuf, String>,
}

impl Edition {
    /// From the solutions of the workbook in the folder `workspace`.
    ///
    /// # Errors
    /// If a file cannot be read, or a marker in it is wrong.
    pub(super) fn of(workspace: &Path, catalogue: &Catalogue) -> Result<Self, String> {
        let mut stubs = BTreeMap::new();
        for exercise in catalogue.exercises() {
            for file in &exercise.files {
                let inner = Path::new(&exercise.member).join(file);
                let text = stub_of(&workspace.join(&inner))?;
                stubs.insert(inner, text);
            }
        }
        Ok(Self { stubs })
    }

    /// The files of a member, as seen from the workspace, with their text.
    pub(super) fn of_member(&self, member: &str) -> BTreeMap<PathBuf, String> {
        let own = |(file, _): &(&PathBuf, &String)| file.starts_with(member);
        let owned = |(file, text): (&PathBuf, &String)| (file.clone(), text.clone());
        self.stubs.iter().filter(own).map(owned).collect()
    }

    /// The text of one of them.
    pub(super) fn stub(&self, file: &Path) -> &str {
        self.stubs.get(file).map_or("", String::as_str)
    }

    /// Whether somebody who has this text in that file has written no code there.
    pub(super) fn is_unchanged(&self, file: &Path, text: &str) -> bool {
        essence(self.stub(file)) == essence(text)
    }
}

/// The source without what a formatter may change: white space, commas at the ends of lists, and
/// comments, of which the student's edition has some more.
fn essence(text: &str) -> String {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"));
    let letters = lines.flat_map(str::chars);
    letters
        .filter(|letter| !letter.is_whitespace() && *letter != ',')
        .collect()
}

fn stub_of(file: &Path) -> Result<String, String> {
    let unread = |error| format!("{}: {error}", file.display());
    let mut text = fs::read_to_string(file).map_err(unread)?;
    for number in 0.. {
        // Each replacement moves the regions below it.
        let regions = Region::all_in(file, &text).map_err(|complaint| complaint.to_string())?;
        let Some(region) = regions.get(number) else {
            break;
        };
        let no_stub = |complaint| {
            format!(
                "{complaint}; grading needs the whole workbook, and not a student's edition of it"
            )
        };
        let stub = region.stub().map_err(no_stub)?;
        text = region.replaced_without_stub(&text, stub);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_counts_as_a_change() {
        let stub = "fn set() {\n    let _ = (item, data); todo!(\"set\")\n}\n";
        let laid_out = "fn set() {\r\n    // Begin here.\r\n    let _ = (\r\n        item,\r\n        \
                        data,\r\n    );\r\n    todo!(\"set\")\r\n}";
        assert_eq!(essence(stub), essence(laid_out));
        assert_ne!(essence(stub), essence(&stub.replace("todo!(\"set\")", "1")));
    }
}
