use std::fmt::Write;

use super::{Desk, Standing};
use crate::Exercise;

/// The sums over some exercises, and what is next.
#[derive(Debug)]
pub(super) struct Progress<'a> {
    desk: &'a Desk,
    rows: Vec<(&'a Exercise, Standing)>,
}

impl<'a> Progress<'a> {
    pub(super) fn new(desk: &'a Desk) -> Self {
        Self {
            desk,
            rows: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, exercise: &'a Exercise, standing: Standing) {
        self.rows.push((exercise, standing));
    }

    /// What follows the lines of the exercises.
    pub(super) fn told(&self) -> String {
        let (done, open): (Vec<_>, Vec<_>) = self
            .rows
            .iter()
            .partition(|(_, standing)| standing.is_done());
        let points = |rows: &[&(&Exercise, Standing)]| -> u32 {
            rows.iter().map(|(exercise, _)| exercise.points).sum()
        };
        let (so_far, left) = (points(&done), points(&open));
        let minutes: u32 = open.iter().map(|(exercise, _)| exercise.minutes).sum();
        let mut told = format!("{so_far} of {} points", so_far + left);
        if let Some(next) = self.next() {
            let _ = writeln!(told, " so far; about {} are left.", duration(minutes));
            told.push_str(&self.advice(next));
        } else {
            told.push_str(": all is done.\n");
        }
        told
    }

    /// The first in reading order that is not done, or what that one waits for: perhaps an exercise that
    /// was not asked for.
    fn next(&self) -> Option<&'a Exercise> {
        let mut open = self.rows.iter().filter(|(_, standing)| !standing.is_done());
        match open.next()? {
            (_, Standing::Waiting { exercise, .. }) => self.desk.catalogue().find(exercise).ok(),
            (exercise, _) => Some(*exercise),
        }
    }

    fn advice(&self, next: &Exercise) -> String {
        let name = next.name();
        let effort = format!("{} minutes, {}", next.minutes, points(next.points));
        let mut told = format!("\nNext: {name}, {} ({effort})\n", next.title);
        let mut advise = |to: &str, what: String| {
            let _ = writeln!(told, "  {to:<7} {what}");
        };
        if let Some(page) = self.desk.page(&name) {
            advise("read", page.display().to_string());
        }
        match self.desk.place(next) {
            Ok(place) => {
                let line = place.region.line() + 1;
                advise("write", format!("{}:{line}", place.inner.display()));
            }
            Err(why) => advise("mend", why),
        }
        advise("check", format!("cargo workbook check {name}"));
        advise(
            "test",
            format!("cargo test -p {} {}_", next.member, next.marker()),
        );
        advise("be told", format!("cargo workbook hint {name}"));
        told
    }
}

/// `1 point`, `2 points`.
pub(super) fn points(points: u32) -> String {
    match points {
        1 => "1 point".to_owned(),
        n => format!("{n} points"),
    }
}

/// `45 minutes`, `3 hours 5 minutes`.
fn duration(minutes: u32) -> String {
    let of = |count: u32, what: &str| match count {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    };
    match (minutes / 60, minutes % 60) {
        (0, minutes) => of(minutes, "minute"),
        (hours, 0) => of(hours, "hour"),
        (hours, minutes) => format!("{} {}", of(hours, "hour"), of(minutes, "minute")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_told_in_hours_and_minutes() {
        assert_eq!(duration(1), "1 minute");
        assert_eq!(duration(45), "45 minutes");
        assert_eq!(duration(60), "1 hour");
        assert_eq!(duration(185), "3 hours 5 minutes");
    }
}
