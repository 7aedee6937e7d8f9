//! The report that the page for instructors shows.

use std::fs;

use book::{Answer, Book};

use crate::classroom::Classroom;
use crate::sketch::grade;

#[test]
fn the_report_in_the_book_is_what_the_grader_prints() {
    let book = Book::of_the_workbook().unwrap();
    let workbook = book.workspace();
    let classroom = Classroom::of(workbook);
    let answers = Answer::all_wrong(workbook).unwrap();
    let mistake = "timeserver/exercise_2/returns_the_first_error";
    let answer = answers.iter().find(|answer| answer.name() == mistake);
    let inbox = tempfile::tempdir().unwrap();
    let ada = classroom
        .master("ada", &["timeserver"])
        .with_answer(&classroom, answer.unwrap())
        .hand_in(inbox.path());
    let output = grade(workbook, inbox.path(), &["--jobs", "1"], &[ada]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let report = String::from_utf8(output.stdout).unwrap();
    let file = workbook.join("book").join("stories").join("report.txt");
    let shown = fs::read_to_string(&file).unwrap_or_default();
    assert!(report == shown, "{} should be:\n{report}", file.display());
}
