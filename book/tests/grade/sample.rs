//! A small class, in a workbook that is built in seconds. The real one is in `whole.rs`.

use std::fs;
use std::path::PathBuf;
use std::process::Output;
use std::thread;

use crate::classroom::{Classroom, Student};
use crate::misbehaviour::QUICK;
use crate::sketch::Sketch;

/// A class in which everybody is different.
fn students(classroom: &Classroom) -> Vec<Student> {
    let master = |name: &str| classroom.master(name, &["cells"]);
    let mut class = vec![
        classroom.master("everything", &["cells", "shelves"]),
        classroom.student("nothing", &["cells", "shelves"]),
        classroom.solver("half", &["cells/1", "cells/3"]),
        classroom.student("empty", &[]),
        master("deletes the tests").without("tests/"),
        master("changes Cargo.toml").with("cells/Cargo.toml", "nonsense"),
        master("adds a build script").with("cells/build.rs", "fn main() { panic!() }"),
        master("configures Cargo").with(
            ".cargo/config.toml",
            "[build]\nrustflags = [\"nonsense\"]\n",
        ),
        classroom.student("changes the tests", &["cells"]).with(
            "cells/tests/numbers.rs",
            "#[test] fn exercise_1_it_is_one() {}\n",
        ),
        classroom
            .student("changes what may not be changed", &["cells"])
            .with("cells/src/lib.rs", "pub fn one() -> u32 { 1 }\n"),
        master("Zo\u{eb} M\u{fc}ller"),
        master("ends lines with CRLF").changed("cells/src/numbers.rs", |text| {
            text.replace('\n', "\r\n").into()
        }),
        master("is in a folder").nested("workbook-main"),
        master("is in a folder of its own").unnested("cells"),
        master("is in two folders")
            .nested("one")
            .with("two/cells/src/three.rs", "")
            .loses(&["cells/1", "cells/2", "cells/3"]),
        master("is not UTF-8")
            .changed("cells/src/numbers.rs", |text| {
                [b"// \xe9\n", text.as_bytes()].concat()
            })
            .loses(&["cells/1", "cells/2"]),
        master("is huge")
            .changed("cells/src/three.rs", |text| {
                (text.to_owned() + &"// more\n".repeat(200_000)).into()
            })
            .loses(&["cells/3"]),
        // What is missing is a stub, and no solution.
        master("has lost a file")
            .without("three.rs")
            .loses(&["cells/3"]),
        // Its own tests cannot be built any more, but those of three.rs can.
        master("renames a function")
            .changed("cells/src/numbers.rs", |text| {
                text.replace("fn one", "fn uno").into()
            })
            .loses(&["cells/1", "cells/2"]),
    ];
    #[cfg(unix)]
    class.push(
        master("has a link to a solution")
            .linked(
                "cells/src/three.rs",
                &classroom.solution("cells/src/three.rs"),
            )
            .loses(&["cells/3"]),
    );
    for misbehaviour in QUICK {
        class.push(classroom.author(misbehaviour.what, "cells/1", misbehaviour.body));
    }
    class
}

fn said(output: &Output) -> String {
    let text = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(text).unwrap()
}

#[test]
fn a_class_gets_the_points_that_it_has_earned_also_twice_at_once_and_in_parts() {
    let sketch = Sketch::new();
    let classroom = Classroom::of(&sketch.workbook());
    let students = students(&classroom);
    let folders: Vec<PathBuf> = students
        .iter()
        .map(|one| one.hand_in(&sketch.inbox()))
        .collect();
    let (front, back) = folders.split_at(folders.len() / 2);
    let whole = ["--jobs", "2", "--csv", "whole.csv", "--html", "whole.html"];
    let one = [
        "--jobs",
        "1",
        "--csv",
        "one.csv",
        "--json",
        "one.json",
        "--reports",
        "reports",
    ];
    let two = ["--jobs", "1", "--csv", "two.csv", "--json", "two.json"];
    thread::scope(|scope| {
        let runs = [(&whole[..], &folders[..]), (&one, front), (&two, back)];
        let runs = runs.map(|(arguments, folders)| {
            let sketch = &sketch;
            scope.spawn(move || sketch.grade(arguments, folders))
        });
        for run in runs {
            let output = run.join().unwrap();
            assert!(output.status.success(), "{}", said(&output));
        }
    });
    let csv = classroom.csv(&students);
    assert_eq!(sketch.result("whole.csv"), csv);

    let merged = sketch.grade(
        &["--merge", "--csv", "merged.csv", "--html", "merged.html"],
        &[
            PathBuf::from("two.json"),
            PathBuf::from("one.json"),
            PathBuf::from("one.json"),
        ],
    );
    assert!(merged.status.success(), "{}", said(&merged));
    assert_eq!(sketch.result("merged.csv"), csv);
    assert!(
        sketch
            .result("merged.html")
            .contains("Zo\u{eb} M\u{fc}ller")
    );
    let table = said(&merged);
    let last = table.lines().last().unwrap_or_default();
    assert!(last.starts_with("(of)") && last.ends_with(" 14"), "{table}");
    for student in &students[..students.len() / 2] {
        let report = sketch.result(&format!("reports/{}.txt", student.name));
        assert!(report.starts_with(&student.name), "{report}");
    }
}

/// The report of one submission.
fn report(student: impl Fn(&Classroom) -> Student) -> String {
    let sketch = Sketch::new();
    let classroom = Classroom::of(&sketch.workbook());
    let folder = student(&classroom).hand_in(&sketch.inbox());
    let output = sketch.grade(&[], &[folder]);
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

#[test]
fn a_report_says_what_is_done_and_why_the_rest_is_not() {
    let report = report(|classroom| {
        classroom
            .solver("ada", &["cells/1"])
            .changed("cells/src/three.rs", |text| {
                text.replace("todo!(\"exercise 3: three\")", "4").into()
            })
    });
    assert_eq!(
        report,
        "ada: 3 of 14 points\n\n\
         cells/1                   3 of  3  done\n\
         cells/2                   0 of  2  not started\n\
         cells/3                   0 of  4  failing\n    \
         three::exercise_3_it_is_three: assertion `left == right` failed: left: 4, right: 3\n\n\
         shelves                   0 of  5  not handed in\n"
    );
}

#[test]
fn a_file_that_does_not_compile_costs_only_its_own_exercises() {
    let report = report(|classroom| {
        classroom
            .solver("ada", &["cells/3"])
            .changed("cells/src/numbers.rs", |text| {
                text.replace("-> u32", "-> nonsense").into()
            })
    });
    assert!(
        report.contains(
            "cells/1                   0 of  3  does not compile\n    cells/src/numbers.rs:3: "
        ),
        "{report}"
    );
    assert!(
        report.contains("cells/3                   4 of  4  done\n"),
        "{report}"
    );
}

#[test]
fn a_folder_with_nothing_of_the_workbook_is_told_what_belongs_there() {
    let report = report(|classroom| {
        classroom
            .student("ada", &[])
            .with("src/main.rs", "fn main() {}")
    });
    assert!(
        report.starts_with(
            "ada: 0 of 14 points\n    nothing of the workbook is in this folder: a submission contains the \
             folders of the members, such as cells/src\n"
        ),
        "{report}"
    );
}

#[test]
fn gradescope_gets_its_file() {
    let sketch = Sketch::new();
    let classroom = Classroom::of(&sketch.workbook());
    let folder = classroom
        .solver("ada", &["cells/1"])
        .hand_in(&sketch.inbox());
    let output = sketch.grade(
        &["--gradescope", "results.json"],
        std::slice::from_ref(&folder),
    );
    assert!(output.status.success(), "{}", said(&output));
    let results: serde_json::Value = serde_json::from_str(&sketch.result("results.json")).unwrap();
    assert_eq!(results["score"], 3);
    assert_eq!(results["tests"][0]["status"], "passed");
    assert_eq!(results["tests"][1]["max_score"], 2);
    assert_eq!(results["tests"][1]["score"], 0);
    let other = classroom
        .student("bob", &["cells"])
        .hand_in(&sketch.inbox());
    it_fails(
        &sketch,
        &["--gradescope", "results.json"],
        &[folder, other],
        "--gradescope is for one submission at a time",
    );
}

/// `cargo workbook grade` fails with that message, in one line.
#[track_caller]
fn it_fails(sketch: &Sketch, arguments: &[&str], submissions: &[PathBuf], message: &str) {
    let output = sketch.grade(arguments, submissions);
    assert!(!output.status.success(), "{}", said(&output));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("error: ") && said.contains(message),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn what_cannot_be_graded_is_an_error_before_anything_is_graded() {
    let sketch = Sketch::new();
    let classroom = Classroom::of(&sketch.workbook());
    let ada = classroom
        .student("ada", &["cells"])
        .hand_in(&sketch.inbox());
    let nobody = sketch.inbox().join("nobody");
    it_fails(&sketch, &[], &[ada.clone(), nobody], "nobody: ");
    let file = ada.join("cells/src/lib.rs");
    it_fails(
        &sketch,
        &[],
        &[ada.clone(), file],
        "a submission is a folder, so unpack it first",
    );
    let bob = classroom
        .student("bob", &["cells"])
        .hand_in(&sketch.inbox());
    let other = classroom
        .student("ada", &["cells"])
        .hand_in(&sketch.inbox().join("other"));
    it_fails(
        &sketch,
        &[],
        &[ada.clone(), bob, other],
        "two submissions are called \"ada\"",
    );
    it_fails(
        &sketch,
        &["--csv", "no/such/folder.csv"],
        std::slice::from_ref(&ada),
        "no/such/folder.csv: ",
    );
}

#[test]
fn a_workbook_that_does_not_compile_is_nobodys_fault() {
    let sketch = Sketch::new();
    let classroom = Classroom::of(&sketch.workbook());
    let ada = classroom
        .solver("ada", &["cells/1"])
        .hand_in(&sketch.inbox());
    sketch.write(
        "cells/src/lib.rs",
        "mod numbers;\nmod three;\npub use nothing::*;\n",
    );
    it_fails(&sketch, &[], &[ada], "through no fault of their authors");
}

/// What is called `rustc` may be rustup's, which installs what a dependency's folder asks for.
#[cfg(unix)]
#[test]
fn another_compiler_on_the_path_is_not_asked() {
    use std::os::unix::fs::PermissionsExt;
    let sketch = Sketch::new();
    let programs = tempfile::tempdir().unwrap();
    let other = programs.path().join("rustc");
    fs::write(&other, "#!/bin/sh\nexit 1\n").unwrap();
    fs::set_permissions(&other, fs::Permissions::from_mode(0o755)).unwrap();
    let ada = Classroom::of(&sketch.workbook())
        .solver("ada", &["cells/1"])
        .hand_in(&sketch.inbox());
    let output = sketch.grade_beside(programs.path(), &[ada]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).starts_with("ada: 3 of 14 points"));
}
