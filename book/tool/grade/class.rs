use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::report::{points_of, worth_of};
use super::{Graded, Report};

/// The version of the form in which classes are written to files.
const FORMAT: u32 = 1;

/// All reports, in the order of the submissions' names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    format: u32,
    reports: Vec<Report>,
}

impl Class {
    /// A class of these reports.
    pub fn of(mut reports: Vec<Report>) -> Self {
        reports.sort_by(|one, other| one.submission.cmp(&other.submission));
        Self {
            format: FORMAT,
            reports,
        }
    }

    /// The reports.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// Everything, for [`read`](Self::read).
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("a class has only names as keys");
        json.push('\n');
        json
    }

    /// What was written as JSON.
    ///
    /// # Errors
    /// If the file cannot be read, or is something else.
    pub fn read(file: &Path) -> Result<Self, String> {
        let unread = |why: String| format!("{}: {why}", file.display());
        let text = fs::read_to_string(file).map_err(|error| unread(error.to_string()))?;
        Self::from_json(&text).map_err(unread)
    }

    /// What was written as JSON.
    ///
    /// # Errors
    /// If it is something else.
    pub fn from_json(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let not_ours = |error| format!("is not what `grade --json` writes: {error}");
        let version: Version = serde_json::from_str(text).map_err(not_ours)?;
        if version.format != FORMAT {
            let version = version.format;
            return Err(format!(
                "has the format {version}; this workbook reads {FORMAT}"
            ));
        }
        serde_json::from_str(text).map_err(not_ours)
    }

    /// One class of several parts, which may overlap if they agree.
    ///
    /// # Errors
    /// If a submission has different points in two parts, or the parts were graded with different
    /// exercises.
    pub fn merged(parts: Vec<Self>) -> Result<Self, String> {
        let mut reports: BTreeMap<String, Report> = BTreeMap::new();
        for report in parts.into_iter().flat_map(|part| part.reports) {
            if let Some(other) = reports.values().next()
                && heads(other).ne(heads(&report))
            {
                return Err(format!(
                    "{} and {} were graded with different exercises",
                    other.submission, report.submission
                ));
            }
            let name = report.submission.clone();
            if let Some(same) = reports.get(&name)
                && points(same).ne(points(&report))
            {
                return Err(format!(
                    "{name} has other points in one file than in another: {} and {} in all",
                    same.points(),
                    report.points()
                ));
            }
            reports.entry(name).or_insert(report);
        }
        Ok(Self::of(reports.into_values().collect()))
    }

    /// One row a submission, one column an exercise, and the total.
    pub fn to_csv(&self) -> String {
        let mut csv = String::new();
        if let Some(report) = self.reports.first() {
            let names = report.exercises.iter().map(Graded::name);
            let cells = ["submission".to_owned()].into_iter().chain(names);
            csv.push_str(&row(cells.chain(["total".to_owned()])));
        }
        for report in &self.reports {
            let points = points(report).chain([report.points()]);
            let cells = [report.submission.clone()].into_iter();
            csv.push_str(&row(cells.chain(points.map(|points| points.to_string()))));
        }
        csv
    }
}

/// What the exercises are, whoever has solved them.
fn heads(report: &Report) -> impl Iterator<Item = (&str, u32, u32)> {
    let exercises = report.exercises.iter();
    exercises.map(|one| (one.member.as_str(), one.number, one.worth))
}

fn points(report: &Report) -> impl Iterator<Item = u32> {
    report.exercises.iter().map(Graded::points)
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    format!("{}\n", cells.join(","))
}

/// As RFC 4180 wants it.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The class as a table: one row a submission, one column a member.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.reports.first() else {
            return Ok(());
        };
        let names = self
            .reports
            .iter()
            .map(|report| report.submission.chars().count());
        let width = names.max().unwrap_or(0).max("submission".len());
        let members: Vec<&str> = first.members().map(|one| one[0].member.as_str()).collect();
        write!(f, "{:width$}", "submission")?;
        for member in &members {
            write!(f, "  {member}")?;
        }
        writeln!(f, "  total")?;
        for report in &self.reports {
            write!(f, "{:width$}", report.submission)?;
            for (member, exercises) in members.iter().zip(report.members()) {
                let points = points_of(exercises);
                write!(f, "  {points:>width$}", width = member.len())?;
            }
            writeln!(f, "  {:>5}", report.points())?;
        }
        write!(f, "{:width$}", "(of)")?;
        for (member, exercises) in members.iter().zip(first.members()) {
            let worth = worth_of(exercises);
            write!(f, "  {worth:>width$}", width = member.len())?;
        }
        writeln!(f, "  {:>5}", first.worth())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::State;

    /// Somebody with these points, of two each.
    fn report(submission: &str, points: &[u32]) -> Report {
        let exercises = (1..).zip(points).map(|(number, &points)| Graded {
            member: "cells".to_owned(),
            number,
            title: "a cell".to_owned(),
            worth: 2,
            state: if points == 0 {
                State::Failing
            } else {
                State::Done
            },
            why: String::new(),
            errors: String::new(),
            tests: Vec::new(),
        });
        Report {
            submission: submission.to_owned(),
            trouble: None,
            exercises: exercises.collect(),
        }
    }

    #[test]
    fn a_table_has_a_row_for_each_in_the_order_of_names() {
        let class = Class::of(vec![report("bob", &[2, 0]), report("ada", &[2, 2])]);
        assert_eq!(
            class.to_csv(),
            "submission,cells/1,cells/2,total\nada,2,2,4\nbob,2,0,2\n"
        );
        assert_eq!(
            class.to_string(),
            "submission  cells  total\n\
             ada             4      4\n\
             bob             2      2\n\
             (of)            4      4\n"
        );
    }

    #[test]
    fn names_are_quoted_where_they_must_be() {
        let of = |name: &str| {
            let csv = Class::of(vec![report(name, &[0])]).to_csv();
            csv.lines().skip(1).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(of("Zo\u{eb} M\u{fc}ller"), "Zo\u{eb} M\u{fc}ller,0,0");
        assert_eq!(of("Lovelace, Ada"), "\"Lovelace, Ada\",0,0");
        assert_eq!(of("the \"best\""), "\"the \"\"best\"\"\",0,0");
        assert_eq!(of("two\nlines"), "\"two\nlines\",0,0");
    }

    #[test]
    fn what_was_written_is_read_again() {
        let class = Class::of(vec![report("ada", &[2, 0])]);
        assert_eq!(Class::from_json(&class.to_json()), Ok(class));
    }

    #[test]
    fn what_somebody_else_has_written_is_refused() {
        let why = |text: &str| Class::from_json(text).unwrap_err();
        assert!(why("{}").starts_with("is not what `grade --json` writes"));
        assert!(why("ada,2").starts_with("is not what `grade --json` writes"));
        assert_eq!(
            why("{\"format\": 2, \"pupils\": []}"),
            "has the format 2; this workbook reads 1"
        );
    }

    #[test]
    fn parts_become_the_whole() {
        let all = || ["ada", "bob", "eve"].map(|name| report(name, &[2, 0]));
        let [ada, bob, eve] = all();
        let parts = vec![
            Class::of(vec![eve, bob.clone()]),
            Class::of(Vec::new()),
            Class::of(vec![bob, ada]),
        ];
        assert_eq!(Class::merged(parts), Ok(Class::of(all().to_vec())));
    }

    #[test]
    fn parts_that_disagree_are_refused() {
        let merged = |one: &[u32], name: &str, other: &[u32]| {
            let parts = vec![
                Class::of(vec![report("ada", one)]),
                Class::of(vec![report(name, other)]),
            ];
            Class::merged(parts).map(|_| ()).unwrap_err()
        };
        assert_eq!(
            merged(&[2, 0], "ada", &[0, 2]),
            "ada has other points in one file than in another: 2 and 2 in all"
        );
        assert_eq!(
            merged(&[2, 0], "bob", &[2, 0, 0]),
            "ada and bob were graded with different exercises"
        );
    }
}
