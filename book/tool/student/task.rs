use std::io::{self, Write};
use std::path::PathBuf;

use clap::{ArgAction, Subcommand};

use super::desk::Reset;
use super::inspection::Inspection;
use super::report::{check, spinner};
use super::selection::named;
use super::{Desk, Edition};
use crate::{Book, Exercise};

/// How wide prose is on a terminal.
const WIDTH: usize = 80;

/// The commands of students, and of whoever writes their edition.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Task {
    /// Writes the student's edition, a workbook without solutions, into a new folder
    Student {
        /// The new folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Says how far the exercises are and what is next; of one exercise, why its test fails
    Check {
        /// A member, as in readers_writers, or one exercise, as in readers_writers/1; else all
        #[arg(value_name = "MEMBER|MEMBER/NUMBER", num_args = 0..)]
        what: Vec<String>,
    },
    /// Shows a hint: the first one, with --more the second, with --more --more the third
    Hint {
        /// The exercise, as in readers_writers/1
        #[arg(value_name = "MEMBER/NUMBER", required = true, num_args = 1..)]
        exercise: Vec<String>,
        /// A plainer hint; twice, the plainest
        #[arg(short, long, action = ArgAction::Count)]
        more: u8,
    },
    /// Puts an exercise's stub back, and keeps what you wrote in a file beside
    Reset {
        /// The exercise, as in readers_writers/1
        #[arg(value_name = "MEMBER/NUMBER", required = true, num_args = 1..)]
        exercise: Vec<String>,
    },
    /// Shows the workbook's own solution, once yours passes the tests
    Solution {
        /// The exercise, as in readers_writers/1
        #[arg(value_name = "MEMBER/NUMBER", required = true, num_args = 1..)]
        exercise: Vec<String>,
        /// Also if your own does not pass yet
        #[arg(long)]
        anyway: bool,
    },
}

impl Task {
    /// Does it in the workbook of that book, and prints what came of it.
    ///
    /// # Errors
    /// What is to be told, in a sentence or two.
    pub fn run(&self, book: Book) -> Result<(), String> {
        let told = match self {
            Self::Student { folder } => Edition::write(book.workspace(), folder)?.told(),
            Self::Check { what } => check(&Desk::of(book)?, what)?,
            Self::Hint { exercise, more } => {
                let desk = Desk::of(book)?;
                hint(named(desk.catalogue(), exercise)?, usize::from(*more))
            }
            Self::Reset { exercise } => {
                let desk = Desk::of(book)?;
                reset(&desk, named(desk.catalogue(), exercise)?)?
            }
            Self::Solution { exercise, anyway } => {
                let desk = Desk::of(book)?;
                solution(&desk, named(desk.catalogue(), exercise)?, *anyway)?
            }
        };
        print(&told);
        Ok(())
    }
}

/// Whoever closed the other end of the pipe has read enough.
pub(super) fn print(text: &str) {
    let _ = write!(io::stdout(), "{text}");
}

fn hint(exercise: &Exercise, more: usize) -> String {
    let name = exercise.name();
    let hints = &exercise.hints;
    let nth = more.min(hints.len() - 1);
    let text = wrapped(hints[nth].trim());
    let next = match nth + 1 {
        last if last == hints.len() => "That was the last one.".to_owned(),
        _ => format!(
            "More: cargo workbook hint {name}{}",
            " --more".repeat(nth + 1)
        ),
    };
    format!(
        "{name}, hint {} of {}\n\n{text}\n\n{next}\n",
        nth + 1,
        hints.len()
    )
}

fn reset(desk: &Desk, exercise: &Exercise) -> Result<String, String> {
    let name = exercise.name();
    Ok(match desk.reset(exercise)? {
        Reset::NotStarted => format!("{name} has its stub already: nothing to do.\n"),
        Reset::Done { file, kept } => format!(
            "{name} has its stub again: {}\nWhat stood there is kept: {}\n",
            file.display(),
            kept.display()
        ),
    })
}

fn solution(desk: &Desk, exercise: &Exercise, anyway: bool) -> Result<String, String> {
    let name = exercise.name();
    if !anyway {
        let bar = spinner();
        bar.set_message(format!("{name}: tests yours first"));
        let inspection = Inspection::begin(desk, &exercise.member, &[exercise])?;
        let standing = inspection.standing(exercise, |test| {
            bar.set_message(format!("{name}: runs {test}"));
        })?;
        bar.finish_and_clear();
        if !standing.is_done() {
            return Err(format!(
                "{name} is not done yet ({standing}).\nTo see the solution nevertheless: \
                 cargo workbook solution {name} --anyway"
            ));
        }
    }
    let solution = desk.solution(exercise)?;
    let why = match solution.why.as_str() {
        "" => String::new(),
        why => format!("\n{why}\n"),
    };
    let text = solution.text.trim_matches('\n');
    Ok(format!(
        "{name}, {}\n\n{}{why}",
        exercise.title,
        indented(text)
    ))
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}

/// Prose in lines of at most that width; code blocks and lists as they are.
fn wrapped(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut current = String::new();
        for (nth, word) in line.split(' ').enumerate() {
            let length = current.chars().count() + 1 + word.chars().count();
            if length > WIDTH && !current.trim().is_empty() {
                lines.push(std::mem::take(&mut current));
            } else if nth > 0 {
                current.push(' ');
            }
            current.push_str(word);
        }
        lines.push(current);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_wrapped_between_words() {
        let long = "word ".repeat(30);
        let lines = wrapped(long.trim());
        assert!(lines.lines().all(|line| line.len() <= WIDTH), "{lines}");
        assert_eq!(lines.replace('\n', " "), long.trim());
        assert_eq!(
            wrapped("one\n\n    let two = 2;"),
            "one\n\n    let two = 2;"
        );
    }
}
