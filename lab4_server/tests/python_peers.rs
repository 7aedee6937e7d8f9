//! Clients and a server in Python, as students write them, against `lab4_server` and `lab3_client`.
//!
//! Where there is no Python 3, these tests pass and say so.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::time::Duration;

use grading::peer::Program;
use grading::watchdog::{doing, scope, watch};
use tempfile::TempDir;

/// How the clients in `lab3_client.py` differ from the lab's; the first does not.
const QUIRKS: [&str; 6] = ["", "eager", "hasty", "sleepy", "trickling", "line"];

/// Contents of every size at which something ends: a word, a block, a segment.
const SIZES: [usize; 8] = [0, 1, 8, 1023, 1024, 1025, 65_536, 1_000_001];

/// Bytes of which no two blocks are alike.
fn contents(size: usize) -> Vec<u8> {
    (0..size).map(|at| (at % 251 + at / 1024) as u8).collect()
}

/// A command that runs `script`; `None` where there is no Python 3.
fn python(script: &str) -> Option<Command> {
    static PYTHON: LazyLock<Option<&str>> = LazyLock::new(|| {
        let found = ["python3", "python"]
            .into_iter()
            .find(|name| is_python_3(name));
        if found.is_none() {
            println!("not tested: there is no Python 3 here");
        }
        found
    });
    let mut command = Command::new((*PYTHON)?);
    // Alone (-I), and without looking for packages (-S): it starts in half of the time.
    command.arg("-IS");
    command.arg(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(script),
    );
    Some(command)
}

fn is_python_3(name: &str) -> bool {
    let version = Command::new(name).arg("--version").output();
    version.is_ok_and(|version| version.stdout.starts_with(b"Python 3"))
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A running `lab4_server` with a folder of its own.
struct Lab4 {
    port: String,
    root: TempDir,
    _program: Program,
}

impl Lab4 {
    fn start(max_clients: &str) -> Lab4 {
        let root = folder();
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab4_server"));
        command
            .args(["0", max_clients, "-v", "--root"])
            .arg(root.path());
        let mut program = Program::start_command(command);
        let line = program.wait_for_line(|line| line.starts_with("server waiting on port "));
        Lab4 {
            port: line["server waiting on port ".len()..].to_string(),
            root,
            _program: program,
        }
    }

    /// Runs `lab3_client.py` to its end.
    fn run(&self, mut client: Command, folder: &Path, request: [&str; 2], quirk: &str) -> Output {
        client
            .current_dir(folder)
            .args(["127.0.0.1", &self.port])
            .args(request);
        if !quirk.is_empty() {
            client.arg(quirk);
        }
        doing(format!("waits for {request:?} {quirk:?}"), || {
            client.output().unwrap()
        })
    }

    /// The same for a client that must succeed.
    fn expect(&self, client: Command, folder: &Path, request: [&str; 2], quirk: &str) {
        let output = self.run(client, folder, request, quirk);
        expect_success(&output, request, quirk);
    }
}

fn expect_success(output: &Output, request: [&str; 2], quirk: &str) {
    assert!(
        output.status.success(),
        "{request:?} by a client with the quirk {quirk:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn clients_in_python_get_whole_files_whatever_their_quirks() {
    watch(|| {
        let server = Lab4::start("6");
        for size in SIZES {
            let name = format!("{size} bytes");
            fs::write(server.root.path().join(name), contents(size)).unwrap();
        }
        with_every_quirk(|quirk, size| {
            let Some(client) = python("lab3_client.py") else {
                return;
            };
            let here = folder();
            let name = format!("{size} bytes");
            server.expect(client, here.path(), ["GET", &name], quirk);
            let got = fs::read(here.path().join(name)).unwrap();
            assert!(
                got == contents(size),
                "{size} bytes, quirk {quirk:?}: others came"
            );
        });
    });
}

#[test]
fn clients_in_python_put_whole_files_whatever_their_quirks() {
    watch(|| {
        let server = Lab4::start("6");
        with_every_quirk(|quirk, size| {
            let here = folder();
            let name = format!("{size} bytes {quirk}");
            fs::write(here.path().join(&name), contents(size)).unwrap();
            // Between OK and DONE of an empty file there is nothing but a pause, and a client that
            // gets no processor for so long reads both at once: it may try again.
            for chances in (0..if size == 0 { 3 } else { 1 }).rev() {
                let Some(client) = python("lab3_client.py") else {
                    return;
                };
                let output = server.run(client, here.path(), ["PUT", &name], quirk);
                if chances == 0 {
                    expect_success(&output, ["PUT", &name], quirk);
                } else if output.status.success() {
                    break;
                }
            }
            let stored = server.root.path().join(name);
            if quirk == "hasty" {
                // Who does not wait for DONE does not know when the file is there.
                wait_until(|| stored.exists());
            }
            let got = fs::read(&stored).unwrap();
            assert!(
                got == contents(size),
                "{size} bytes, quirk {quirk:?}: others are stored"
            );
        });
    });
}

/// Does it for every quirk and every size: the quirks at the same time, the sizes of each one after
/// the other.
fn with_every_quirk(test: impl Fn(&str, usize) + Sync) {
    scope(|scope| {
        for quirk in QUIRKS {
            let test = &test;
            scope.spawn(format!("client {quirk:?}"), move || {
                SIZES.into_iter().for_each(|size| test(quirk, size));
            });
        }
    });
}

/// Waits for what another process does, and does not tell; the watchdog ends it.
fn wait_until(happened: impl Fn() -> bool) {
    doing("waits for the file that a hasty client has put", || {
        while !happened() {
            std::thread::sleep(Duration::from_millis(1));
        }
    });
}

#[test]
fn clients_in_python_delete_files_and_one_that_asks_twice_does_no_harm() {
    watch(|| {
        let server = Lab4::start("1");
        for quirk in QUIRKS.into_iter().chain(["twice"]) {
            let Some(client) = python("lab3_client.py") else {
                return;
            };
            let file = server.root.path().join("my file");
            fs::write(&file, "x").unwrap();
            let here = folder();
            server.expect(client, here.path(), ["DEL", "my file"], quirk);
            if quirk == "hasty" {
                // It may have gone before its request was understood.
                wait_until(|| !file.exists());
            }
            assert!(!file.exists(), "quirk {quirk:?}: the file is still there");
        }
    });
}

#[test]
fn clients_in_python_are_told_what_is_missing() {
    watch(|| {
        let server = Lab4::start("4");
        for (request, error) in [
            (["GET", "nowhere"], "server error: nowhere does not exist"),
            (["DEL", "nowhere"], "server error: nowhere does not exist"),
            (
                ["GET", "../secret"],
                "server error: ../secret does not exist",
            ),
        ] {
            for quirk in ["", "sleepy", "trickling", "line"] {
                let Some(client) = python("lab3_client.py") else {
                    return;
                };
                let here = folder();
                let output = server.run(client, here.path(), request, quirk);
                let told = String::from_utf8_lossy(&output.stderr);
                assert_eq!(told.trim_end(), error, "to {request:?}, quirk {quirk:?}");
            }
        }
    });
}

#[test]
fn many_clients_in_python_share_two_slots() {
    watch(|| {
        let server = Lab4::start("2");
        let data = contents(300_000);
        scope(|scope| {
            for number in 0..12 {
                let (server, data) = (&server, &data);
                scope.spawn(format!("client {number}"), move || {
                    let Some(put) = python("lab3_client.py") else {
                        return;
                    };
                    let Some(get) = python("lab3_client.py") else {
                        return;
                    };
                    let (here, there) = (folder(), folder());
                    let name = format!("file {number}");
                    fs::write(here.path().join(&name), data).unwrap();
                    let quirk = QUIRKS[number % 2];
                    server.expect(put, here.path(), ["PUT", &name], quirk);
                    server.expect(get, there.path(), ["GET", &name], quirk);
                    assert!(fs::read(there.path().join(&name)).unwrap() == *data);
                });
            }
        });
    });
}

/// `lab3_server.py` with a folder of its own.
struct Lab3 {
    port: String,
    root: TempDir,
    program: Program,
}

impl Lab3 {
    fn start() -> Option<Lab3> {
        let root = folder();
        let mut command = python("lab3_server.py")?;
        command.arg(root.path());
        let mut program = Program::start_command(command);
        let port = program.first_line();
        Some(Lab3 {
            port,
            root,
            program,
        })
    }

    /// Runs `lab3_client` to its end.
    fn run(&self, folder: &Path, request: [&str; 2]) -> Output {
        let mut client = Command::new(env!("CARGO_BIN_EXE_lab3_client"));
        client
            .current_dir(folder)
            .args(["127.0.0.1", &self.port])
            .args(request);
        doing(format!("waits for {request:?}"), || {
            client.output().unwrap()
        })
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n")
}

#[test]
fn our_client_puts_gets_and_deletes_at_a_server_in_python() {
    watch(|| {
        let Some(server) = Lab3::start() else { return };
        for size in SIZES {
            let (here, there) = (folder(), folder());
            fs::write(here.path().join("my file"), contents(size)).unwrap();

            let put = server.run(here.path(), ["PUT", "my file"]);
            let said = format!("client sending file my file ({size} bytes)\nComplete\n");
            assert_eq!(stdout(&put), said);
            assert!(put.status.success());
            let stored = server.root.path().join("my file");
            assert!(
                fs::read(&stored).unwrap() == contents(size),
                "PUT of {size} bytes"
            );

            let get = server.run(there.path(), ["GET", "my file"]);
            let said = format!("client receiving file my file ({size} bytes)\nComplete\n");
            assert_eq!(stdout(&get), said);
            assert!(get.status.success());
            let got = fs::read(there.path().join("my file")).unwrap();
            assert!(got == contents(size), "GET of {size} bytes");

            let del = server.run(there.path(), ["DEL", "my file"]);
            assert_eq!(stdout(&del), "client deleting file my file\nComplete\n");
            assert!(del.status.success());
            assert!(!stored.exists());
        }
        let ended = server.program.kill();
        assert_eq!(
            ended.stderr, "",
            "the server heard something else than it expected"
        );
    });
}

#[test]
fn our_client_tells_what_a_server_in_python_refuses() {
    watch(|| {
        let Some(server) = Lab3::start() else { return };
        let here = folder();
        fs::write(here.path().join("folder"), "x").unwrap();
        fs::create_dir(server.root.path().join("folder")).unwrap();
        for (request, refusal) in [
            (["GET", "nowhere"], "server error: nowhere does not exist"),
            (["DEL", "nowhere"], "server error: nowhere does not exist"),
            (
                ["PUT", "folder"],
                "server error: unable to create file folder",
            ),
            (["DEL", "folder"], "server error: unable to delete folder"),
        ] {
            let output = server.run(here.path(), request);
            let told = stdout(&output) + &String::from_utf8_lossy(&output.stderr);
            assert!(told.contains(refusal), "{request:?}: {told}");
            assert!(!output.status.success(), "{request:?} was no failure");
            assert!(
                !here.path().join("nowhere").exists(),
                "a failed GET leaves no file"
            );
        }
    });
}
