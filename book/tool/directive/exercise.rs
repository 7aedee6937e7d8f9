use crate::{Book, Catalogue, Complaint, Directive, Exercise, ExerciseName, Page, Region};

/// `{{#exercise MEMBER N}}`: how much work the exercise is, where it is done, how it is tested, and its hints.
pub(super) fn expanded(book: &Book, arguments: &[&str]) -> Result<String, String> {
    let name = named(arguments)?;
    let catalogue = Catalogue::of(book.workspace())?;
    Ok(markdown(book, catalogue.find(&name)?))
}

fn named(arguments: &[&str]) -> Result<ExerciseName, String> {
    match arguments {
        [member, number] => format!("{member}/{number}").parse(),
        _ => Err("{{#exercise MEMBER NUMBER}} would be right".to_owned()),
    }
}

fn markdown(book: &Book, exercise: &Exercise) -> String {
    let name = exercise.name();
    let Exercise { member, number, .. } = exercise;
    let marker = exercise.marker();
    let effort = format!(
        "Exercise {number}: {} minutes, {}",
        exercise.minutes,
        points(exercise.points)
    );
    let hints: Vec<String> = (1..)
        .zip(&exercise.hints)
        .map(|(nth, hint)| {
            format!(
                "<details>\n<summary>Hint {nth}</summary>\n\n{}\n\n</details>\n",
                hint.trim()
            )
        })
        .collect();
    format!(
        "<p class=\"effort\">{effort}</p>\n\n\
         Work in `{member}/{}` between the markers `{marker}`.\n\
         Your tests: `cargo workbook check {name}`, or `cargo test -p {member} {marker}_` for all that they say.\n\n\
         {}",
        file_of(book, exercise),
        hints.concat().trim_end()
    )
}

/// `1 point`, `2 points`.
pub(super) fn points(points: u32) -> String {
    match points {
        1 => "1 point".to_owned(),
        n => format!("{n} points"),
    }
}

/// The file with the region. If the markers are gone, the first one that may be changed.
fn file_of(book: &Book, exercise: &Exercise) -> String {
    let folder = book.workspace().join(&exercise.member);
    let has_region = |file: &&String| {
        let file = folder.join(file);
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let regions = Region::all_in(&file, &text).unwrap_or_default();
        regions.iter().any(|one| one.name() == exercise.marker())
    };
    let files = &exercise.files;
    let file = files.iter().find(has_region).or(files.first());
    file.cloned().unwrap_or_default()
}

/// Exercises of the catalogue that their chapters do not set: each belongs on one of its member's pages, once.
///
/// # Errors
/// If the catalogue cannot be read.
pub fn exercises_without_directive(book: &Book) -> Result<Vec<Complaint>, String> {
    let catalogue = Catalogue::of(book.workspace())?;
    let mut complaints = Vec::new();
    for exercise in catalogue.exercises() {
        let name = exercise.name();
        let pages: Vec<&Page> = pages_with(book, &name).collect();
        let what = match pages.as_slice() {
            [page] if is_chapter_of(page, &exercise.member) => continue,
            [page] => format!(
                "{name} is on a page of another chapter: {}",
                file_name(page)
            ),
            [] => format!(
                "{name} is on no page; {{{{#exercise {} {}}}}} would be right",
                exercise.member, exercise.number
            ),
            several => {
                let several: Vec<String> = several.iter().map(|page| file_name(page)).collect();
                format!("{name} is there more than once: {}", several.join(", "))
            }
        };
        complaints.push(catalogue.complaint(exercise, what));
    }
    Ok(complaints)
}

/// The pages on which the directive stands, once for each time.
pub(crate) fn pages_with<'a>(
    book: &'a Book,
    name: &'a ExerciseName,
) -> impl Iterator<Item = &'a Page> {
    let is_it = move |directive: &Directive| {
        directive.name() == "exercise" && named(&directive.arguments()).as_ref() == Ok(name)
    };
    book.pages().iter().flat_map(move |page| {
        let directives = Directive::all_in(page.text());
        directives.into_iter().filter(is_it).map(move |_| page)
    })
}

/// A page is called as its member is, perhaps with more behind an underscore.
fn is_chapter_of(page: &Page, member: &str) -> bool {
    let rest = file_name(page).strip_prefix(member).map(str::to_owned);
    rest.is_some_and(|rest| rest.starts_with(['.', '_']))
}

fn file_name(page: &Page) -> String {
    let name = page.file().file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
