//! Histories (Project 4): what patients have said is there when they come again.

mod practice;

use std::fs;
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use doctor::phrases::GREETING;
use doctor::{Histories, History, PatientName, Remark, Visit};
use grading::peer::Peer;
use grading::watchdog::{doing, spawn, watch};
use practice::{Notes, Practice, leave, replies, say};
use tempfile::{TempDir, tempdir};
use timeserver::{ClientHandler, Log, Server};

/// What the file of this name says that the patient has said.
#[track_caller]
fn inputs(folder: &TempDir, file: &str) -> Vec<String> {
    let text = fs::read_to_string(folder.path().join(file))
        .unwrap_or_else(|error| panic!("{file} should be there: {error}"));
    let contents: serde_json::Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{file} should be whole: {error}; it holds {text:?}"));
    let inputs = contents["inputs"]
        .as_array()
        .expect("the file has inputs")
        .iter();
    inputs
        .map(|input| input.as_str().expect("an input is a text").to_string())
        .collect()
}

/// The names of all files in the folder, in order, without the lock that Windows needs.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(name).collect();
    names.retain(|name| name != ".lock");
    names.sort();
    names
}

/// The folder, opened without a server.
fn histories(folder: &TempDir) -> Arc<Histories> {
    Arc::new(Histories::open(folder.path(), Log::silent()).expect("the folder can be used"))
}

fn visit(histories: &Arc<Histories>, name: &str) -> Visit {
    let name = PatientName::new(name).expect("it is a name");
    histories.visit(&name).expect("the history can be read")
}

fn remember(visit: &Visit, input: &str) {
    visit.history().lock().unwrap().push(&Remark::new(input));
}

#[test]
fn exercise_3_what_was_said_is_in_the_file_and_there_again_next_time() {
    watch(|| {
        let folder = tempdir().unwrap();
        let first = visit(&histories(&folder), "Ken");
        for input in ["one cat", "\u{201C}two\u{201D} \u{1F415}s", "I'm \"sad\""] {
            remember(&first, input);
        }
        drop(first);
        assert_eq!(
            inputs(&folder, "Ken.dat"),
            ["one cat", "\u{201C}two\u{201D} \u{1F415}s", "I'm \"sad\""]
        );
        let second = visit(&histories(&folder), "Ken");
        assert_eq!(second.history().lock().unwrap().len(), 3);
        remember(&second, "four pigs");
        drop(second);
        assert_eq!(inputs(&folder, "Ken.dat").len(), 4);
    });
}

#[test]
fn exercise_3_the_old_file_is_replaced_and_never_written_over() {
    watch(|| {
        let folder = tempdir().unwrap();
        let histories = histories(&folder);
        drop(visit(&histories, "Ken"));
        let file = folder.path().join("Ken.dat");
        let old = fs::read(&file).unwrap();
        // A second name for the same bytes: whoever writes into the old file changes them under both.
        let witness = folder.path().join("witness");
        fs::hard_link(&file, &witness).unwrap();
        let again = visit(&histories, "Ken");
        remember(&again, "one cat");
        drop(again);
        assert_eq!(
            fs::read(&witness).unwrap(),
            old,
            "the old file was written to"
        );
        assert_eq!(inputs(&folder, "Ken.dat"), ["one cat"]);
    });
}

#[test]
fn exercise_3_no_temporary_file_is_left() {
    watch(|| {
        let folder = tempdir().unwrap();
        let histories = histories(&folder);
        for number in 0..20 {
            let visit = visit(&histories, "Ken");
            remember(&visit, &format!("input {number}"));
        }
        assert_eq!(files(folder.path()), ["Ken.dat"]);
        // Nor if saving fails, because a folder is in the way.
        let visit = visit(&histories, "Ann");
        fs::create_dir(folder.path().join("Ann.dat")).unwrap();
        drop(visit);
        assert_eq!(files(folder.path()), ["Ann.dat", "Ken.dat"]);
    });
}

#[test]
fn exercise_3_every_patient_has_a_file_of_his_own_name() {
    watch(|| {
        let folder = tempdir().unwrap();
        let histories = histories(&folder);
        for name in ["Dr. No", "Dr. Who", "KEN", "a.b"] {
            remember(&visit(&histories, name), name);
        }
        assert_eq!(
            files(folder.path()),
            ["Dr. No.dat", "Dr. Who.dat", "KEN.dat", "a.b.dat"]
        );
        for name in ["Dr. No", "Dr. Who", "KEN", "a.b"] {
            assert_eq!(inputs(&folder, &format!("{name}.dat")), [name]);
        }
    });
}

#[test]
fn exercise_3_a_history_of_the_greatest_length_comes_back_whole() {
    watch(|| {
        let folder = tempdir().unwrap();
        let first = visit(&histories(&folder), "Ken");
        let long = "\u{1F980} \" \\ ".repeat(300);
        for _ in 0..History::LONGEST + 10 {
            remember(&first, &format!("x{long}"));
        }
        let expected = first.history().lock().unwrap().clone();
        drop(first);
        let again = visit(&histories(&folder), "Ken");
        assert!(!again.found_damage(), "the file is damaged");
        assert!(
            *again.history().lock().unwrap() == expected,
            "the file holds another history than was saved"
        );
        assert_eq!(expected.len(), History::LONGEST);
    });
}

#[test]
fn the_patient_speaks_first_and_the_greeting_answers_his_name() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = Practice::with_histories(folder.path());
        for (end, reply_end) in [("\n", "\n"), ("\r\n", "\n"), ("", "")] {
            let mut client = practice.client();
            client.expect_silence(Duration::from_millis(100));
            client.send(format!("Ken{end}"));
            client.expect(format!("{GREETING}{reply_end}"));
            leave(client);
        }
        // The name and the first message may arrive together.
        let mut client = practice.client();
        client.send("Ann\nI am sad.\n");
        client.expect(format!("{GREETING}\n{}\n", replies(["I am sad."])[0]));
        leave(client);
        assert_eq!(inputs(&folder, "Ann.dat"), ["I am sad."]);
        practice.close();
    });
}

#[test]
fn the_doctor_returns_to_what_was_said_in_an_earlier_session() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = Practice::with_histories(folder.path());
        let mut first = practice.patient_named("Ken");
        for _ in 0..4 {
            say(&mut first, "My parrot insults me.");
        }
        leave(first);
        practice.close();
        let practice = Practice::with_histories(folder.path());
        let mut second = practice.patient_named("Ken");
        let returns =
            (0..100).any(|_| say(&mut second, "It rains.").contains("your parrot insults you"));
        assert!(
            returns,
            "of 100 replies one should refer to the earlier session"
        );
        leave(second);
        practice.close();
    });
}

#[test]
fn a_session_that_is_cut_off_is_saved() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = Practice::with(Some(folder.path()), Duration::from_secs(60));
        let mut reset = practice.patient_named("Reset");
        reset.send("one cat\n");
        reset.reset();
        let mut half = practice.patient_named("Half");
        say(&mut half, "one cat");
        half.send("two do");
        half.vanish();
        let mut open = practice.patient_named("Open");
        say(&mut open, "one cat");
        practice.notes.wait_for("has vanished", 2);
        assert_eq!(inputs(&folder, "Reset.dat"), ["one cat"]);
        assert_eq!(inputs(&folder, "Half.dat"), ["one cat"]);
        practice.close();
        assert_eq!(
            inputs(&folder, "Open.dat"),
            ["one cat"],
            "saved when the server stops"
        );
    });
}

#[test]
fn a_session_that_is_silent_for_too_long_is_saved() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = Practice::with(Some(folder.path()), Duration::from_secs(1));
        let mut patient = practice.client();
        patient.send("Ken\none cat\n");
        let said = patient.read_to_end();
        assert!(said.starts_with(GREETING.as_bytes()));
        assert_eq!(inputs(&folder, "Ken.dat"), ["one cat"]);
        practice.close();
    });
}

/// A handler that forgets itself.
struct Panics(Arc<Histories>);

impl ClientHandler for Panics {
    fn run(self, _client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let visit = visit(&self.0, "Ken");
        remember(&visit, "one cat");
        // At the worst moment: the history is locked.
        let history = visit.history();
        let _history = history.lock();
        panic!("as the test wants");
    }
}

#[test]
fn a_session_whose_handler_panics_is_saved() {
    watch(|| {
        let folder = tempdir().unwrap();
        let histories = histories(&folder);
        let notes = Notes::default();
        let server = Server::bind("127.0.0.1", 0)
            .unwrap()
            .log(Log::to(notes.clone()));
        let (address, stop) = (server.local_addr(), server.shutdown_handle());
        let served = spawn("server", move || {
            server.serve_threads(move || Panics(Arc::clone(&histories)))
        });
        let mut peer = Peer::connect(address);
        peer.expect_end();
        notes.wait_for("panicked", 1);
        assert_eq!(inputs(&folder, "Ken.dat"), ["one cat"]);
        stop.request();
        served.join().unwrap().unwrap();
    });
}

#[test]
fn a_server_that_ends_saves_whoever_is_still_there() {
    watch(|| {
        let folder = tempdir().unwrap();
        let histories = histories(&folder);
        let open = visit(&histories, "Ken");
        remember(&open, "one cat");
        histories.save_all();
        assert_eq!(inputs(&folder, "Ken.dat"), ["one cat"]);
        drop(open);
    });
}

#[test]
fn two_sessions_of_one_patient_at_once_lose_nothing() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = Practice::with_histories(folder.path());
        let mut one = practice.patient_named("Ken");
        let mut other = practice.patient_named("ken");
        say(&mut one, "one cat");
        say(&mut other, "two dogs");
        leave(one);
        assert_eq!(inputs(&folder, "Ken.dat"), ["one cat", "two dogs"]);
        let mut third = practice.patient_named("KEN");
        say(&mut third, "three hens");
        say(&mut other, "four pigs");
        leave(other);
        leave(third);
        assert_eq!(
            inputs(&folder, "Ken.dat"),
            ["one cat", "two dogs", "three hens", "four pigs"]
        );
        assert_eq!(files(folder.path()), ["Ken.dat"]);
        practice.close();
    });
}

#[test]
fn many_short_sessions_of_one_patient_at_once_lose_nothing() {
    watch(|| {
        let folder = tempdir().unwrap();
        let histories = histories(&folder);
        let sessions: Vec<_> = (0..8)
            .map(|session| {
                let histories = Arc::clone(&histories);
                spawn(format!("session {session}"), move || {
                    for number in 0..25 {
                        let visit = visit(&histories, "Ken");
                        remember(&visit, &format!("{session} says {number}"));
                    }
                })
            })
            .collect();
        sessions
            .into_iter()
            .for_each(|session| session.join().unwrap());
        let mut found = inputs(&folder, "Ken.dat");
        let mut expected: Vec<String> = (0..8)
            .flat_map(|session| (0..25).map(move |number| format!("{session} says {number}")))
            .collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "each of the inputs, once");
    });
}

#[test]
fn two_patients_never_wait_for_one_another() {
    watch(|| {
        let folder = tempdir().unwrap();
        let histories = histories(&folder);
        let ken = visit(&histories, "Ken");
        remember(&ken, "one cat");
        let history = ken.history();
        // Ken's doctor thinks, and so Ken's session cannot be saved.
        let locked = history.lock().unwrap();
        let leaves = spawn("Ken", move || doing("is saved", || drop(ken)));
        let ann = visit(&histories, "Ann");
        remember(&ann, "two dogs");
        drop(ann);
        assert_eq!(inputs(&folder, "Ann.dat"), ["two dogs"]);
        drop(locked);
        leaves.join().unwrap();
        assert_eq!(inputs(&folder, "Ken.dat"), ["one cat"]);
    });
}

#[test]
fn a_damaged_file_is_reported_and_set_aside() {
    watch(|| {
        let folder = tempdir().unwrap();
        let whole = serde_json::json!({"patient": "Ken", "inputs": ["one cat"]}).to_string();
        let damages = [
            String::new(),
            "nonsense".to_string(),
            whole[..whole.len() - 1].to_string(),
            format!("{whole}{whole}"),
            whole.replace("Ken", "Ann"),
            whole.replace("\"one cat\"", "1"),
        ];
        for (index, damage) in damages.iter().enumerate() {
            fs::write(folder.path().join("Ken.dat"), damage).unwrap();
            let practice = Practice::with_histories(folder.path());
            let mut patient = practice.client();
            let greeting = say(&mut patient, "Ken");
            assert!(
                greeting.contains("damaged") && greeting.ends_with(GREETING),
                "{greeting}"
            );
            let aside = format!("Ken.damaged-{}", index + 1);
            practice.notes.wait_for(&aside, 1);
            say(&mut patient, "two dogs");
            leave(patient);
            assert_eq!(
                fs::read_to_string(folder.path().join(aside)).unwrap(),
                *damage
            );
            assert_eq!(inputs(&folder, "Ken.dat"), ["two dogs"]);
            assert_eq!(
                say(&mut practice.client(), "Ken"),
                GREETING,
                "it is told once"
            );
            practice.close();
        }
        fs::write(
            folder.path().join("Ken.dat"),
            b"{\"patient\": \"Ken\", \"inputs\": [\"\xff\"]}",
        )
        .unwrap();
        assert!(visit(&histories(&folder), "Ken").found_damage());
    });
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone_and_the_patient_is_told() {
    watch(|| {
        let folder = tempdir().unwrap();
        let in_the_way = folder.path().join("Ken.dat");
        fs::create_dir(&in_the_way).unwrap();
        let practice = Practice::with_histories(folder.path());
        let mut patient = practice.client();
        assert!(say(&mut patient, "Ken").contains("cannot read my notes"));
        practice.notes.wait_for("cannot read the history of Ken", 1);
        assert_eq!(say(&mut patient, "Ann"), GREETING);
        leave(patient);
        practice.close();
        assert!(in_the_way.is_dir());
        assert_eq!(files(folder.path()), ["Ann.dat", "Ken.dat"]);
    });
}

#[test]
fn exercise_3_what_cannot_be_saved_is_told_to_the_log() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = Practice::with_histories(folder.path());
        let mut patient = practice.patient_named("Ken");
        say(&mut patient, "one cat");
        fs::create_dir(folder.path().join("Ken.dat")).unwrap();
        leave(patient);
        practice.notes.wait_for("cannot save the history of Ken", 1);
        practice.close();
    });
}

const BAD_NAMES: [&str; 36] = [
    "",
    " ",
    ".",
    "..",
    "...",
    "../x",
    "..\\x",
    "a/b",
    "a\\b",
    "/etc/passwd",
    "C:x",
    "C:\\x",
    "a..b",
    ".hidden",
    "Ken.",
    "CON",
    "con",
    "Con.txt",
    "nul.dat",
    "NUL .x",
    "aux",
    "PRN",
    "com1",
    "COM9.tar.gz",
    "lpt0",
    "COM\u{B9}",
    "CONIN$",
    "a\tb",
    "a\0b",
    "\u{1b}[2J",
    "a\u{7f}",
    "a\u{202E}b",
    "a*",
    "a?",
    "Jose\u{301}",
    "\u{FFFD}",
];

#[test]
fn a_name_is_never_a_path() {
    for bad in BAD_NAMES {
        assert!(PatientName::new(bad).is_err(), "{bad:?}");
    }
    for long in [
        "x".repeat(101),
        "x".repeat(300),
        "\u{E9}".repeat(51),
        "x".repeat(65_536),
    ] {
        assert!(PatientName::new(&long).is_err(), "{} bytes", long.len());
    }
    for good in [
        "Ken",
        "ken lambert",
        "O'Brien",
        "Jos\u{E9}",
        "\u{738B}\u{5C0F}\u{660E}",
        "\u{AE40}",
        "Anne-Marie",
        "Dr. No",
        "x_1",
        "Conny",
        "console",
        "null",
        "com10",
        "a.b",
        "7",
    ] {
        assert!(PatientName::new(good).is_ok(), "{good:?}");
    }
    assert!(PatientName::new(&"x".repeat(PatientName::LONGEST)).is_ok());
    assert_eq!(PatientName::new("  Ken \r").unwrap().as_str(), "Ken");
}

#[test]
fn a_bad_name_is_answered_clearly_and_asked_again() {
    watch(|| {
        let outside = tempdir().unwrap();
        let folder = outside.path().join("histories");
        let practice = Practice::with_histories(&folder);
        let mut patient = practice.client();
        patient.send("Jos\u{E9}\n");
        patient.expect(format!("{GREETING}\n"));
        leave(patient);
        let mut patient = practice.client();
        let is_one_line = |bad: &&str| !bad.contains(['\n', '\0']);
        for bad in BAD_NAMES.into_iter().filter(is_one_line) {
            let reply = say(&mut patient, bad);
            assert!(
                reply.contains("name") && !reply.contains(char::is_control),
                "{bad:?}: {reply:?}"
            );
        }
        assert!(say(&mut patient, &"x".repeat(300)).contains("100 bytes"));
        patient.send(b"\xff\xff\n");
        assert!(patient.read_line().contains("cannot contain"));
        assert_eq!(say(&mut patient, "Ken"), GREETING);
        leave(patient);
        practice.close();
        assert_eq!(files(&folder), ["Jos\u{E9}.dat", "Ken.dat"]);
        assert_eq!(files(outside.path()), ["histories"]);
    });
}

#[test]
fn names_that_differ_in_capital_letters_are_one_patient_with_one_file() {
    watch(|| {
        let folder = tempdir().unwrap();
        for (name, input) in [
            ("Ken", "one cat"),
            ("KEN", "two dogs"),
            ("ken", "three hens"),
        ] {
            // Opened anew, so that the spelling comes from the folder.
            remember(&visit(&histories(&folder), name), input);
        }
        assert_eq!(files(folder.path()), ["Ken.dat"]);
        assert_eq!(
            inputs(&folder, "Ken.dat"),
            ["one cat", "two dogs", "three hens"]
        );
    });
}

#[test]
fn a_folder_belongs_to_one_server_and_is_tidied_when_it_is_opened() {
    watch(|| {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join(".history-abc123.tmp"), "half").unwrap();
        fs::write(folder.path().join("notes.txt"), "somebody's own").unwrap();
        let open = histories(&folder);
        assert_eq!(files(folder.path()), ["notes.txt"]);
        let error = Histories::open(folder.path(), Log::silent())
            .err()
            .expect("it is in use");
        assert!(
            error.to_string().contains("another server uses it"),
            "{error}"
        );
        drop(open);
        drop(histories(&folder));
    });
}
