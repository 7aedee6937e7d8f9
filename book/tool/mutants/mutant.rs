use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use super::edit::Edit;
use super::finder::Finder;
use crate::{Answer, Catalogue, Changes, Complaint, Exercise, Region};

/// A right answer with one small change. It must be rejected by a test of the exercises that it answers.
#[derive(Clone, Debug)]
pub struct Mutant {
    name: String,
    member: String,
    changes: Changes,
}

impl Mutant {
    /// All mutants of the exercises with threads: of the workbook's own solutions, and of the right
    /// answers that differ from them.
    ///
    /// # Errors
    /// If an answer cannot be read.
    pub fn all(workspace: &Path, catalogue: &Catalogue) -> Result<Vec<Self>, Complaint> {
        let mut mutants = Vec::new();
        let with_threads = || catalogue.exercises().iter().filter(|it| it.threads);
        for exercise in with_threads() {
            mutants.extend(Self::of_reference(workspace, exercise)?);
        }
        for answer in Answer::all_right(workspace)? {
            let of =
                |it: &Exercise| it.member == answer.member() && it.marker() == answer.exercise();
            if with_threads().any(of) {
                mutants.extend(Self::of_answer(workspace, &answer)?);
            }
        }
        Ok(mutants)
    }

    /// The mutants of the workbook's own solution.
    ///
    /// # Errors
    /// If the sources cannot be read, or the exercise has no region.
    fn of_reference(workspace: &Path, exercise: &Exercise) -> Result<Vec<Self>, Complaint> {
        let marker = exercise.marker();
        let regions = Region::all(&workspace.join(&exercise.member))?;
        let Some(region) = regions.iter().find(|it| it.name() == marker) else {
            let folder = workspace.join(&exercise.member);
            return Err(Complaint::new(
                &folder,
                1,
                format!("there is no region {marker}"),
            ));
        };
        let unread = |error| Complaint::new(region.file(), 1, format!("cannot be read: {error}"));
        let text = fs::read_to_string(region.file()).map_err(unread)?;
        let file = region
            .file()
            .strip_prefix(workspace)
            .unwrap_or(region.file());
        let origin = Changes {
            exercises: vec![marker.clone()],
            files: vec![(file.to_owned(), text)],
        };
        let name = format!("{}/{marker}/reference", exercise.member);
        Self::of(
            &name,
            &exercise.member,
            &origin,
            &[marker],
            &BTreeSet::new(),
        )
    }

    fn of_answer(workspace: &Path, answer: &Answer) -> Result<Vec<Self>, Complaint> {
        let mut given = BTreeSet::new();
        let changes = answer.changes(workspace)?;
        if !answer.is_whole_file() {
            let regions = &changes.exercises;
            return Self::of(&answer.name(), answer.member(), &changes, regions, &given);
        }
        for (file, _) in &changes.files {
            given.extend(lines_outside_of_regions(&workspace.join(file))?);
        }
        Self::of(&answer.name(), answer.member(), &changes, &[], &given)
    }

    /// The mutants of that answer: of those regions of its files, or of all that is in them if there are none.
    /// Lines that are `given` to everybody are no part of it.
    fn of(
        name: &str,
        member: &str,
        origin: &Changes,
        regions: &[String],
        given: &BTreeSet<String>,
    ) -> Result<Vec<Self>, Complaint> {
        let mut mutants = Vec::new();
        for (number, (file, text)) in origin.files.iter().enumerate() {
            for (region, part) in parts(file, text, regions)? {
                let within = [part.clone()];
                let edits = Finder::edits(text, &within);
                let edits = edits.map_err(|why| Complaint::new(file, 1, why))?;
                let own = |edit: &Edit| !given.contains(line_at(text, edit.range.start));
                let edits = edits.into_iter().filter(own).collect();
                for (what, edit) in described(text, part.start, edits) {
                    let mut changes = origin.clone();
                    changes.files[number].1 = edit.applied_to(text);
                    let place = match (&region, regions.len()) {
                        (Some(region), 2..) => format!("{region}, "),
                        _ => String::new(),
                    };
                    mutants.push(Self {
                        name: format!("{name}: {place}{what}"),
                        member: member.to_owned(),
                        changes,
                    });
                }
            }
        }
        Ok(mutants)
    }

    /// What it is called: the answer, the line of the region or of the file, and the change. The same as
    /// long as the answer stays the same.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The member that it is an answer for.
    pub fn member(&self) -> &str {
        &self.member
    }

    /// The files, with the change, and the exercises that it answers.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }
}

/// A part of a file that is an answer: the region's name, if it is one, and where it is.
type Part = (Option<String>, Range<usize>);

/// These regions of the file, or all of it if there are none.
fn parts(file: &Path, text: &str, regions: &[String]) -> Result<Vec<Part>, Complaint> {
    if regions.is_empty() {
        return Ok(vec![(None, 0..text.len())]);
    }
    let all = Region::all_in(file, text)?;
    let answered = all
        .iter()
        .filter(|it| regions.iter().any(|name| name == it.name()));
    let parts = answered.map(|it| (Some(it.name().to_owned()), it.inner()));
    Ok(parts.collect())
}

/// What stands in the workbook's own file around the answers, without the white space at both ends.
fn lines_outside_of_regions(file: &Path) -> Result<Vec<String>, Complaint> {
    let unread = |error| Complaint::new(file, 1, format!("cannot be read: {error}"));
    let text = fs::read_to_string(file).map_err(unread)?;
    let mut given = Vec::new();
    let mut at = 0;
    let mut take = |part: &str| given.extend(part.lines().map(|line| line.trim().to_owned()));
    for region in Region::all_in(file, &text)? {
        take(&text[at..region.inner().start]);
        at = region.inner().end;
    }
    take(&text[at..]);
    Ok(given)
}

/// The line around that place, without the white space at both ends.
fn line_at(text: &str, place: usize) -> &str {
    let begin = text[..place].rfind('\n').map_or(0, |at| at + 1);
    let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
    text[begin..end].trim()
}

/// Each change with its line, counted from `start`. Where that is the same for two, they are numbered.
fn described(text: &str, start: usize, edits: Vec<Edit>) -> Vec<(String, Edit)> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let described = edits.into_iter().map(|edit| {
        let line = text[start..edit.range.start].matches('\n').count() + 1;
        let mut what = format!("line {line}: {}", edit.what);
        let times = times.entry(what.clone()).or_default();
        *times += 1;
        if *times > 1 {
            what.push_str(&format!(" ({times})"));
        }
        (what, edit)
    });
    described.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is made of the body of a method of a struct with two conditions.
    fn mutants_of(body: &str) -> Vec<(String, String)> {
        let before = "struct Cell { full: Condvar, empty: Condvar }\nimpl Cell {\nfn go(&self) {\n";
        let text = format!("{before}{body}\n}}\n}}\n");
        let part = before.len()..before.len() + body.len() + 1;
        let edits = Finder::edits(&text, std::slice::from_ref(&part)).unwrap();
        let inner = |edit: &Edit| {
            let changed = edit.applied_to(&text);
            let end = changed.len() - "\n}\n}\n".len();
            changed[before.len()..end].to_owned()
        };
        let all = described(&text, part.start, edits);
        all.into_iter()
            .map(|(what, edit)| (what, inner(&edit)))
            .collect()
    }

    #[track_caller]
    fn makes(body: &str, what: &str, made: &str) {
        let mutants = mutants_of(body);
        let found = mutants.iter().find(|(name, _)| name == what);
        let names: Vec<&String> = mutants.iter().map(|(name, _)| name).collect();
        let (_, text) = found.unwrap_or_else(|| panic!("{names:#?}"));
        assert_eq!(text, made);
    }

    #[test]
    fn waits_are_done_wrong() {
        makes(
            "while full { wait() }",
            "line 1: `while` made `if`",
            "if full { wait() }",
        );
        makes(
            "loop { go() }",
            "line 1: the loop ends after one turn",
            "loop { go() ; break;}",
        );
        makes(
            "a = self.full.wait(a);",
            "line 1: `full.wait` made `empty.wait`",
            "a = self.empty.wait(a);",
        );
        makes(
            "self.full.wait_timeout_while(a, SHORT, |it| it.is_full())",
            "line 1: `wait_timeout_while` made a single wait",
            "self.full.wait_timeout(a, SHORT)",
        );
    }

    #[test]
    fn notifications_are_done_wrong() {
        let body = "let a = self.a.lock().unwrap();\nwork(a);\nself.full.notify_all();";
        makes(
            body,
            "line 3: `self.full.notify_all();` deleted",
            "let a = self.a.lock().unwrap();\nwork(a);\n",
        );
        makes(
            body,
            "line 3: `notify_all` made `notify_one`",
            "let a = self.a.lock().unwrap();\nwork(a);\nself.full.notify_one();",
        );
        makes(
            body,
            "line 1: `self.full.notify_all();` moved before the lock",
            "self.full.notify_all(); let a = self.a.lock().unwrap();\nwork(a);\n",
        );
        makes(
            body,
            "line 3: `full.notify_all` made `empty.notify_all`",
            "let a = self.a.lock().unwrap();\nwork(a);\nself.empty.notify_all();",
        );
    }

    #[test]
    fn locks_are_given_up() {
        let body = "let a = self.a.lock().unwrap();\ntest(&a);\nact(&a);";
        makes(
            body,
            "line 3: the lock is given up for a moment before `act(&a);`",
            "let a = self.a.lock().unwrap();\ntest(&a);\ndrop(a); let a = self.a.lock().unwrap(); act(&a);",
        );
        makes(
            "let _a = self.a.lock().unwrap();\nact();",
            "line 2: the lock is given up before `act();`",
            "let _a = self.a.lock().unwrap();\ndrop(_a); act();",
        );
        makes(
            "let _a = begin();",
            "line 1: `_a` made `_`",
            "let _ = begin();",
        );
    }

    #[test]
    fn conditions_are_wrong() {
        makes("if a && b {}", "line 1: `a && b` made `b`", "if b {}");
        makes("if a && b {}", "line 1: `&&` made `||`", "if a || b {}");
        makes(
            "while a < b {}",
            "line 1: `a < b` made `a <= b`",
            "while a <= b {}",
        );
        makes("while a {}", "line 1: `a` negated", "while !(a) {}");
        makes("if a == 0 {}", "line 1: `0` made `1`", "if a == 1 {}");
        makes(
            "if a == b {}",
            "line 1: `a == b` made `a == b + 1`",
            "if a == b + 1 {}",
        );
        makes(
            "let b = true;",
            "line 1: `true` made `false`",
            "let b = false;",
        );
    }

    #[test]
    fn what_is_counted_is_miscounted() {
        makes("a += 1;", "line 1: `1` made `2`", "a += 2;");
        makes("a += 1;", "line 1: `a += 1;` deleted", "");
        makes("a -= 1;", "line 1: `-=` made `+=`", "a += 1;");
        makes(
            "match a { 0 => b(), _ => c() }",
            "line 1: `b()` deleted",
            "match a { 0 => (), _ => c() }",
        );
    }

    #[test]
    fn two_of_a_kind_in_a_line_have_different_names() {
        makes("go(); go();", "line 1: `go();` deleted", " go();");
        makes("go(); go();", "line 1: `go();` deleted (2)", "go(); ");
    }

    #[test]
    fn letters_that_are_more_than_a_byte_are_left_whole() {
        makes(
            "say(\"läuft\"); a += 1;",
            "line 1: `+=` made `-=`",
            "say(\"läuft\"); a -= 1;",
        );
    }

    #[test]
    fn the_line_around_a_place_is_found() {
        assert_eq!(line_at("a\n  go(b);\nc", 6), "go(b);");
        assert_eq!(line_at("go(b);", 0), "go(b);");
    }

    #[test]
    fn what_stands_outside_of_the_region_is_left_alone() {
        let second = 17..34;
        let within = std::slice::from_ref(&second);
        let edits = Finder::edits("fn a() { go(); }\nfn b() { go(); }\n", within).unwrap();
        assert!(!edits.is_empty());
        assert!(edits.iter().all(|edit| edit.range.start >= 17));
    }
}
