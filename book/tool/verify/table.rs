use std::fmt;

use super::Measurement;
use crate::Catalogue;

/// The measurements as the book shows them: a row for each member.
pub(super) struct Table<'a> {
    rows: Vec<(String, Row<'a>)>,
}

struct Row<'a> {
    answers: Vec<&'a Measurement>,
    /// The workbook's own solutions, once for each test.
    solutions: Vec<&'a Measurement>,
}

impl<'a> Row<'a> {
    /// The wrong or the right answers that were tried on free-running threads: those for which a test is usable there,
    /// as far as they have been measured.
    fn tried(&self, is_right: bool) -> impl Iterator<Item = &'a Measurement> {
        let own = self.answers.iter().copied();
        own.filter(move |it| it.is_right == is_right && it.tries > 0)
    }
}

impl<'a> Table<'a> {
    pub(super) fn of(
        catalogue: &Catalogue,
        answers: &'a [Measurement],
        solutions: &'a [Measurement],
    ) -> Self {
        let row = |prefix: &str| {
            let own = |all: &'a [Measurement]| {
                let own = all.iter().filter(|it| it.name.starts_with(prefix));
                own.collect()
            };
            Row {
                answers: own(answers),
                solutions: own(solutions),
            }
        };
        let members = catalogue.members().into_iter();
        let mut rows: Vec<(String, Row<'_>)> = members
            .map(|member| (format!("`{member}`"), row(&format!("{member}/"))))
            .filter(|(_, row)| !row.answers.is_empty())
            .collect();
        rows.push(("all".to_owned(), row("")));
        Self { rows }
    }

    /// How often each wrong, or right, answer was tried on free-running threads. `None` if none was.
    fn tries(&self, is_right: bool) -> Option<String> {
        let tries = self.rows.iter();
        let tries = tries.flat_map(|(_, row)| row.tried(is_right));
        let tries: Vec<u64> = tries.map(|it| it.tries).collect();
        (!tries.is_empty()).then(|| range(tries.into_iter()))
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| wrong answers, explored | answers | seeds | verdicts | wrong verdicts | seconds a verdict \
             | schedules until rejected: median, most |\n|---|--:|--:|--:|--:|--:|--:|"
        )?;
        for (name, row) in &self.rows {
            let (median, most) = schedules_until_rejected(row);
            let fared = explored(row, false);
            writeln!(f, "| {name} | {fared} | {median}, {most} |")?;
        }
        writeln!(
            f,
            "\n| right answers, explored | answers | seeds | verdicts | wrong verdicts | seconds a verdict |\n\
             |---|--:|--:|--:|--:|--:|"
        )?;
        for (name, row) in &self.rows {
            writeln!(f, "| {name} | {} |", explored(row, true))?;
        }
        if let Some(tries) = self.tries(false) {
            writeln!(
                f,
                "\n| wrong answers, threads run freely, {tries} tries each | tests | usable | answers | caught always \
                 | sometimes | never | seconds a try |\n|---|--:|--:|--:|--:|--:|--:|--:|"
            )?;
            for (name, row) in &self.rows {
                writeln!(f, "| {name} | {} |", caught_freely(row))?;
            }
        }
        if let Some(tries) = self.tries(true) {
            writeln!(
                f,
                "\n| right answers, threads run freely, {tries} tries each | answers | rejected at least once | seconds a try |\n\
                 |---|--:|--:|--:|"
            )?;
            for (name, row) in &self.rows {
                writeln!(f, "| {name} | {} |", rejected_freely(row))?;
            }
        }
        Ok(())
    }
}

fn explored(row: &Row<'_>, is_right: bool) -> String {
    let own = || row.answers.iter().filter(|it| it.is_right == is_right);
    let answers = own().count();
    let seeds = range(own().map(|it| it.seeds));
    let verdicts: u64 = own().map(|it| it.seeds * it.tests).sum();
    let wrong: u64 = own().map(|it| it.wrong_verdicts).sum();
    let seconds = own().fold(0.0, |sum, it| sum + it.seconds); // an empty `sum` is -0.0
    let each = seconds / verdicts.max(1) as f64;
    format!("{answers} | {seeds} | {verdicts} | {wrong} | {each:.2}")
}

fn schedules_until_rejected(row: &Row<'_>) -> (u64, u64) {
    let wrong = row.answers.iter().filter(|it| !it.is_right);
    let mut schedules: Vec<u64> = wrong.flat_map(|it| it.schedules.clone()).collect();
    schedules.sort_unstable();
    let median = schedules.get(schedules.len() / 2).copied();
    let most = schedules.last().copied();
    (median.unwrap_or_default(), most.unwrap_or_default())
}

/// `100`, or `20 to 100`: not everything may have been measured as often.
fn range(numbers: impl Iterator<Item = u64> + Clone) -> String {
    let least = numbers.clone().min().unwrap_or_default();
    let most = numbers.max().unwrap_or_default();
    match least == most {
        true => least.to_string(),
        false => format!("{least} to {most}"),
    }
}

/// A test is usable if the workbook's own solutions pass it each time.
fn caught_freely(row: &Row<'_>) -> String {
    let tests = row.solutions.len();
    let usable = row.solutions.iter().filter(|it| it.caught == 0).count();
    let tried = || row.tried(false);
    let answers = tried().count();
    let always = tried().filter(|it| it.caught == it.tries).count();
    let never = tried().filter(|it| it.caught == 0).count();
    let sometimes = answers - always - never;
    let seconds = seconds_a_try(tried());
    format!("{tests} | {usable} | {answers} | {always} | {sometimes} | {never} | {seconds:.2}")
}

fn rejected_freely(row: &Row<'_>) -> String {
    let tried = || row.tried(true);
    let answers = tried().count();
    let rejected = tried().filter(|it| it.caught > 0).count();
    let seconds = seconds_a_try(tried());
    format!("{answers} | {rejected} | {seconds:.2}")
}

fn seconds_a_try<'a>(tried: impl Iterator<Item = &'a Measurement>) -> f64 {
    let add = |(seconds, tries), it: &Measurement| (seconds + it.free_seconds, tries + it.tries);
    let (seconds, tries) = tried.fold((0.0, 0), add);
    seconds / tries.max(1) as f64
}
