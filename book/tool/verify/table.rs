use std::fmt;

use super::Measurement;
use crate::Catalogue;

/// The measurements as the book shows them: a row for each member.
pub(super) struct Table<'a> {
    rows: Vec<(String, Vec<&'a Measurement>)>,
}

impl<'a> Table<'a> {
    pub(super) fn of(catalogue: &Catalogue, measured: &'a [Measurement]) -> Self {
        let mut rows: Vec<(String, Vec<&Measurement>)> = Vec::new();
        for member in catalogue.members() {
            let prefix = format!("{member}/");
            let own: Vec<_> = measured
                .iter()
                .filter(|it| it.name.starts_with(&prefix))
                .collect();
            if !own.is_empty() {
                rows.push((format!("`{member}`"), own));
            }
        }
        rows.push(("all".to_owned(), measured.iter().collect()));
        Self { rows }
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self
            .rows
            .last()
            .map(|(_, all)| all.as_slice())
            .unwrap_or_default();
        let tries = all.iter().map(|it| it.tries).min().unwrap_or_default();
        writeln!(
            f,
            "| explored | wrong answers | seeds | verdicts | wrong verdicts | schedules until rejected: median, most \
             | right answers | seeds | verdicts | wrong verdicts | seconds a verdict |\n\
             |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
        )?;
        for (name, row) in &self.rows {
            writeln!(f, "{}", explored(name, row))?;
        }
        if tries == 0 {
            return Ok(());
        }
        writeln!(
            f,
            "\n| threads run freely, {tries} tries each | wrong answers | caught always | sometimes | never \
             | right answers | rejected at least once | seconds a try |\n|---|--:|--:|--:|--:|--:|--:|--:|"
        )?;
        for (name, row) in &self.rows {
            writeln!(f, "{}", run_freely(name, row))?;
        }
        Ok(())
    }
}

fn explored(name: &str, row: &[&Measurement]) -> String {
    let side = |is_right: bool| {
        let own: Vec<_> = row.iter().filter(|it| it.is_right == is_right).collect();
        let verdicts: u64 = own.iter().map(|it| it.seeds * it.tests).sum();
        let wrong: u64 = own.iter().map(|it| it.wrong_verdicts).sum();
        let seeds = range(own.iter().map(|it| it.seeds));
        (own.len(), seeds, verdicts, wrong)
    };
    let (wrong, seeds_of_wrong, wrong_verdicts, accepted) = side(false);
    let (right, seeds_of_right, right_verdicts, rejected) = side(true);
    let mut schedules: Vec<u64> = row
        .iter()
        .filter(|it| !it.is_right)
        .flat_map(|it| it.schedules.clone())
        .collect();
    schedules.sort_unstable();
    let median = schedules
        .get(schedules.len() / 2)
        .copied()
        .unwrap_or_default();
    let most = schedules.last().copied().unwrap_or_default();
    let seconds: f64 = row.iter().map(|it| it.seconds).sum();
    let each = seconds / (wrong_verdicts + right_verdicts).max(1) as f64;
    format!(
        "| {name} | {wrong} | {seeds_of_wrong} | {wrong_verdicts} | {accepted} | {median}, {most} \
         | {right} | {seeds_of_right} | {right_verdicts} | {rejected} | {each:.2} |"
    )
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

fn run_freely(name: &str, row: &[&Measurement]) -> String {
    let count = |is_right: bool, of: &dyn Fn(&Measurement) -> bool| {
        let own = row.iter().filter(|it| it.is_right == is_right && of(it));
        own.count()
    };
    let wrong = count(false, &|_| true);
    let always = count(false, &|it| it.caught == it.tries);
    let never = count(false, &|it| it.caught == 0);
    let sometimes = wrong - always - never;
    let right = count(true, &|_| true);
    let rejected = count(true, &|it| it.caught > 0);
    let seconds: f64 = row.iter().map(|it| it.free_seconds).sum();
    let tries: u64 = row.iter().map(|it| it.tries).sum();
    let each = seconds / tries.max(1) as f64;
    format!(
        "| {name} | {wrong} | {always} | {sometimes} | {never} | {right} | {rejected} | {each:.2} |"
    )
}
