//! `cargo workbook tour`: every program of the workbook, run once.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `stop.rs` | `Stop` | a transcript or a scene of the book, to be run and shown |
//! | `route.rs` | `Route` | the stops at which every program comes up |
//! | `album.rs` | `Album` | the folder with what was seen: transcripts, timelines, the book |

mod album;
mod route;
mod stop;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use crate::student::Edition;
use crate::telling::tell;
use crate::{Book, Catalogue, Programs};
use album::Album;
use route::Route;
use stop::Stop;

/// What `cargo workbook tour` is told.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// Where what was seen is kept [default: target/tour of the workbook]
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

impl Options {
    /// Builds the programs and the book, runs what the book shows, so that each program comes up, and prints what is
    /// seen. Blocks until all has ended: for a minute or two.
    ///
    /// # Errors
    /// If something does not behave as the book shows, or cannot be built or written.
    pub fn run(&self, book: &Book) -> Result<(), String> {
        if Edition::is_one(book.workspace())? {
            return Err(
                "in a student's edition most programs wait to be written; the workbook with its solutions has a tour"
                    .to_owned(),
            );
        }
        let members = members(book)?;
        let members: Vec<&str> = members.iter().map(String::as_str).collect();
        let bar = progress_bar();
        bar.set_message("building the programs");
        let built = Programs::build(book.workspace(), &members);
        let programs =
            built.map_err(|why| format!("the programs are not built: {}", why.trim()))?;
        let began = Instant::now();
        let default = || book.workspace().join("target").join("tour");
        let mut album = Album::new(&self.folder.clone().unwrap_or_else(default))?;
        let route = Route::through(book, &members, &programs)?;
        let programs = programs.drawing_into(album.timelines());
        bar.set_length(route.stops().len() as u64);
        for stop in route.stops() {
            bar.set_message(stop.title().to_owned());
            visit(stop, &programs, &bar, &mut album)?;
            bar.inc(1);
        }
        bar.set_message("building the book");
        let index = album.close(book)?;
        bar.finish_and_clear();
        tell(&format!(
            "{} programs ran in {} s, and did what the book shows. See: {}",
            route.programs(),
            began.elapsed().as_secs(),
            index.display()
        ));
        Ok(())
    }
}

/// Shows what appears as soon as it does.
fn visit(
    stop: &Stop,
    programs: &Programs,
    bar: &ProgressBar,
    album: &mut Album,
) -> Result<(), String> {
    let heading = format!("\n== {}", stop.title());
    bar.suspend(|| tell(&heading));
    album.begin(stop.title());
    let mut audience = |place: &str, lines: &[String]| {
        let at_its_place = |line: &String| match place {
            "" => line.clone(),
            place => format!("{place:>8} | {line}"),
        };
        let lines: Vec<String> = lines.iter().map(at_its_place).collect();
        bar.suspend(|| tell(&lines.join("\n")));
        album.show(&lines);
    };
    let seen = stop.run(programs, &mut audience);
    seen.map_err(|complaint| complaint.to_string())?;
    let names: Result<Vec<String>, String> =
        stop.programs().map(|one| programs.name(one)).collect();
    album.end(&names?);
    Ok(())
}

/// The members whose programs are toured: those with exercises, in reading order.
fn members(book: &Book) -> Result<Vec<String>, String> {
    let catalogue = Catalogue::of(book.workspace())?;
    Ok(catalogue.members().into_iter().map(str::to_owned).collect())
}

/// On a terminal; nothing anywhere else.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("[{elapsed}] {pos} of {len}  {wide_msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
