//! The record file: whole records, whatever happens.

mod registration_stage;

use std::fs;
use std::process::{Child, Command, Stdio};

use grading::peer::Peer;
use grading::watchdog::watch;
use lab4_server::registration::{Append, RecordFile, Student};
use registration_stage::{ADA, HEADER, Registration, blocks_of, record_file, records_in};
use tempfile::TempDir;

const GRACE: &str = "Grace Hopper\tG-1906\tgrace\n";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A folder whose record file holds `records`, after the header.
fn folder_with(records: &[u8]) -> TempDir {
    let folder = folder();
    fs::write(record_file(&folder), [HEADER.as_bytes(), records].concat()).unwrap();
    folder
}

#[test]
fn a_record_that_was_answered_ok_outlives_kill_9() {
    watch(|| {
        let folder = folder();
        let records = folder.path().join("kept.tsv");
        let options = ["--records", records.to_str().unwrap()];
        let server = Registration::start(&options);
        assert_eq!(server.answer_to(ADA), "OK\n");
        server.program.kill();
        let kept = fs::read_to_string(&records).unwrap();
        assert_eq!(kept, format!("{HEADER}Ada Lovelace\tL-1815\tada\n"));

        let mut server = Registration::start(&options);
        server
            .program
            .wait_for_line(|line| line.ends_with("(registered so far: 1)"));
        assert_eq!(server.answer_to(ADA), "OK\n");
        assert_eq!(fs::read_to_string(&records).unwrap().lines().count(), 3);
    });
}

#[test]
fn a_record_that_a_crash_has_torn_is_cut_off_at_the_next_start() {
    let ada = b"Ada Lovelace\tL-1815\tada\n";
    for length in 1..ada.len() {
        let folder = folder_with(&[GRACE.as_bytes(), &ada[..length]].concat());
        let mut records = RecordFile::open(&record_file(&folder)).unwrap();
        assert_eq!(records.students(), 1);
        assert_eq!(records.torn(), Some(&ada[..length]));
        records.append("Edsger\t11\tewd\n").unwrap();
        assert_eq!(records_in(&folder), format!("{GRACE}Edsger\t11\tewd\n"));
    }
}

#[test]
fn a_record_of_which_the_disk_got_only_parts_is_cut_off_too() {
    for torn in [
        &b"Ada Love\0\0\0\0\0\0\0\0"[..],
        b"\0\0\0\0\0\0\0\0\tada\n",
        b"\0",
    ] {
        let folder = folder_with(&[GRACE.as_bytes(), torn].concat());
        let opened = RecordFile::open(&record_file(&folder)).unwrap();
        assert_eq!(opened.torn(), Some(torn));
        assert_eq!(records_in(&folder), GRACE);
    }
}

#[test]
fn the_server_says_what_it_has_cut_off() {
    watch(|| {
        let folder = folder_with(b"Ada\t1\tad");
        let mut server = Registration::start_in(folder, &[]);
        let line = server
            .program
            .wait_for_line(|line| line.starts_with("Cut off"));
        assert!(line.ends_with("torn: Ada\\t1\\tad"), "{line}");
        assert_eq!(server.records(), "");
    });
}

#[test]
fn a_file_whose_making_was_interrupted_is_made_again() {
    for length in 0..HEADER.len() {
        let folder = folder();
        fs::write(record_file(&folder), &HEADER[..length]).unwrap();
        RecordFile::open(&record_file(&folder)).unwrap();
        assert_eq!(records_in(&folder), "");
    }
}

#[test]
fn a_file_that_is_something_else_is_refused_and_not_touched() {
    let with = |text: &str| format!("{HEADER}{GRACE}{text}");
    for contents in [
        "my thesis, last line without an end".to_string(),
        "\n".to_string(),
        with("not a record\n"),
        with(&format!("not a record\n{GRACE}")),
        with(&format!("Ada\t1\tad{GRACE}")),
        with("\tx\ty\n"),
        with(&"x".repeat(100_000)),
    ] {
        let folder = folder();
        let path = record_file(&folder);
        fs::write(&path, &contents).unwrap();
        let error = RecordFile::open(&path).unwrap_err().to_string();
        assert!(error.contains("registrations.tsv: its line "), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), contents);
    }
}

#[test]
fn what_a_student_writes_reads_as_one_record_and_no_more() {
    let student = Student::new(b"Ada \"Countess\", Lovelace", b"L-1815", b"ada").unwrap();
    let record = student.record();
    assert_eq!(record.matches(['\t', '\n']).collect::<String>(), "\t\t\n");
    assert_eq!(
        Student::from_record(record.trim_end().as_bytes()),
        Some(student)
    );
}

#[test]
fn a_server_that_cannot_record_does_not_start() {
    watch(|| {
        let folder = folder();
        let inside = folder.path().join("missing").join("records.tsv");
        for path in [folder.path(), &inside] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_registration_server"));
            command.args(["--port", "0", "--records"]).arg(path);
            let ended = command.output().unwrap();
            assert_eq!(ended.status.code(), Some(1));
            assert_eq!(ended.stdout, b"");
            let error = String::from_utf8(ended.stderr).unwrap();
            assert!(error.starts_with("error: cannot record in "), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    });
}

/// The shell's limit on the length of a file stands for a full disk: the write that crosses it is
/// cut short.
#[cfg(unix)]
#[test]
fn a_student_who_does_not_fit_on_the_disk_is_told_so_and_leaves_nothing_behind() {
    watch(|| {
        let mut command = Command::new("sh");
        command
            .args(["-c", "ulimit -f 1; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_registration_server"));
        let server = Registration::start_command(folder(), command);
        let lines = format!("{}\n1\nada\n", "A".repeat(90));
        let mut registered = 0;
        let refusal = loop {
            match server.answer_to(&lines) {
                answer if answer == "OK\n" => registered += 1,
                answer => break answer,
            }
            assert!(registered < 100, "the limit has no effect");
        };
        assert_eq!(refusal, "ERROR nothing can be recorded now\n");
        let record = format!("{}\t1\tada\n", "A".repeat(90));
        assert_eq!(server.records(), record.repeat(registered));

        // The room that the refused one has given back is enough for a shorter one, or is not:
        // nothing in between.
        let shorter = match server.answer_to("A\n1\nada\n") {
            answer if answer == "OK\n" => "A\t1\tada\n",
            _ => "",
        };
        let (ended, folder) = server.stop();
        assert_eq!(records_in(&folder), record.repeat(registered) + shorter);
        let printed = registered + usize::from(!shorter.is_empty());
        assert_eq!(
            blocks_of(&ended.stdout).len(),
            printed,
            "printed is recorded"
        );
    });
}

/// A screen that is gone must not cost a student the registration.
#[test]
fn a_closed_standard_output_does_not_keep_anybody_from_registering() {
    use std::io::{BufRead, BufReader};

    watch(|| {
        let folder = folder();
        let process = Command::new(env!("CARGO_BIN_EXE_registration_server"))
            .args(["--port", "0"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let mut process = Killed(process.unwrap());
        let mut line = String::new();
        let mut stdout = BufReader::new(process.0.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        drop(stdout);
        let address = line.trim().trim_start_matches("Listening on ");
        for _ in 0..2 {
            let mut peer = Peer::connect(address);
            peer.send(ADA);
            peer.expect("OK\n");
        }
        assert_eq!(records_in(&folder).lines().count(), 2);
    });
}

/// A process that does not outlive its test.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
