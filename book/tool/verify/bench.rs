use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::workshop::{QuickBuild, Scratch, TestPrograms, Trial, Tried};
use crate::{Changes, TestName};

/// How long a test may take here. One that explores takes a second, one that talks to servers a few; a
/// loop that never ends is noticed by the explorer after 20.
const LIMIT: Duration = Duration::from_secs(40);

/// Where answers are laid into a copy of the workbook, and tried.
#[derive(Debug)]
pub struct Bench {
    scratch: Scratch,
    /// By member.
    quick: BTreeMap<String, QuickBuild>,
    /// What is not as in the pristine workbook.
    laid: Vec<PathBuf>,
    /// Tests of a member that have rejected a mutant, the last one first: they are likely to reject the next.
    successful: BTreeMap<String, Vec<TestName>>,
}

impl Bench {
    /// Makes a copy of the workspace in a folder below `places` that nobody else uses, or refreshes the one that is there.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn claim(workspace: &Path, places: &Path) -> Result<Self, String> {
        Ok(Self {
            scratch: Scratch::claim(workspace, places)?,
            quick: BTreeMap::new(),
            laid: Vec::new(),
            successful: BTreeMap::new(),
        })
    }

    /// The workbook has these changes from here on, and no other ones.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub fn lay(&mut self, changes: &Changes) -> Result<(), String> {
        let is_changed = |file: &PathBuf| changes.files.iter().any(|(it, _)| it == file);
        for file in std::mem::take(&mut self.laid) {
            if !is_changed(&file) {
                let restored = self.scratch.restore(&file);
                restored.map_err(|error| format!("{}: {error}", file.display()))?;
            }
        }
        for (file, text) in &changes.files {
            let laid = self.scratch.lay(file, text);
            laid.map_err(|error| format!("{}: {error}", file.display()))?;
            self.laid.push(file.clone());
        }
        Ok(())
    }

    /// Builds the programs of these tests, each file by itself. Blocks until that is done.
    ///
    /// # Errors
    /// If neither Cargo nor the compiler can be run. What does not compile is no error.
    pub fn build(&mut self, member: &str, tests: &[&TestName]) -> Result<Built, String> {
        let mut files: Vec<&str> = tests.iter().map(|it| it.file.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        let (quick, slow): (Vec<&str>, Vec<&str>) = {
            let build = self.quick(member)?;
            files.into_iter().partition(|file| build.knows(file))
        };
        let mut built = Built::default();
        for file in quick {
            let programs = self.quick[member].build(file)?;
            built.by_file.insert(file.to_owned(), programs);
        }
        if !slow.is_empty() {
            let programs = TestPrograms::build(&self.scratch, member, &slow, TestPrograms::LIMIT)?;
            for file in slow {
                built.by_file.insert(file.to_owned(), programs.clone());
            }
        }
        Ok(built)
    }

    /// The same with Cargo alone, which also sees what the member itself is warned of.
    ///
    /// # Errors
    /// As [`build`](Self::build).
    pub fn build_all(&self, member: &str, tests: &[TestName]) -> Result<Built, String> {
        let mut files: Vec<&str> = tests.iter().map(|it| it.file.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        let programs = TestPrograms::build(&self.scratch, member, &files, TestPrograms::LIMIT)?;
        let by_file = files
            .into_iter()
            .map(|file| (file.to_owned(), programs.clone()));
        Ok(Built {
            by_file: by_file.collect(),
        })
    }

    /// These tests of the member in the order in which they should be tried: file by file, those first that have
    /// rejected something lately.
    pub(super) fn by_success(
        &self,
        member: &str,
        tests: &[TestName],
    ) -> Vec<(String, Vec<TestName>)> {
        let successful = self.successful.get(member).map_or(&[][..], Vec::as_slice);
        let place = |test: &TestName| successful.iter().position(|it| it == test);
        let mut tests = tests.to_vec();
        tests.sort_by_key(|test| place(test).unwrap_or(usize::MAX));
        let mut files: Vec<(String, Vec<TestName>)> = Vec::new();
        for test in tests {
            match files.iter_mut().find(|(file, _)| *file == test.file) {
                Some((_, own)) => own.push(test),
                None => files.push((test.file.clone(), vec![test])),
            }
        }
        files
    }

    /// The test has rejected a mutant.
    pub(super) fn succeeds(&mut self, member: &str, test: &TestName) {
        let successful = self.successful.entry(member.to_owned()).or_default();
        successful.retain(|it| it != test);
        successful.insert(0, test.clone());
    }

    /// What the member's tests depend on is built from the pristine workbook.
    fn quick(&mut self, member: &str) -> Result<&QuickBuild, String> {
        if !self.quick.contains_key(member) {
            let laid: Vec<(PathBuf, String)> = self.take_up()?;
            self.quick
                .insert(member.to_owned(), QuickBuild::of(&self.scratch, member)?);
            self.lay(&Changes {
                files: laid,
                ..Changes::default()
            })?;
        }
        Ok(&self.quick[member])
    }

    /// Makes the workbook pristine, and returns what was laid into it.
    fn take_up(&mut self) -> Result<Vec<(PathBuf, String)>, String> {
        let mut laid = Vec::new();
        for file in &self.laid {
            let text = std::fs::read_to_string(self.scratch.folder().join(file));
            let text = text.map_err(|error| format!("{}: {error}", file.display()))?;
            laid.push((file.clone(), text));
        }
        self.lay(&Changes::default())?;
        Ok(laid)
    }
}

/// Test programs, by file.
#[derive(Debug, Default)]
pub struct Built {
    by_file: BTreeMap<String, TestPrograms>,
}

impl Built {
    /// What the compiler says against them.
    pub fn error(&self) -> Option<String> {
        let mut errors = self.by_file.values().flat_map(TestPrograms::errors);
        errors.next().map(|(_, error)| error.sentence.clone())
    }

    /// What the compiler would have said better, once each.
    pub fn warnings(&self) -> Vec<String> {
        let warnings = self.by_file.values().flat_map(TestPrograms::warnings);
        let mut warnings: Vec<String> = warnings.cloned().collect();
        warnings.sort();
        warnings.dedup();
        warnings
    }

    /// A trial of one of the tests that these were built for.
    ///
    /// # Errors
    /// If its program does not compile: then the verdict is known.
    pub fn trial(&self, test: &TestName) -> Result<Trial, Tried> {
        Ok(Trial::of(&self.by_file[&test.file], test)?.within(LIMIT))
    }

    /// Tries one of the tests, in a process of its own.
    ///
    /// # Errors
    /// If it cannot be started, or there is no such test.
    pub fn run(&self, test: &TestName) -> Result<Tried, String> {
        self.trial(test).map_or_else(Ok, |trial| trial.run())
    }
}
