//! The book as it is keeps what its pages promise.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::thread;

use book::{Book, Complaint, Exercise, Programs, Scene, Site, Transcript};

fn book() -> Book {
    Book::of_the_workbook().expect("the pages can be read")
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
fn every_rust_listing_is_included() {
    nothing_is_wrong(book().pasted_listings());
}

#[test]
fn every_exercise_is_in_its_chapter_and_has_tests() {
    nothing_is_wrong(Exercise::not_in(&book()).expect("the sources can be read"));
    nothing_is_wrong(Exercise::without_tests(&book()).expect("the tests can be read"));
}

#[test]
fn every_page_is_in_the_summary_and_nothing_else_is_published() {
    nothing_is_wrong(book().stray_files().expect("mdBook loads the book"));
}

#[test]
fn every_rejected_listing_is_rejected_as_the_page_says() {
    let rejections = book().rejections();
    assert!(!rejections.is_empty(), "the book has none any more");
    let outcomes = rejections.into_iter().map(|rejection| rejection?.check());
    nothing_is_wrong(outcomes.filter_map(Result::err).collect());
}

#[test]
fn every_transcript_is_what_its_program_prints() {
    let book = book();
    nothing_is_wrong(book.unchecked_transcripts());
    let transcripts: Result<Vec<Transcript>, Complaint> = book.transcripts().into_iter().collect();
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
    let scenes: Result<Vec<Scene>, Complaint> = book.scenes().into_iter().collect();
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
