//! How far the exercises are, for the terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::inspection::Inspection;
use super::progress::{Progress, points};
use super::selection::selected;
use super::task::print;
use super::{Desk, Standing};
use crate::Exercise;

/// How the last line of a schedule's story begins.
const REPLAY: &str = "\nreplay: ";

/// Prints a line for each exercise as soon as it is known; returns what follows them.
pub(super) fn check(desk: &Desk, words: &[String]) -> Result<String, String> {
    let exercises = selected(desk.catalogue(), words)?;
    let bar = spinner();
    let mut progress = Progress::new(desk);
    let width = |text: fn(&Exercise) -> String| {
        let lengths = exercises.iter().map(|one| text(one).chars().count());
        lengths.max().unwrap_or_default()
    };
    let names = width(|one| one.name().to_string());
    let titles = width(|one| one.title.clone());
    let mut stories = String::new();
    for of_member in exercises.chunk_by(|one, next| one.member == next.member) {
        let member = &of_member[0].member;
        bar.set_message(format!("{member}: compiles the tests"));
        let inspection = Inspection::begin(desk, member, of_member)?;
        for &exercise in of_member {
            let name = exercise.name();
            let standing = inspection.standing(exercise, |test| {
                bar.set_message(format!("{name}: runs {test}"));
            })?;
            let line = format!(
                "{:<names$}  {:<titles$}  {:>9}  {standing}\n",
                name.to_string(),
                exercise.title,
                points(exercise.points)
            );
            bar.suspend(|| print(&line));
            stories.push_str(&story(exercise, &standing));
            progress.add(exercise, standing);
        }
    }
    bar.finish_and_clear();
    // Of many, one line each has to do.
    let stories = if exercises.len() == 1 {
        stories
    } else {
        String::new()
    };
    Ok(format!("\n{stories}{}", progress.told()))
}

/// At length, why the exercise is not done.
fn story(exercise: &Exercise, standing: &Standing) -> String {
    let story = standing.story().trim_end();
    match standing {
        // A schedule's story ends in a command that replays it.
        Standing::Failing { test, .. } if story.contains(REPLAY) => {
            format!("{test}\n{story}\n\n")
        }
        Standing::Failing { test, .. } if !story.is_empty() => {
            format!(
                "{test}\n{story}\n\nAgain: cargo test -p {} {test}\n\n",
                exercise.member
            )
        }
        _ if story.is_empty() => String::new(),
        _ => format!("{story}\n\n"),
    }
}

/// On a terminal, what is going on; elsewhere nothing.
pub(super) fn spinner() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {wide_msg}").expect("it is a template");
    let bar = ProgressBar::new_spinner().with_style(style);
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
