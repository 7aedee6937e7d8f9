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
    /// The answers that were tried on free-running threads. That takes so long that it may not have been all.
    fn tried(&self) -> impl Iterator<Item = &'a Measurement> + Clone {
        self.answers.iter().copied().filter(|it| it.tries > 0)
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
        let all = self.rows.iter().flat_map(|(_, row)| row.tried());
        let tries = range(all.map(|it| it.tries));
        if tries == "0" {
            return Ok(());
        }
        writeln!(
            f,
            "\n| threads run freely, {tries} tries each | tests | usable | wrong answers | caught always | sometimes | never \
             | right answers | rejected at least once | seconds a try |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
        )?;
        for (name, row) in &self.rows {
            writeln!(f, "{}", run_freely(name, row))?;
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
fn run_freely(name: &str, row: &Row<'_>) -> String {
    let tests = row.solutions.len();
    let usable = row.solutions.iter().filter(|it| it.caught == 0).count();
    let count = |is_right: bool, of: &dyn Fn(&Measurement) -> bool| {
        let own = row.tried();
        own.filter(|it| it.is_right == is_right && of(it)).count()
    };
    let wrong = count(false, &|_| true);
    let always = count(false, &|it| it.caught == it.tries);
    let never = count(false, &|it| it.caught == 0);
    let sometimes = wrong - always - never;
    let right = count(true, &|_| true);
    let rejected = count(true, &|it| it.caught > 0);
    let seconds: f64 = row.tried().map(|it| it.free_seconds).sum();
    let tries: u64 = row.tried().map(|it| it.tries).sum();
    let each = seconds / tries.max(1) as f64;
    format!(
        "| {name} | {tests} | {usable} | {wrong} | {always} | {sometimes} | {never} | {right} | {rejected} | {each:.2} |"
    )
}
