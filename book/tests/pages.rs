//! The book as it is keeps what its pages promise.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::thread;

use book::{
    Book, Catalogue, Complaint, Conversation, Page, Programs, Quiz, Region, Scene, Site,
    Transcript, exercises_without_directive, exercises_without_lesson,
};

fn book() -> Book {
    Book::of_the_workbook().expect("the pages can be read")
}

/// What shows transcripts: the pages, and the READMEs of the workbook and its members.
fn with_transcripts(book: &Book) -> Vec<Page> {
    let mut pages = book.pages().to_vec();
    pages.extend(book.readmes().expect("the READMEs can be read"));
    pages
}

/// Fails with all that is wrong, a paragraph each.
fn nothing_is_wrong(complaints: Vec<impl Display>) {
    let complaints: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_include_shows_something_of_a_source() {
    nothing_is_wrong(book().broken_includes());
}

#[test]
fn every_directive_of_the_book_can_be_expanded() {
    nothing_is_wrong(book().broken_directives());
}

#[test]
fn every_exercise_is_set_in_its_chapter() {
    let missing = exercises_without_directive(&book());
    nothing_is_wrong(missing.unwrap_or_else(|why| panic!("{why}")));
}

#[test]
fn every_exercise_is_given_out_in_a_lesson() {
    let missing = exercises_without_lesson(&book());
    nothing_is_wrong(missing.unwrap_or_else(|why| panic!("{why}")));
}

#[test]
fn every_rust_listing_is_included() {
    nothing_is_wrong(book().pasted_listings());
}

#[test]
fn every_exercise_is_solved_in_its_chapter() {
    nothing_is_wrong(Region::not_in(&book()).expect("the sources can be read"));
}

#[test]
fn the_catalogue_of_exercises_agrees_with_sources_and_tests() {
    let book = book();
    let catalogue = Catalogue::of(book.workspace()).unwrap_or_else(|why| panic!("{why}"));
    let complaints = catalogue.complaints(book.workspace());
    nothing_is_wrong(complaints.expect("the sources can be read"));
}

#[test]
fn every_page_is_in_the_summary_and_nothing_else_is_published() {
    nothing_is_wrong(book().stray_files().expect("mdBook loads the book"));
}

#[test]
fn every_chapter_has_all_its_parts() {
    nothing_is_wrong(book().incomplete_chapters());
}

#[test]
fn every_project_conversation_listing_and_story_is_on_a_page() {
    nothing_is_wrong(book().left_out().expect("the folders can be read"));
}

#[test]
fn every_program_is_run_on_a_page() {
    let book = book();
    let catalogue = Catalogue::of(book.workspace()).unwrap_or_else(|why| panic!("{why}"));
    let built = programs(&book, catalogue.members().into_iter());
    let transcripts = book.transcripts().into_iter().flatten();
    let scenes = book.scenes().into_iter().flatten();
    let run: BTreeSet<String> = transcripts
        .map(|transcript| transcript.program().clone())
        .chain(scenes.flat_map(|scene| scene.programs().cloned().collect::<Vec<_>>()))
        .filter_map(|program| built.name(&program).ok())
        .collect();
    let missing: Vec<String> = built.names().difference(&run).cloned().collect();
    nothing_is_wrong(missing);
}

#[test]
fn every_rejected_listing_is_rejected_as_the_page_says() {
    let rejections = book().rejections();
    assert!(!rejections.is_empty(), "the book has none any more");
    let outcomes = rejections.into_iter().map(|rejection| rejection?.check());
    nothing_is_wrong(outcomes.filter_map(Result::err).collect());
}

#[test]
fn every_quiz_is_answered_as_the_program_answers_it() {
    let book = book();
    let quizzes = book.quizzes();
    let programs = quizzes.iter().filter_map(Quiz::program);
    assert_ne!(
        programs.count(),
        0,
        "the book asks about no program any more"
    );
    nothing_is_wrong(book.broken_quizzes().expect("the outputs can be read"));
}

#[test]
fn every_transcript_is_what_its_program_prints() {
    let book = book();
    let pages = with_transcripts(&book);
    nothing_is_wrong(pages.iter().flat_map(Transcript::unchecked_on).collect());
    let transcripts: Result<Vec<Transcript>, Complaint> =
        pages.iter().flat_map(Transcript::all).collect();
    let transcripts = transcripts.unwrap_or_else(|complaint| panic!("{complaint}"));
    let programs = programs(&book, transcripts.iter().map(Transcript::member));

    let failed: Vec<Complaint> = thread::scope(|scope| {
        let checks: Vec<_> = transcripts
            .iter()
            .map(|transcript| scope.spawn(|| transcript.check(&programs)))
            .collect();
        let outcomes = checks.into_iter().map(|check| check.join().unwrap());
        outcomes.filter_map(Result::err).collect()
    });
    nothing_is_wrong(failed);
}

#[test]
fn every_server_and_its_clients_show_what_the_page_shows() {
    let book = book();
    let pages = with_transcripts(&book);
    let scenes: Result<Vec<Scene>, Complaint> = pages.iter().flat_map(Scene::all).collect();
    let scenes = scenes.unwrap_or_else(|complaint| panic!("{complaint}"));
    assert!(!scenes.is_empty(), "the book has none any more");
    let programs = programs(&book, scenes.iter().flat_map(Scene::members));

    let failed: Vec<Complaint> = thread::scope(|scope| {
        let checks: Vec<_> = scenes
            .iter()
            .map(|scene| scope.spawn(|| scene.check(&programs)))
            .collect();
        let outcomes = checks.into_iter().map(|check| check.join().unwrap());
        outcomes.filter_map(Result::err).collect()
    });
    nothing_is_wrong(failed);
}

/// The programs of these members.
fn programs<'a>(book: &Book, members: impl Iterator<Item = &'a str>) -> Programs {
    let members: BTreeSet<&str> = members.collect();
    let members: Vec<&str> = members.into_iter().collect();
    Programs::build(book.workspace(), &members).expect("the members compile")
}

#[test]
fn the_built_book_holds_together_and_loads_nothing_from_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder for the built book");
    let built = book().build(Some(folder.path())).expect("it is built");
    let site = Site::read(&built).expect("it can be read");
    nothing_is_wrong(site.broken_links());
    nothing_is_wrong(site.foreign_loads());
    nothing_is_wrong(site.visible_markers());
}

#[test]
fn every_conversation_goes_as_its_picture_shows() {
    let book = book();
    let conversations: Result<Vec<Conversation>, Complaint> =
        book.conversations().into_iter().collect();
    let conversations = conversations.unwrap_or_else(|complaint| panic!("{complaint}"));
    assert!(!conversations.is_empty(), "the book has none any more");
    let programs = programs(&book, conversations.iter().map(Conversation::member));
    let checks = conversations.iter().map(|one| one.check(&programs));
    nothing_is_wrong(checks.filter_map(Result::err).collect());
}
