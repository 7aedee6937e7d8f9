//! What the source calls things.

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The name of what is made at this place: `not_full` for `not_full: Condvar::new()`, `total` for
/// `let total = Arc::new(Mutex::new(0))`. `None` if the source cannot be read, or gives it no name there.
pub(crate) fn name_of(at: &'static Location<'static>) -> Option<String> {
    type Names = HashMap<(&'static str, u32, u32), Option<String>>;
    thread_local! { static KNOWN: RefCell<Names> = RefCell::default(); }
    let place = (at.file(), at.line(), at.column());
    let known = |names: &RefCell<Names>| {
        names
            .borrow_mut()
            .entry(place)
            .or_insert_with(|| find_name(at))
            .clone()
    };
    KNOWN.try_with(known).unwrap_or_else(|_| find_name(at))
}

fn find_name(at: &Location<'_>) -> Option<String> {
    let text = read(at.file())?;
    let line = text.lines().nth(at.line() as usize - 1)?;
    name_before(line.get(..at.column() as usize - 1)?)
}

/// The name that what follows `before` is given: a field's, a variable's, a static's.
fn name_before(before: &str) -> Option<String> {
    let before = without_wrappers(before.trim_end());
    if let Some(field) = before.strip_suffix(':') {
        return last_word(field);
    }
    let declared = before.strip_suffix('=')?;
    let statement = declared.rsplit([';', '{']).next()?;
    let pattern = statement.split(':').next()?;
    last_word(pattern)
}

/// `let total = Arc::new(` without `Arc::new(`.
fn without_wrappers(mut before: &str) -> &str {
    let part_of_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    while let Some(open) = before.strip_suffix('(') {
        let outside = open.trim_end_matches(part_of_path).trim_end();
        if outside.len() == open.len() {
            break;
        }
        before = outside;
    }
    before
}

fn last_word(text: &str) -> Option<String> {
    let text = text.trim_end();
    let part_of_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let word = &text[text.trim_end_matches(part_of_word).len()..];
    let is_name = word.starts_with(|first: char| !first.is_numeric());
    is_name.then(|| word.to_string())
}

/// The function that this place is in.
pub(super) fn function_around(at: &Location<'_>) -> Option<String> {
    let text = read(at.file())?;
    let lines: Vec<&str> = text.lines().take(at.line() as usize).collect();
    lines.into_iter().rev().find_map(|line| {
        let (_, after) = line.split_once("fn ")?;
        let (name, _) = after.split_once(['(', '<'])?;
        Some(name.trim().to_string())
    })
}

/// Where the guard that is made at this place is dropped: at `drop(guard)`, or at the brace that ends its block. If the
/// source is formatted as usual, and if the thread does not return before.
pub(super) fn end_of_guard(at: &Location<'_>) -> Option<u32> {
    let text = read(at.file())?;
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.lines().zip(1..).skip(at.line() as usize - 1);
    let (first, _) = lines.next()?;
    let name = first
        .split_once(" =")
        .and_then(|(before, _)| last_word(before));
    let dropped = name.map(|name| format!("drop({name});"));
    let ends = |line: &str| {
        let closes = line.trim_start().starts_with('}') && indentation(line) < indentation(first);
        closes || Some(line.trim()) == dropped.as_deref()
    };
    lines.find(|(line, _)| ends(line)).map(|(_, number)| number)
}

/// The compiler names a file as it found it, from the workspace's folder; tests run in the package's.
fn read(file: &str) -> Option<String> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let start = package.or_else(|| env::current_dir().ok())?;
    let within = |folder: &Path| fs::read_to_string(folder.join(file)).ok();
    start.ancestors().find_map(within)
}

#[cfg(test)]
mod tests {
    use super::name_before;

    #[test]
    fn things_are_called_what_the_source_calls_them() {
        for (before, name) in [
            ("        not_full: ", Some("not_full")),
            ("    let total = Arc::new(", Some("total")),
            (
                "    let total: Arc<Mutex<u32>> = std::sync::Arc::new(",
                Some("total"),
            ),
            ("static COUNT: Mutex<u32> = ", Some("COUNT")),
            (
                "    Cell { item: Mutex::new(None), changed: ",
                Some("changed"),
            ),
            ("    let (sender, receiver) = ", None),
            ("    self.doors.push(", None),
            ("        Self(", None),
        ] {
            assert_eq!(name_before(before).as_deref(), name, "{before}");
        }
    }
}
