//! A class of forty, in the real workbook. It takes minutes, so it is run only when asked for:
//!
//! - `cargo test -p book --test grade the_whole_class -- --ignored`: everybody gets what they have earned;
//! - `cargo test -p book --test grade figures -- --ignored --nocapture`: how long that takes, at one desk, at
//!   two, and by two runners.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use book::{Answer, Book};
use tempfile::TempDir;

use crate::classroom::{Classroom, Student};
use crate::misbehaviour::{QUICK, SLOW};
use crate::sketch::grade;

/// Where the misbehaving ones misbehave: a handler over real sockets, and a file that is explored.
const SOCKETS: &str = "timeserver/1";
const EXPLORED: &str = "sleepy_threads/1";

struct Whole {
    workbook: PathBuf,
    folder: TempDir,
    classroom: Classroom,
    students: Vec<Student>,
    folders: Vec<PathBuf>,
}

impl Whole {
    fn new() -> Self {
        let book = Book::of_the_workbook().unwrap();
        let workbook = book.workspace().to_owned();
        let folder = tempfile::tempdir().unwrap();
        let classroom = Classroom::of(&workbook);
        let students = students(&classroom, &workbook);
        let inbox = folder.path().join("inbox");
        let folders = students.iter().map(|one| one.hand_in(&inbox)).collect();
        Self {
            workbook,
            folder,
            classroom,
            students,
            folders,
        }
    }

    /// Grades these submissions, and returns how many seconds it took.
    fn grade(&self, arguments: &[&str], submissions: &[PathBuf]) -> f64 {
        let began = Instant::now();
        let output = grade(&self.workbook, self.folder.path(), arguments, submissions);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        began.elapsed().as_secs_f64()
    }

    fn result(&self, file: &str) -> String {
        fs::read_to_string(self.folder.path().join(file)).unwrap()
    }

    /// Every row must be as it was made up.
    #[track_caller]
    fn check(&self, file: &str) {
        let (expected, got) = (self.classroom.csv(&self.students), self.result(file));
        let differences: Vec<String> = expected
            .lines()
            .zip(got.lines())
            .filter(|(one, other)| one != other)
            .map(|(one, other)| format!("expected {one}\ngot      {other}"))
            .collect();
        let header = expected.lines().next().unwrap_or_default();
        assert!(
            differences.is_empty(),
            "{header}\n{}",
            differences.join("\n")
        );
        assert_eq!(expected, got);
    }
}

/// Forty of them.
fn students(classroom: &Classroom, workbook: &Path) -> Vec<Student> {
    let all = classroom.catalogue().members();
    let timeserver = |name: &str| classroom.master(name, &["timeserver"]);
    let mut class = vec![
        classroom.master("everything", &all),
        everything_differently(classroom, workbook),
        classroom.master("sleepy threads", &["sleepy_threads"]),
        classroom.master("readers and writers", &["readers_writers"]),
        classroom.master("chat", &["chat"]),
        classroom.master("lab 4", &["lab4_server"]),
        classroom.solver("half of the threads", &["sleepy_threads/4"]),
        classroom.solver("half of the server", &["timeserver/1", "timeserver/2"]),
        classroom.solver("half of the doctor", &["doctor/1", "doctor/2"]),
        classroom.solver("half of the lab", &["lab4_server/5", "lab4_server/6"]),
        classroom.student("empty", &[]),
        classroom.master("Zo\u{eb} van den M\u{fc}hlen", &["doctor"]),
        timeserver("deletes the tests").without("tests/"),
        timeserver("changes Cargo.toml").with(
            "timeserver/Cargo.toml",
            "[package]\nname = \"timeserver\"\n",
        ),
        timeserver("adds a build script").with("timeserver/build.rs", "fn main() { panic!() }"),
        timeserver("configures Cargo").with(
            ".cargo/config.toml",
            "[build]\nrustflags = [\"nonsense\"]\n",
        ),
        timeserver("ends lines with CRLF").changed("timeserver/src/day_time.rs", |text| {
            text.replace('\n', "\r\n").into()
        }),
        timeserver("is not UTF-8")
            .changed("timeserver/src/reconnect.rs", |text| {
                [b"// \xe9\n", text.as_bytes()].concat()
            })
            .loses(&["timeserver/2"]),
        timeserver("is huge")
            .changed("timeserver/src/reconnect.rs", |text| {
                (text.to_owned() + &"// more\n".repeat(200_000)).into()
            })
            .loses(&["timeserver/2"]),
    ];
    for exercise in [
        "sleepy_threads/4",
        "timeserver/2",
        "chat/2",
        "doctor/2",
        "lab4_server/6",
    ] {
        class.push(mistaken(classroom, workbook, exercise));
    }
    for misbehaviour in QUICK.iter().chain(SLOW) {
        class.push(classroom.author(misbehaviour.what, SOCKETS, misbehaviour.body));
    }
    for misbehaviour in SLOW.iter().take(2) {
        let name = format!("{} while it is explored", misbehaviour.what);
        class.push(classroom.author(&name, EXPLORED, misbehaviour.body));
    }
    class
}

/// Everything, and one right but different answer in every member.
fn everything_differently(classroom: &Classroom, workbook: &Path) -> Student {
    let members = classroom.catalogue().members();
    let mut student = classroom.master("everything differently", &members);
    let answers = Answer::all_right(workbook).unwrap();
    for member in members {
        if let Some(answer) = answers.iter().find(|answer| answer.member() == member) {
            student = student.with_answer(classroom, answer);
        }
    }
    student
}

/// All of a member, with one wrong answer.
fn mistaken(classroom: &Classroom, workbook: &Path, exercise: &str) -> Student {
    let (member, number) = exercise.split_once('/').unwrap();
    let name = format!("exercise_{number}");
    let answers = Answer::all_wrong(workbook).unwrap();
    let own = |answer: &&Answer| answer.member() == member && answer.exercise() == name;
    let answer = answers.iter().find(own).unwrap();
    let student = classroom.master(&format!("mistaken in {member}"), &[member]);
    student.with_answer(classroom, answer)
}

#[test]
#[ignore = "takes minutes"]
fn the_whole_class_gets_the_points_that_it_has_earned() {
    let whole = Whole::new();
    assert_eq!(whole.students.len(), 40);
    whole.grade(
        &["--csv", "class.csv", "--reports", "reports"],
        &whole.folders,
    );
    whole.check("class.csv");
    for student in &whole.students {
        let report = whole.result(&format!("reports/{}.txt", student.name));
        assert!(report.starts_with(&student.name), "{report}");
    }
}

#[test]
#[ignore = "takes minutes"]
fn figures() {
    let whole = Whole::new();
    let folder = tempfile::tempdir().unwrap();
    let places = folder.path().to_str().unwrap();
    let number = whole.folders.len() as f64;
    let desks = thread::available_parallelism().map_or(1, usize::from);
    println!("{number} submissions, {desks} processors");

    let everything = [whole.folders[0].clone()];
    let cold = whole.grade(&["--jobs", "1", "--scratch", places], &everything);
    println!("a whole workbook at a new desk: {cold:.0} s");
    let warm = whole.grade(&["--jobs", "1", "--scratch", places], &everything);
    println!("the same at a desk in use: {warm:.0} s");

    for jobs in ["1", "2"] {
        let scratch = ["--jobs", jobs, "--scratch", places];
        if jobs == "2" {
            // The second desk is new, and each of these gives both desks something of every member.
            whole.grade(&scratch, &whole.folders[..2]);
        }
        let seconds = whole.grade(
            &[&scratch[..], &["--csv", "class.csv"]].concat(),
            &whole.folders,
        );
        let a_minute = number * 60.0 / seconds;
        println!("the class with --jobs {jobs}: {seconds:.0} s, {a_minute:.1} a minute");
        whole.check("class.csv");
    }

    let began = Instant::now();
    let (front, back) = whole.folders.split_at(whole.folders.len() / 2);
    thread::scope(|scope| {
        for (file, folders) in [("front.json", front), ("back.json", back)] {
            let whole = &whole;
            scope.spawn(move || {
                whole.grade(
                    &["--jobs", "1", "--scratch", places, "--json", file],
                    folders,
                )
            });
        }
    });
    let seconds = began.elapsed().as_secs_f64();
    let parts = [PathBuf::from("front.json"), PathBuf::from("back.json")];
    whole.grade(&["--merge", "--csv", "merged.csv"], &parts);
    assert_eq!(whole.result("merged.csv"), whole.result("class.csv"));
    println!("by two runners on this machine, merged to the same table: {seconds:.0} s");
}
