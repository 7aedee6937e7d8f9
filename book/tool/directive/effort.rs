use std::ops::RangeInclusive;

use super::exercise::points;
use crate::{Book, Catalogue, Complaint, Directive, Exercise};

/// `{{#effort MEMBER FIRST-LAST}}`: how long these exercises take together, and how many points they are.
/// `{{#effort MEMBER N}}` is about one of them, `{{#effort MEMBER}}` about all of a member, `{{#effort}}` about all.
pub(super) fn expanded(book: &Book, arguments: &[&str]) -> Result<String, String> {
    let catalogue = Catalogue::of(book.workspace())?;
    let meant = meant(&catalogue, arguments)?;
    let minutes: u32 = meant.iter().map(|exercise| exercise.minutes).sum();
    let all: u32 = meant.iter().map(|exercise| exercise.points).sum();
    Ok(format!("{minutes} minutes, {}", points(all)))
}

/// The exercises that the arguments name.
fn meant<'a>(catalogue: &'a Catalogue, arguments: &[&str]) -> Result<Vec<&'a Exercise>, String> {
    let (member, numbers) = match arguments {
        [] => return Ok(catalogue.exercises().iter().collect()),
        [member] => (member, 1..=u32::MAX),
        [member, numbers] => (member, range(numbers).ok_or_else(usage)?),
        _ => return Err(usage()),
    };
    let of_member = catalogue.of_member(member);
    let meant: Vec<_> = of_member
        .filter(|exercise| numbers.contains(&exercise.number))
        .collect();
    let expected = match arguments {
        [_, _] => numbers.clone().count(),
        _ => meant.len().max(1),
    };
    if meant.len() != expected {
        return Err(format!("{} are not all exercises", arguments.join(" ")));
    }
    Ok(meant)
}

/// `3`, or `3-5`.
fn range(numbers: &str) -> Option<RangeInclusive<u32>> {
    let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
    let range = first.parse().ok()?..=last.parse().ok()?;
    (!range.is_empty() && *range.end() < 1000).then_some(range)
}

fn usage() -> String {
    "{{#effort MEMBER FIRST-LAST}} would be right".to_owned()
}

/// Exercises that the plan of lessons, the page `lessons.md`, does not give out, or gives out more than once.
///
/// # Errors
/// If the catalogue cannot be read, or there is no such page.
pub fn exercises_without_lesson(book: &Book) -> Result<Vec<Complaint>, String> {
    let catalogue = Catalogue::of(book.workspace())?;
    let is_plan = |page: &&crate::Page| page.file().ends_with("lessons.md");
    let page = book.pages().iter().find(is_plan);
    let page = page.ok_or("there is no page lessons.md")?;
    let mut given: Vec<&Exercise> = Vec::new();
    for directive in Directive::all_in(page.text()) {
        // With a member alone, or nothing, it is a sum.
        if let ("effort", [member, numbers]) = (directive.name(), &directive.arguments()[..]) {
            given.extend(meant(&catalogue, &[member, numbers])?);
        }
    }
    let complaints = catalogue.exercises().iter().filter_map(|exercise| {
        let times = given.iter().filter(|it| it.name() == exercise.name());
        let what = match times.count() {
            1 => return None,
            0 => format!("{} is given out in no lesson", exercise.name()),
            n => format!("{} is given out {n} times", exercise.name()),
        };
        Some(catalogue.complaint(exercise, what))
    });
    Ok(complaints.collect())
}
