//! The programs, as they are run.

mod practice;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use doctor::phrases::{FAREWELL, GREETING};
use grading::peer::{Peer, Program};
use grading::watchdog::watch;
use practice::{leave, replies, say};
use tempfile::tempdir;

const LIMIT: Duration = Duration::from_secs(20);

/// Starts the server on a free port, and returns it with its port.
fn server(arguments: &[&str]) -> (Program, String) {
    let arguments = [&["--port", "0"], arguments].concat();
    let mut server = Program::start(env!("CARGO_BIN_EXE_doctor_server"), &arguments);
    let line = server.first_line();
    let port = line
        .rsplit(':')
        .next()
        .expect("the first line names the address");
    (server, port.to_string())
}

fn client(port: &str, arguments: &[&str]) -> Program {
    let arguments = [&["--port", port, "--retries", "0"], arguments].concat();
    Program::start(env!("CARGO_BIN_EXE_doctor_client"), &arguments)
}

fn peer(port: &str) -> Peer {
    Peer::connect(format!("127.0.0.1:{port}"))
}

fn stop(mut server: Program) -> String {
    server.type_line("");
    let ended = server.wait_within(LIMIT);
    assert!(ended.status.success(), "{ended:?}");
    ended.stdout
}

#[test]
fn a_patient_talks_to_the_doctor_and_leaves_with_an_empty_line() {
    watch(|| {
        let (server, port) = server(&["--seed", "7"]);
        let mut client = client(&port, &[]);
        client.wait_for_line(|line| line == GREETING);
        client.wait_for_text("> ");
        client.type_line("I am sad.");
        client.wait_for_text("> ");
        client.type_line("\u{1b}[2J ??? nonsense");
        client.wait_for_text("> ");
        client.type_line("goodbye");
        client.wait_for_line(|line| line == FAREWELL);
        client.type_line("");
        let ended = client.wait_within(LIMIT);
        assert!(ended.status.success(), "{ended:?}");
        assert!(ended.stdout.ends_with("Goodbye!\n"), "{}", ended.stdout);
        stop(server);
    });
}

#[test]
fn the_end_of_the_input_is_a_goodbye() {
    watch(|| {
        let (server, port) = server(&[]);
        let mut client = client(&port, &[]);
        client.wait_for_line(|line| line == GREETING);
        client.close_input();
        let ended = client.wait_within(LIMIT);
        assert!(ended.status.success(), "{ended:?}");
        stop(server);
    });
}

#[test]
fn the_client_ends_when_the_server_goes_away() {
    watch(|| {
        let (server, port) = server(&["--grace", "0.01"]);
        let mut client = client(&port, &[]);
        client.wait_for_line(|line| line == GREETING);
        stop(server);
        let ended = client.wait_within(LIMIT);
        assert!(!ended.stderr.contains("panicked"), "{ended:?}");
    });
}

#[test]
fn a_client_without_a_server_says_so_in_one_line() {
    watch(|| {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port().to_string();
        drop(free);
        let ended = client(&port, &[]).wait_within(LIMIT);
        assert!(!ended.status.success());
        assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
        assert!(ended.stderr.contains(&port));
    });
}

#[test]
fn a_seed_makes_the_servers_doctors_repeat_themselves() {
    watch(|| {
        let hear = || {
            let (server, port) = server(&["--seed", "12"]);
            let mut heard = Vec::new();
            for _ in 0..2 {
                let mut patient = peer(&port);
                patient.expect(GREETING);
                heard.push(
                    ["I am sad.", "Why?", "one cat", "I know.", "two dogs"]
                        .map(|said| say(&mut patient, said)),
                );
                leave(patient);
            }
            stop(server);
            heard
        };
        let heard = hear();
        assert_eq!(heard, hear());
        assert_ne!(
            heard[0], heard[1],
            "the second client's doctor is another one"
        );
    });
}

#[test]
fn the_client_asks_for_a_name_only_if_the_doctor_waits_for_one() {
    watch(|| {
        let folder = tempdir().unwrap();
        let (server, port) = server(&["--histories", &folder.path().to_string_lossy()]);
        let mut asked = client(&port, &[]);
        asked.wait_for_text("Your name: ");
        asked.type_line("../Ken");
        asked.wait_for_line(|line| line.contains("A name cannot contain '/'"));
        asked.type_line("Ken");
        asked.wait_for_line(|line| line.contains(GREETING));
        asked.type_line("My cat left me.");
        asked.wait_for_text("> ");
        asked.type_line("");
        assert!(asked.wait_within(LIMIT).status.success());
        let mut named = client(&port, &["--name", "Ann"]);
        named.wait_for_line(|line| line.contains(GREETING));
        named.type_line("");
        let ended = named.wait_within(LIMIT);
        assert!(!ended.stdout.contains("Your name"), "{}", ended.stdout);
        stop(server);
        assert!(
            fs::read_to_string(folder.path().join("Ken.dat"))
                .unwrap()
                .contains("My cat left me.")
        );
        assert!(folder.path().join("Ann.dat").exists());
    });
}

#[test]
fn a_name_is_no_message_to_a_doctor_without_histories() {
    watch(|| {
        let (server, port) = server(&[]);
        let mut client = client(&port, &["--name", "Ann"]);
        client.wait_for_line(|line| line == GREETING);
        client.wait_for_text("> ");
        client.type_line("");
        let ended = client.wait_within(LIMIT);
        assert_eq!(ended.stdout, format!("{GREETING}\n> Goodbye!\n"));
        stop(server);
    });
}

/// Between two folders nothing can be renamed in one step, for they may be on two disks.
#[test]
fn exercise_3_the_temporary_file_is_made_beside_the_history() {
    watch(|| {
        let folder = tempdir().unwrap();
        let missing = folder.path().join("there is no such folder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_doctor_server"));
        command
            .args(["--port", "0", "--histories"])
            .arg(folder.path());
        for temporary in ["TMPDIR", "TMP", "TEMP"] {
            command.env(temporary, &missing);
        }
        let mut server = Program::start_command(command);
        let line = server.first_line();
        let port = line.rsplit(':').next().unwrap();
        let mut patient = peer(port);
        say(&mut patient, "Ken");
        say(&mut patient, "one cat");
        leave(patient);
        let said = stop(server);
        let file = fs::read_to_string(folder.path().join("Ken.dat"));
        assert!(
            file.is_ok_and(|text| text.contains("one cat")),
            "without a folder for temporary files the history was not saved: {said}"
        );
    });
}

#[test]
fn killing_the_server_leaves_old_files_as_they_are() {
    watch(|| {
        let folder = tempdir().unwrap();
        let path = folder.path().to_string_lossy().into_owned();
        let (first, port) = server(&["--histories", &path]);
        let mut patient = peer(&port);
        say(&mut patient, "Ken");
        say(&mut patient, "one cat");
        leave(patient);
        let old = fs::read(folder.path().join("Ken.dat")).unwrap();

        // Killed while Ken talks, and while others leave at the very moment.
        let mut ken = peer(&port);
        say(&mut ken, "Ken");
        say(&mut ken, "two dogs");
        let others: Vec<Peer> = (0..20)
            .map(|number| {
                let mut other = peer(&port);
                say(&mut other, &format!("Other {number}"));
                say(&mut other, "three hens");
                other
            })
            .collect();
        others.into_iter().for_each(Peer::vanish);
        first.kill();

        assert_eq!(fs::read(folder.path().join("Ken.dat")).unwrap(), old);
        // The next server finds whole files or none, and no litter.
        let (second, port) = server(&["--histories", &path]);
        for number in 0..20 {
            let mut other = peer(&port);
            assert_eq!(say(&mut other, &format!("Other {number}")), GREETING);
            leave(other);
        }
        let litter = |folder: &Path| {
            fs::read_dir(folder).unwrap().any(|entry| {
                entry
                    .unwrap()
                    .file_name()
                    .to_string_lossy()
                    .ends_with(".tmp")
            })
        };
        assert!(!litter(folder.path()));
        stop(second);
    });
}

#[cfg(unix)]
#[test]
fn sigterm_stops_the_server_and_saves_what_was_said() {
    watch(|| {
        let folder = tempdir().unwrap();
        let path = folder.path().to_string_lossy().into_owned();
        let (server, port) = server(&["--histories", &path, "--grace", "0.01"]);
        let mut patient = peer(&port);
        say(&mut patient, "Ken");
        say(&mut patient, "one cat");
        let killed = std::process::Command::new("kill")
            .arg(server.id().to_string())
            .status();
        assert!(killed.expect("there is a kill").success());
        assert!(server.wait_within(LIMIT).status.success());
        assert!(
            fs::read_to_string(folder.path().join("Ken.dat"))
                .unwrap()
                .contains("one cat")
        );
    });
}

#[test]
fn a_folder_that_cannot_be_used_is_one_clear_line() {
    watch(|| {
        let folder = tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let arguments = ["--port", "0", "--histories", &file.to_string_lossy()];
        let ended =
            Program::start(env!("CARGO_BIN_EXE_doctor_server"), &arguments).wait_within(LIMIT);
        assert!(!ended.status.success());
        assert!(
            ended.stderr.starts_with("error: cannot keep histories in"),
            "{}",
            ended.stderr
        );
        assert_eq!(ended.stderr.lines().count(), 1);
    });
}

/// A Python 3 program of this folder; `None`, and a word about it, where there is no Python.
fn python(script: &str, arguments: &[&str]) -> Option<Program> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/python")
        .join(script);
    let python = ["python3", "python"].into_iter().find(|name| {
        let version = std::process::Command::new(name).arg("--version").output();
        version.is_ok_and(|output| output.stdout.starts_with(b"Python 3"))
    });
    let Some(python) = python else {
        eprintln!("skipped: there is no Python 3 here");
        return None;
    };
    Some(Program::start(
        python,
        &[&[path.to_string_lossy().as_ref()], arguments].concat(),
    ))
}

#[test]
fn a_client_like_the_chapters_talks_to_our_server() {
    watch(|| {
        let practice = practice::Practice::open();
        let port = practice.address().port().to_string();
        let Some(mut client) = python("doctor_client.py", &["127.0.0.1", &port]) else {
            return;
        };
        client.wait_for_line(|line| line == GREETING);
        let long = "I am my mother's child ".repeat(40);
        let said = ["I am sad.", "You are kind.", long.trim_end(), "Why?"];
        for (said, reply) in said.into_iter().zip(replies(said)) {
            client.type_line(said);
            client.wait_for_line(|line| line == reply);
        }
        client.type_line("");
        assert!(client.wait_within(LIMIT).status.success());
        practice.close();
    });
}

#[test]
fn a_client_like_the_chapters_gives_its_name_to_our_server() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = practice::Practice::with_histories(folder.path());
        let port = practice.address().port().to_string();
        let Some(mut client) = python("doctor_client.py", &["127.0.0.1", &port, "Ken"]) else {
            return;
        };
        client.wait_for_line(|line| line == GREETING);
        client.type_line("My cat left me.");
        client.wait_for_line(|line| line == replies(["My cat left me."])[0]);
        client.close_input();
        assert!(client.wait_within(LIMIT).status.success());
        practice.close();
        assert!(
            fs::read_to_string(folder.path().join("Ken.dat"))
                .unwrap()
                .contains("My cat left me.")
        );
    });
}

#[test]
fn our_client_talks_to_a_server_like_the_chapters() {
    watch(|| {
        for (server_arguments, client_arguments, greeting) in [
            (&[][..], &[][..], "Hello, how are you?"),
            (&["--names"], &["--name", "Ken"], "Hello, Ken!"),
        ] {
            let Some(mut server) = python("doctor_server.py", server_arguments) else {
                return;
            };
            let mut client = client(&server.first_line(), client_arguments);
            client.wait_for_line(|line| line.ends_with(greeting));
            client.type_line("my cat");
            client.wait_for_line(|line| line.ends_with("What about my cat?"));
            client.type_line("the rain");
            client.wait_for_line(|line| line.ends_with("What about the rain?"));
            client.type_line("");
            assert!(client.wait_within(LIMIT).status.success());
            server.kill();
        }
    });
}
