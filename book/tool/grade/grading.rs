use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::desk::Desk;
use super::edition::Edition;
use super::submission::Submission;
use super::{Class, Graded, Report, State};
use crate::Catalogue;
use crate::workshop::Scratch;

/// A class that is being graded, at several desks at once.
#[derive(Debug)]
pub struct Grading {
    workspace: PathBuf,
    catalogue: Catalogue,
    edition: Edition,
    submissions: Vec<Submission>,
}

/// A submission and a member: what one desk grades in one go.
type Task = (usize, String);

impl Grading {
    /// Reads the exercises of the workbook in the folder `workspace`, and looks for what is in these
    /// folders.
    ///
    /// # Errors
    /// If a folder does not exist, two have the same name, or the workbook's own files cannot be read.
    pub fn of(workspace: &Path, folders: &[PathBuf]) -> Result<Self, String> {
        let catalogue = Catalogue::of(workspace)?;
        if catalogue.exercises().is_empty() {
            return Err("there are no exercises in book/exercises.toml".to_owned());
        }
        let edition = Edition::of(workspace, &catalogue)?;
        let mut submissions = Vec::new();
        for folder in folders {
            submissions.push(Submission::open(folder, &catalogue)?);
        }
        submissions.sort_by(|one, other| one.name().cmp(other.name()));
        for pair in submissions.windows(2) {
            if pair[0].name() == pair[1].name() {
                return Err(format!(
                    "two submissions are called {:?}: {} and {}; give the folders above them, if these have \
                     different names",
                    pair[0].name(),
                    pair[0].folder().display(),
                    pair[1].folder().display()
                ));
            }
        }
        Ok(Self {
            workspace: workspace.to_owned(),
            catalogue,
            edition,
            submissions,
        })
    }

    /// Grades all of it at `jobs` desks, in scratch copies below `places`. Blocks until that is done.
    ///
    /// # Errors
    /// If no scratch copy can be made.
    pub fn run(&self, places: &Path, jobs: usize) -> Result<Class, String> {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let mut desks = Vec::new();
        for _ in 0..jobs.clamp(1, self.submissions.len().max(1)) {
            let scratch = Scratch::claim(&self.workspace, places)?;
            desks.push(scratch);
        }
        let share = (processors / desks.len()).max(1);
        let tasks = Mutex::new(self.tasks());
        let done = Mutex::new(BTreeMap::new());
        let progress = Progress::of(tasks.lock().map_or(0, |tasks| tasks.len()));
        thread::scope(|scope| {
            for scratch in desks {
                let mut desk = Desk::new(scratch, &self.catalogue, &self.edition, share);
                let (tasks, done, progress) = (&tasks, &done, &progress);
                scope.spawn(move || {
                    // A panic at another desk ends the whole grading anyway.
                    let next = || tasks.lock().ok()?.pop_front();
                    while let Some((number, member)) = next() {
                        let submission = &self.submissions[number];
                        progress.begin(submission.name(), &member);
                        let graded = desk.grade(submission, &member);
                        if let Ok(mut done) = done.lock() {
                            done.insert((number, member), graded);
                        }
                        progress.end();
                    }
                });
            }
        });
        progress.finish();
        let mut done = done.into_inner().map_err(|error| error.to_string())?;
        let numbers = 0..self.submissions.len();
        Ok(Class::of(
            numbers
                .map(|number| self.report(number, &mut done))
                .collect(),
        ))
    }

    /// The last member first: what was laid into one, and put back, makes Cargo build again the members
    /// that depend on it, and these come later in the book. And one member of all submissions before
    /// the next member, for the same reason.
    fn tasks(&self) -> VecDeque<Task> {
        let members = self.catalogue.members().into_iter().rev();
        let tasks = members.flat_map(|member| {
            let numbers = 0..self.submissions.len();
            numbers.map(move |number| (number, member.to_owned()))
        });
        tasks
            .filter(|(number, _)| self.submissions[*number].trouble().is_none())
            .collect()
    }

    fn report(&self, number: usize, done: &mut BTreeMap<Task, Vec<Graded>>) -> Report {
        let submission = &self.submissions[number];
        let exercises = self.catalogue.members().into_iter().flat_map(|member| {
            done.remove(&(number, member.to_owned()))
                .unwrap_or_else(|| {
                    let exercises = self.catalogue.of_member(member);
                    let none = exercises.map(|one| Graded::untried(one, State::NotHandedIn, ""));
                    none.collect()
                })
        });
        Report {
            submission: submission.name().to_owned(),
            trouble: submission.trouble().map(str::to_owned),
            exercises: exercises.collect(),
        }
    }
}

/// What is seen on a terminal meanwhile; nothing anywhere else.
struct Progress(ProgressBar);

impl Progress {
    fn of(tasks: usize) -> Self {
        let bar = ProgressBar::new(tasks as u64);
        if let Ok(style) = ProgressStyle::with_template("[{elapsed}] {pos} of {len}  {wide_msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        Self(bar)
    }

    fn begin(&self, submission: &str, member: &str) {
        self.0.set_message(format!("{submission}: {member}"));
    }

    fn end(&self) {
        self.0.inc(1);
    }

    fn finish(&self) {
        self.0.finish_and_clear();
    }
}
