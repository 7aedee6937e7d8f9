use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::Tally;
use crate::answer::unindented;
use crate::book::files_below;
use crate::student::Edition;
use crate::{Answer, Catalogue, Complaint, Region};

/// Identifiers of the standard library that hints may name though no source of the workbook does.
const OF_STD: &[&str] = &[];

/// Everything that can be seen without compiling.
pub(super) fn tally(workspace: &Path, catalogue: &Catalogue) -> Result<Tally, Complaint> {
    let mut tally = Tally::default();
    for complaint in catalogue.complaints(workspace)? {
        tally.complain(complaint.to_string());
    }
    replacements(workspace, catalogue, &mut tally)?;
    hints(workspace, catalogue, &mut tally)?;
    students_edition(workspace, catalogue, &mut tally)?;
    Ok(tally)
}

/// Laying an answer twice is laying it once; and who lays a stub, and then the solution, has the file that
/// there was.
fn replacements(
    workspace: &Path,
    catalogue: &Catalogue,
    tally: &mut Tally,
) -> Result<(), Complaint> {
    for member in catalogue.members() {
        for region in Region::all(&workspace.join(member))? {
            let text = read(region.file())?;
            let solution = unindented(region.solution(&text));
            let unsolved = region.replaced(&text, region.stub()?);
            let again = Region::all_in(region.file(), &unsolved)?;
            let there = again.iter().find(|it| it.name() == region.name());
            if there.map(|it| it.replaced(&unsolved, &solution)) != Some(text) {
                tally.complain(
                    region
                        .complaint("is not the same after its stub and its solution were laid")
                        .to_string(),
                );
            }
            tally.count(
                "regions are what they were after a stub and the solution",
                1,
            );
        }
    }
    for answer in Answer::all_wrong(workspace)?
        .into_iter()
        .chain(Answer::all_right(workspace)?)
    {
        if answer.is_whole_file() {
            continue;
        }
        for (file, text) in answer.changes(workspace)?.files {
            for region in Region::all_in(&file, &text)? {
                let body = unindented(region.solution(&text));
                if region.replaced(&text, &body) != text {
                    tally.complain(format!(
                        "{}: laid twice it is something else",
                        answer.name()
                    ));
                }
            }
        }
        tally.count("answers are the same laid twice", 1);
    }
    Ok(())
}

/// What a hint names exists: in the member, in a right answer of it, elsewhere in the workbook, or in the
/// standard library.
fn hints(workspace: &Path, catalogue: &Catalogue, tally: &mut Tally) -> Result<(), Complaint> {
    let mut known: BTreeSet<String> = OF_STD.iter().map(|it| (*it).to_owned()).collect();
    let mut folders = vec![
        workspace.join("book").join("right"),
        workspace.join("book").join("grading").join("src"),
    ];
    folders.extend(catalogue.members().into_iter().map(|it| workspace.join(it)));
    for folder in folders {
        for file in sources(&folder)? {
            known.extend(identifiers(&read(&file)?).map(str::to_owned));
        }
    }
    for exercise in catalogue.exercises() {
        for (number, hint) in (1..).zip(&exercise.hints) {
            for code in code_spans(hint) {
                for name in identifiers(code).filter(|name| !known.contains(*name)) {
                    tally.complain(format!(
                        "{}: hint {number} names `{name}`, which is nowhere in the workbook",
                        exercise.name()
                    ));
                }
                tally.count("pieces of code in hints name what exists", 1);
            }
        }
    }
    Ok(())
}

/// No line of a solution is in the edition for students, unless it stands in the workbook outside of solutions too.
fn students_edition(
    workspace: &Path,
    catalogue: &Catalogue,
    tally: &mut Tally,
) -> Result<(), Complaint> {
    let trouble = |why: String| Complaint::new(workspace, 1, why);
    let place = tempfile::tempdir().map_err(|error| trouble(error.to_string()))?;
    let edition = place.path().join("edition");
    Edition::write(workspace, &edition).map_err(trouble)?;
    let mut secret: BTreeMap<String, String> = BTreeMap::new();
    let mut public = BTreeSet::new();
    for member in catalogue.members() {
        let folder = workspace.join(member);
        let regions = Region::all(&folder)?;
        for file in sources(&folder)? {
            let text = read(&file)?;
            let mut at = 0;
            for region in regions.iter().filter(|it| it.file() == file) {
                public.extend(telling_lines(&text[at..region.inner().start]));
                at = region.inner().end;
                let name = format!("{member}/{}", region.name());
                let lines = telling_lines(region.solution(&text));
                secret.extend(lines.map(|line| (line, name.clone())));
            }
            public.extend(telling_lines(&text[at..]));
        }
    }
    for file in all_files(&edition, catalogue)? {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let file = file.strip_prefix(&edition).unwrap_or(&file);
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            let gives_away = |of: &&String| {
                !public.contains(line) && (line.len() >= LONG || is_of_the_same_member(file, of))
            };
            if let Some(of) = secret.get(line).filter(gives_away) {
                tally.complain(format!(
                    "the student's edition gives away {of}: {}:{number}: {line}",
                    file.display()
                ));
            }
        }
    }
    let lines = secret.keys().filter(|line| !public.contains(*line)).count();
    tally.count(
        "lines of solutions are not in the student's edition",
        lines as u64,
    );
    Ok(())
}

/// A line of this length is no coincidence, wherever it stands. Shorter ones, like `match event {`, stand in any program.
const LONG: usize = 32;

/// Whether the exercise, `MEMBER/exercise_N`, is one of the member in whose folder the file lies.
fn is_of_the_same_member(file: &Path, exercise: &str) -> bool {
    let member = exercise.split('/').next().unwrap_or_default();
    file.starts_with(member)
}

/// What the members and the book consist of.
fn all_files(edition: &Path, catalogue: &Catalogue) -> Result<Vec<PathBuf>, Complaint> {
    let mut files = Vec::new();
    for folder in catalogue.members().into_iter().chain(["book"]) {
        let folder = edition.join(folder);
        if folder.is_dir() {
            files.extend(below(&folder)?);
        }
    }
    Ok(files)
}

/// Lines that say something: no comments, and not just brackets or a word.
fn telling_lines(text: &str) -> impl Iterator<Item = String> {
    let lines = text.lines().map(str::trim);
    let telling = lines.filter(|line| {
        let is_comment = line.starts_with("//");
        !is_comment
            && line.len() >= 12
            && line.chars().filter(|it| it.is_alphanumeric()).count() >= 8
    });
    telling.map(str::to_owned)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, Complaint> {
    let mut files = below(folder)?;
    files.retain(|file| file.extension().is_some_and(|it| it == "rs"));
    Ok(files)
}

fn below(folder: &Path) -> Result<Vec<PathBuf>, Complaint> {
    let unread = |error| Complaint::new(folder, 1, format!("cannot be read: {error}"));
    files_below(folder).map_err(unread)
}

fn read(file: &Path) -> Result<String, Complaint> {
    let unread = |error| Complaint::new(file, 1, format!("cannot be read: {error}"));
    fs::read_to_string(file).map_err(unread)
}

/// The pieces of Markdown between backticks.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The words of a piece of code that begin with a letter.
fn identifiers(code: &str) -> impl Iterator<Item = &str> {
    let words = code.split(|it: char| !(it.is_alphanumeric() || it == '_'));
    words.filter(|word| word.starts_with(|it: char| it.is_alphabetic()))
}
