use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use clap::Args;

use super::gradescope::Gradescope;
use super::html::Html;
use super::{Class, Grading, State};

/// What `cargo workbook grade` is told.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Folders that were handed in; with --merge, files that --json has written
    #[arg(required = true, value_name = "SUBMISSION")]
    submissions: Vec<PathBuf>,
    /// Merges what several runners have graded, instead of grading
    #[arg(long)]
    merge: bool,
    /// How many submissions are graded at once [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Writes one row a submission, one column an exercise
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Writes everything, for --merge
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Writes the results.json of Gradescope, for one submission
    #[arg(long, value_name = "FILE")]
    gradescope: Option<PathBuf>,
    /// Writes a page with the table and all reports
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Writes a text file for each submission into this folder
    #[arg(long, value_name = "FOLDER")]
    reports: Option<PathBuf>,
    /// Where the scratch copies lie [default: target/grade of the workbook]
    #[arg(long, value_name = "FOLDER")]
    scratch: Option<PathBuf>,
}

impl Options {
    /// Grades, or merges, and writes what is asked for. Prints the report of one submission, or the
    /// table of several.
    ///
    /// # Errors
    /// If a submission cannot be graded through no fault of its own, or a file cannot be written. A
    /// submission that fails is no error.
    pub fn run(&self, workspace: &Path) -> Result<(), String> {
        let began = Instant::now();
        let class = if self.merge {
            let parts: Result<Vec<Class>, String> = self
                .submissions
                .iter()
                .map(|file| Class::read(file))
                .collect();
            Class::merged(parts?)?
        } else {
            if self.gradescope.is_some() && self.submissions.len() > 1 {
                return Err("--gradescope is for one submission at a time".to_owned());
            }
            let grading = Grading::of(workspace, &self.submissions)?;
            let places = self.scratch.clone();
            let places = places.unwrap_or_else(|| workspace.join("target").join("grade"));
            grading.run(&places, self.jobs())?
        };
        self.write(&class)?;
        let mut out = io::stdout();
        let _ = match class.reports() {
            [report] => write!(out, "{report}"),
            _ => write!(out, "{class}"),
        };
        if !self.merge && class.reports().len() > 1 {
            let seconds = began.elapsed().as_secs_f64();
            let number = class.reports().len();
            let a_minute = number as f64 * 60.0 / seconds;
            let _ = writeln!(
                io::stderr(),
                "{number} submissions in {seconds:.0} s, {a_minute:.1} a minute"
            );
        }
        complain(&class)
    }

    fn jobs(&self) -> usize {
        let processors = || thread::available_parallelism().map_or(1, usize::from);
        self.jobs.unwrap_or_else(processors)
    }

    fn write(&self, class: &Class) -> Result<(), String> {
        let write = |file: &Path, text: String| {
            fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
        };
        if let Some(file) = &self.csv {
            write(file, class.to_csv())?;
        }
        if let Some(file) = &self.json {
            write(file, class.to_json())?;
        }
        if let Some(file) = &self.html {
            write(file, Html(class).page())?;
        }
        if let Some(file) = &self.gradescope {
            let [report] = class.reports() else {
                return Err("--gradescope is for one submission at a time".to_owned());
            };
            write(file, Gradescope(report).to_json())?;
        }
        if let Some(folder) = &self.reports {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            for report in class.reports() {
                let file = folder.join(format!("{}.txt", report.submission));
                write(&file, report.at_length())?;
            }
        }
        Ok(())
    }
}

/// What the grader itself could not do.
fn complain(class: &Class) -> Result<(), String> {
    let reports = class.reports().iter();
    let all = reports.flat_map(|report| report.exercises.iter().map(move |one| (report, one)));
    let missed: Vec<_> = all
        .filter(|(_, one)| one.state == State::NotGraded)
        .collect();
    match missed.first() {
        None => Ok(()),
        Some((report, one)) => Err(format!(
            "{} exercises were not graded, through no fault of their authors; the first is {} of {}: {}",
            missed.len(),
            one.name(),
            report.submission,
            one.why
        )),
    }
}
