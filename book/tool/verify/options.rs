use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use clap::Args;

use super::crew::Crew;
use super::journal::Journal;
use super::measurement::{Candidate, Plan};
use super::measuring::Measuring;
use super::sample::sample;
use super::table::Table;
use super::{Claim, Tally, texts};
use crate::Catalogue;
use crate::telling::tell;

/// How often threads run freely with an answer, unless told otherwise.
const TRIES: &str = "20";

/// What `cargo workbook verify` is told.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// Only what has one of these in its name: producer_consumer, exercise_1, stub, an answer's or a mutant's name
    #[arg(value_name = "FILTER")]
    filters: Vec<String>,
    /// Also mutants: right answers of exercises with threads, each with a small change made by a machine
    #[arg(long)]
    mutants: bool,
    /// Only a few of each member, always the same ones
    #[arg(long, conflicts_with_all = ["mutants", "seeds", "free_running"])]
    sample: bool,
    /// Only says what would be proved
    #[arg(long)]
    list: bool,
    /// Only measures: the answers of exercises with threads, with the seeds 1 to N
    #[arg(long, value_name = "N")]
    seeds: Option<u64>,
    /// Only measures: the same with threads that run freely
    #[arg(long, value_name = "TRIES", num_args = 0..=1, default_missing_value = TRIES)]
    free_running: Option<u64>,
    /// Measures again what was measured before
    #[arg(long)]
    again: bool,
    /// Writes what was measured as a table for the book
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// How much is done at once [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Where the scratch copies lie [default: target/verify of the workbook]
    #[arg(long, value_name = "FOLDER")]
    scratch: Option<PathBuf>,
}

impl Options {
    /// Proves, or measures, and prints what was found.
    ///
    /// # Errors
    /// If something is not as it must be; it has been printed.
    pub fn run(&self, workspace: &Path) -> Result<(), String> {
        let began = Instant::now();
        let tally = match self.measures() {
            true => self.measure(workspace)?,
            false => self.prove(workspace)?,
        };
        let _ = write!(io::stdout(), "{}", tally.summary(began.elapsed()));
        match tally.complaints().len() {
            0 => Ok(()),
            1 => Err("one thing is not as it must be".to_owned()),
            n => Err(format!("{n} things are not as they must be")),
        }
    }

    fn measures(&self) -> bool {
        self.seeds.is_some() || self.free_running.is_some() || self.markdown.is_some()
    }

    /// What was found is printed as soon as it is, and returned.
    ///
    /// # Errors
    /// If something cannot be read, or built through no fault of the exercises.
    pub fn prove(&self, workspace: &Path) -> Result<Tally, String> {
        let catalogue = Catalogue::of(workspace)?;
        let mut tally = Tally::default();
        if self.filters.is_empty() && !self.list {
            tally = texts::tally(workspace, &catalogue).map_err(|it| it.to_string())?;
        }
        let claims = self.claims(workspace, &catalogue, &mut tally)?;
        tally.complaints().iter().for_each(|what| tell(what));
        if self.list {
            claims.iter().for_each(|claim| tell(&claim.name()));
            return Ok(tally);
        }
        let prove = |claim: &Claim, bench: &mut super::Bench| Ok(claim.prove(bench));
        self.crew(workspace, |crew| {
            crew.go(claims, Claim::name, prove, |_, found| {
                found.complaints().iter().for_each(|what| tell(what));
                tally.add(found);
                Ok(())
            })
        })?;
        Ok(tally)
    }

    /// The last member first: what is laid into one, and taken up again, makes Cargo build again the members
    /// that depend on it, and these come later in the book.
    fn claims(
        &self,
        workspace: &Path,
        catalogue: &Catalogue,
        tally: &mut Tally,
    ) -> Result<Vec<Claim>, String> {
        let told = |complaint: crate::Complaint| complaint.to_string();
        let mut claims = Claim::all(workspace, catalogue, tally).map_err(told)?;
        if self.mutants || self.sample {
            claims.extend(Claim::of_mutants(workspace, catalogue).map_err(told)?);
        }
        if self.sample {
            claims = sample(claims);
        }
        claims.retain(|claim| self.wants(&claim.name()));
        if claims.is_empty() && !self.filters.is_empty() {
            return Err("nothing has such a name".to_owned());
        }
        let members = catalogue.members();
        let place = |claim: &Claim| members.iter().position(|it| *it == claim.member());
        claims.sort_by_key(|claim| std::cmp::Reverse(place(claim)));
        Ok(claims)
    }

    fn wants(&self, name: &str) -> bool {
        let mut filters = self.filters.iter();
        self.filters.is_empty() || filters.any(|filter| name.contains(filter.as_str()))
    }

    fn measure(&self, workspace: &Path) -> Result<Tally, String> {
        let catalogue = Catalogue::of(workspace)?;
        let (seeds, tries) = (
            self.seeds.unwrap_or_default(),
            self.free_running.unwrap_or_default(),
        );
        let mut candidates = Candidate::all(workspace, &catalogue)?;
        candidates.retain(|it| self.wants(&it.name));
        let mut measuring = Measuring {
            journal: Journal::open(workspace)?,
            again: self.again,
        };
        let (answers, solutions) = self.crew(workspace, |crew| {
            let solutions = Candidate::solutions(workspace, &candidates)?;
            let solutions = measuring.go(crew, Plan { seeds: 0, tries }, solutions)?;
            let answers = candidates.into_iter();
            let answers = answers.map(|it| it.freely_with_tests_passed_in(&solutions));
            let answers = measuring.go(crew, Plan { seeds, tries }, answers.collect())?;
            Ok((answers, solutions))
        })?;
        let table = Table::of(&catalogue, &answers, &solutions);
        let _ = write!(io::stdout(), "{table}");
        if let Some(file) = &self.markdown {
            let written = std::fs::write(file, table.to_string());
            written.map_err(|error| format!("{}: {error}", file.display()))?;
        }
        let mut tally = Tally::default();
        for measurement in &answers {
            measurement.judge(&mut tally);
        }
        tally.complaints().iter().for_each(|what| tell(what));
        Ok(tally)
    }

    fn crew<R>(
        &self,
        workspace: &Path,
        work: impl FnOnce(&Crew<'_>) -> Result<R, String>,
    ) -> Result<R, String> {
        let places = self.scratch.clone();
        let places = places.unwrap_or_else(|| workspace.join("target").join("verify"));
        let processors = || thread::available_parallelism().map_or(1, usize::from);
        work(&Crew {
            workspace,
            places: &places,
            jobs: self.jobs.unwrap_or_else(processors),
        })
    }
}
