//! The option `--timeline` of this member's programs.

mod drawing;

use std::fs;
use std::path::Path;
use std::process::Command;

use drawing::Drawing;
use grading::peer::{Ended, PATIENCE, Program};
use grading::watchdog::watch;

const SLEEPY_THREADS: &str = env!("CARGO_BIN_EXE_sleepy_threads");
const GREETING: &str = env!("CARGO_BIN_EXE_greeting");
const WORKERS: &str = env!("CARGO_BIN_EXE_workers");

/// Three threads that are done in a moment.
const QUICK: [&str; 4] = [
    "--threads=3",
    "--sleep-max=3",
    "--seed=36",
    "--second-ms=20",
];

/// Runs `program` in `folder` to its end, with these lines typed.
fn run_in(folder: &Path, program: &str, arguments: &[&str], typed: &[&str]) -> Ended {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    let mut program = Program::start_command(command);
    for line in typed {
        program.type_line(line);
    }
    program.close_input();
    program.wait_within(PATIENCE)
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// Fails unless the program ended with this one line of error, before it said anything.
#[track_caller]
fn refused(ended: &Ended, line: &str) {
    assert_eq!(ended.status.code(), Some(1), "{}", ended.stderr);
    assert!(
        ended.stderr.starts_with(&format!("error: {line}")),
        "{}",
        ended.stderr
    );
    assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    assert_eq!(ended.stdout, "", "it has begun");
}

#[test]
fn sleeping_threads_are_drawn_with_their_intervals() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [&QUICK[..], &["--timeline", "picture.svg"]].concat();
        let ended = run_in(folder.path(), SLEEPY_THREADS, &arguments, &[]);
        assert!(ended.status.success(), "{}", ended.stderr);
        assert_eq!(names_in(folder.path()), ["picture.svg"]);

        let drawing = Drawing::read(folder.path().join("picture.svg"));
        let title = "sleepy_threads --threads=3 --sleep-max=3 --seed=36 --second-ms=20";
        assert_eq!(drawing.heading, title);
        assert_eq!(
            drawing.names(),
            ["main", "Thread 1", "Thread 2", "Thread 3"]
        );
        // On a busy machine all of them may have ended before it begins to wait.
        let mains = drawing.row("main").deeds();
        assert!(
            mains
                .iter()
                .all(|deed| *deed == "waits for all threads to end"),
            "{mains:?}"
        );
        for row in drawing.rows_of("Thread") {
            let said = format!("{} starting, with sleep interval: ", row.name);
            let line = ended.stdout.lines().find(|line| line.starts_with(&said));
            let seconds = line.unwrap().split(' ').nth(6).unwrap();
            assert_eq!(row.deeds(), [format!("sleeps {seconds} s")]);
            let slept = row.shapes[0].to - row.shapes[0].from;
            assert!(slept >= seconds.parse::<f64>().unwrap() - 0.002, "{row:?}");
            assert_eq!(row.end.as_deref(), Some("ends"));
        }
    });
}

#[test]
fn greeting_threads_are_drawn_with_their_names() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["Ken", "<b>Ada & co", "--timeline=picture.svg"];
        let ended = run_in(folder.path(), GREETING, &arguments, &[]);
        assert!(ended.status.success(), "{}", ended.stderr);
        let drawing = Drawing::read(folder.path().join("picture.svg"));
        assert_eq!(drawing.names(), ["main", "Ken", "<b>Ada & co"]);
        assert_eq!(drawing.heading, "greeting Ken <b>Ada & co");
    });
}

#[test]
fn workers_are_drawn() {
    watch(|| {
        for numbered in [&["--numbered"][..], &[]] {
            let folder = tempfile::tempdir().unwrap();
            let arguments = [&["--timeline", "p.svg", "--count", "4"], numbered].concat();
            let ended = run_in(folder.path(), WORKERS, &arguments, &[]);
            assert!(ended.status.success(), "{}", ended.stderr);
            let drawing = Drawing::read(folder.path().join("p.svg"));
            let mut names = drawing.names();
            names.sort_unstable();
            assert_eq!(
                names,
                ["Worker 0", "Worker 1", "Worker 2", "Worker 3", "main"]
            );
        }
    });
}

#[test]
fn without_the_option_there_is_no_file() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            run_in(folder.path(), SLEEPY_THREADS, &QUICK, &[])
                .status
                .success()
        );
        assert!(
            run_in(folder.path(), GREETING, &["Ken"], &[])
                .status
                .success()
        );
        assert!(run_in(folder.path(), WORKERS, &[], &[]).status.success());
        assert!(names_in(folder.path()).is_empty());
    });
}

#[test]
fn a_path_that_cannot_be_written_is_refused_before_anything_runs() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        for path in ["no/such/folder.svg", ".", ""] {
            let option = format!("--timeline={path}");
            for (program, arguments) in [
                (SLEEPY_THREADS, &[][..]), // it would ask for a number
                (GREETING, &["Ken"]),
                (WORKERS, &[]),
            ] {
                let arguments = [arguments, &[&option]].concat();
                let ended = run_in(folder.path(), program, &arguments, &[]);
                if path.is_empty() {
                    assert!(!ended.status.success()); // clap may say it, too
                    assert_eq!(ended.stdout, "");
                } else {
                    refused(&ended, &format!("cannot write the timeline {path}: "));
                }
            }
        }
        assert!(names_in(folder.path()).is_empty());
    });
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_replaced_by_a_picture() {
    use std::os::unix::fs::FileTypeExt;
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let ended = run_in(folder.path(), GREETING, &["Ken", "--timeline=pipe"], &[]);
        refused(
            &ended,
            "cannot write the timeline pipe: this is no ordinary file",
        );
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    });
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_the_picture_can_be_read_by_others() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("pictures")).unwrap();
        let target = folder.path().join("pictures/picture.svg");
        fs::write(&target, "an old picture").unwrap();
        symlink(&target, folder.path().join("link")).unwrap();
        let ended = run_in(folder.path(), GREETING, &["Ken", "--timeline=link"], &[]);
        assert!(ended.status.success(), "{}", ended.stderr);
        assert!(
            fs::symlink_metadata(folder.path().join("link"))
                .unwrap()
                .is_symlink()
        );
        Drawing::read(&target);

        let new = fs::File::create(folder.path().join("new")).unwrap();
        let ordinary = new.metadata().unwrap().permissions().mode();
        assert_eq!(
            fs::metadata(&target).unwrap().permissions().mode(),
            ordinary
        );
    });
}

#[test]
fn an_old_picture_stays_until_the_new_one_is_complete() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("picture.svg");
        fs::write(&path, "an old picture").unwrap();
        let mut command = Command::new(SLEEPY_THREADS);
        command.args(["--second-ms=0", "--timeline=picture.svg"]);
        command.current_dir(folder.path());
        let mut program = Program::start_command(command);
        program.wait_for_text("Enter the number of threads: ");
        assert_eq!(fs::read_to_string(&path).unwrap(), "an old picture");
        assert_eq!(
            names_in(folder.path()),
            ["picture.svg"],
            "nothing lies around"
        );
        program.type_line("2");
        program.type_line("1");
        assert!(program.wait_within(PATIENCE).status.success());
        assert_eq!(Drawing::read(&path).rows.len(), 3);
    });
}

#[test]
fn a_program_that_fails_draws_what_there_was() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [&QUICK[..], &["--panic=2", "--timeline=picture.svg"]].concat();
        let ended = run_in(folder.path(), SLEEPY_THREADS, &arguments, &[]);
        assert_eq!(ended.status.code(), Some(1));
        let last = ended.stderr.lines().last().unwrap();
        assert_eq!(last, "error: 1 of 3 threads panicked: Thread 2");
        let drawing = Drawing::read(folder.path().join("picture.svg"));
        assert_eq!(drawing.row("Thread 2").end.as_deref(), Some("panics"));
        assert_eq!(drawing.row("Thread 3").end.as_deref(), Some("ends"));
    });
}

#[test]
fn a_picture_that_cannot_be_written_any_more_is_told_beside_the_programs_own_error() {
    watch(|| {
        for (panics, errors) in [("", 1), ("--panic=2", 2)] {
            let folder = tempfile::tempdir().unwrap();
            let gone = folder.path().join("gone");
            fs::create_dir(&gone).unwrap();
            let mut command = Command::new(SLEEPY_THREADS);
            command.args(["--second-ms=0", "--timeline=gone/picture.svg"]);
            command.args(Some(panics).filter(|option| !option.is_empty()));
            command.current_dir(folder.path());
            let mut program = Program::start_command(command);
            program.wait_for_text("Enter the number of threads: ");
            fs::remove_dir(&gone).unwrap();
            program.type_line("2");
            program.type_line("1");
            let ended = program.wait_within(PATIENCE);
            assert_eq!(ended.status.code(), Some(1));
            let last = ended.stderr.lines().last().unwrap();
            assert!(
                last.contains("cannot write the timeline gone/picture.svg: "),
                "{last}"
            );
            assert_eq!(last.split("; and ").count(), errors, "{last}");
        }
    });
}
