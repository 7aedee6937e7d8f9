//! The programs, as their users see them.

mod stage;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Output, Stdio};
use std::thread;

use stage::program::ServerProcess;
use stage::{ask, is_day_and_time, watch};

const TIME_SERVER1: &str = env!("CARGO_BIN_EXE_time_server1");
const TIME_SERVER2: &str = env!("CARGO_BIN_EXE_time_server2");
const TIME_CLIENT: &str = env!("CARGO_BIN_EXE_time_client");
const HOST_LOOKUP: &str = env!("CARGO_BIN_EXE_host_lookup");

/// Runs `program` to its end.
fn run(program: &str, arguments: &[&str]) -> Output {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// The one line that `text` is.
fn one_line(text: &[u8]) -> &str {
    let text = std::str::from_utf8(text).unwrap();
    let line = text
        .strip_suffix('\n')
        .unwrap_or_else(|| panic!("{text:?} does not end a line"));
    assert!(!line.contains('\n'), "{text:?} is more than one line");
    line
}

/// An address where nobody listens.
fn nobody() -> SocketAddr {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
}

/// A server that says `words` to its first client and closes; returns its port.
fn server_that_says(words: &'static [&'static [u8]]) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        client.set_nodelay(true).unwrap();
        for word in words {
            client.write_all(word).unwrap();
        }
    });
    port
}

#[test]
fn the_client_shows_what_the_server_says() {
    watch(|| {
        for server in [TIME_SERVER1, TIME_SERVER2] {
            let mut server = ServerProcess::new(server);
            let port = server.address.port().to_string();
            let output = run(TIME_CLIENT, &["--host", "localhost", "--port", &port]);
            assert!(output.status.success(), "{output:?}");
            let shown = String::from_utf8(output.stdout).unwrap();
            assert!(
                shown.strip_suffix('\n').is_some_and(is_day_and_time),
                "{shown:?}"
            );
            server.wait_for("... connected from: 127.0.0.1:");
        }
    });
}

#[test]
fn the_client_shows_everything_until_the_server_closes() {
    watch(|| {
        let long: &'static [u8] = vec![b'x'; 300_000].leak();
        let port = server_that_says(vec![&b"first\n"[..], long, b"\nlast\n"].leak());
        let output = run(TIME_CLIENT, &["--port", &port]);
        assert!(output.status.success(), "{:?}", output.stderr);
        assert_eq!(output.stdout.len(), 6 + 300_000 + 6);
        assert!(output.stdout.ends_with(b"x\nlast\n"));
    });
}

#[test]
fn the_client_shows_what_is_not_text_as_replacement_characters() {
    watch(|| {
        let port = server_that_says(&[b"caf\xc3", b"\xa9 \xff", b" \xe2\x82"]);
        let output = run(TIME_CLIENT, &["--port", &port]);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(
            String::from_utf8(output.stdout).unwrap(),
            "café \u{FFFD} \u{FFFD}\n"
        );
    });
}

#[test]
fn the_client_says_who_does_not_answer_and_tries_again() {
    watch(|| {
        let address = nobody();
        let port = address.port().to_string();
        let output = run(
            TIME_CLIENT,
            &["--port", &port, "--retries", "3", "--second-ms", "1"],
        );
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stdout, b"");
        let errors = String::from_utf8(output.stderr).unwrap();
        let lines: Vec<_> = errors.lines().collect();
        assert_eq!(
            lines.len(),
            4,
            "one line for each pause, and one at the end: {errors}"
        );
        assert!(
            lines.iter().all(|line| line.contains(&address.to_string())),
            "where? {errors}"
        );
        assert!(lines[3].starts_with("error: "), "{errors}");
    });
}

#[test]
fn the_client_finds_a_server_that_comes_later() {
    watch(|| {
        let address = nobody();
        let mut client = Command::new(TIME_CLIENT)
            .args(["--port", &address.port().to_string()])
            .args(["--retries", "1000000", "--second-ms", "1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut errors = BufReader::new(client.stderr.take().unwrap());
        errors.read_line(&mut String::new()).unwrap();
        // It has been refused. Its further lines are read, so that it is not held up.
        let reading = thread::spawn(move || errors.read_to_end(&mut Vec::new()));
        let listener = TcpListener::bind(address).unwrap();
        listener.accept().unwrap().0.write_all(b"at last").unwrap();
        let output = client.wait_with_output().unwrap();
        assert!(output.status.success());
        assert_eq!(output.stdout, b"at last\n");
        reading.join().unwrap().unwrap();
    });
}

#[test]
fn the_client_does_not_wait_for_ever() {
    watch(|| {
        let silent = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = silent.local_addr().unwrap().port().to_string();
        let output = run(TIME_CLIENT, &["--port", &port, "--idle-timeout", "0.05"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            one_line(&output.stderr).contains("--idle-timeout"),
            "{output:?}"
        );
    });
}

#[test]
fn the_client_does_not_mind_if_nobody_looks() {
    watch(|| {
        let long: &'static [u8] = vec![b'x'; 100_000].leak();
        let port = server_that_says(vec![long].leak());
        let mut command = Command::new(TIME_CLIENT);
        let mut client = command
            .args(["--port", &port])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(client.stdout.take());
        let output = client.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    });
}

#[test]
fn a_server_does_not_mind_if_nobody_reads_its_log() {
    watch(|| {
        let mut command = Command::new(TIME_SERVER2);
        command
            .args(["--port", "0"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut server = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        // The reader is dropped with its end of the pipe.
        BufReader::new(server.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .strip_prefix("Listening on ")
            .unwrap()
            .parse()
            .unwrap();
        for _ in 0..20 {
            assert!(is_day_and_time(&ask(address)));
        }
        server.stdin.take().unwrap().write_all(b"\n").unwrap();
        let output = server.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    });
}

#[test]
fn a_server_says_which_address_it_cannot_have() {
    watch(|| {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = taken.local_addr().unwrap();
        let output = run(TIME_SERVER2, &["--port", &address.port().to_string()]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(output.stdout, b"");
        let line = one_line(&output.stderr);
        assert!(
            line.starts_with(&format!("error: cannot listen on {address}: ")),
            "{line}"
        );
    });
}

#[test]
fn a_server_listens_where_it_is_told_to() {
    watch(|| {
        let mut command = Command::new(TIME_SERVER1);
        command.args(["--host", "0.0.0.0", "--port", "0"]);
        let server = ServerProcess::start(command);
        assert!(server.address.ip().is_unspecified());
        let port = server.address.port();
        assert!(is_day_and_time(&stage::everything(
            &TcpStream::connect(("127.0.0.1", port)).unwrap()
        )));
    });
}

#[test]
fn nonsense_is_refused_with_a_word_about_what_would_be_right() {
    let cases: [(&str, &[&str], &str); 7] = [
        (TIME_SERVER1, &["--port", "port"], "--port"),
        (TIME_SERVER2, &["--port", "65536"], "0..=65535"),
        (TIME_SERVER2, &["--idle-timeout", "0"], "seconds"),
        (TIME_SERVER2, &["--idle-timeout", "nan"], "seconds"),
        (TIME_CLIENT, &["--port", "0"], "1..=65535"),
        (TIME_CLIENT, &["--retries", "many"], "retries"),
        (HOST_LOOKUP, &["one", "two"], "two"),
    ];
    for (program, arguments, word) in cases {
        let output = run(program, arguments);
        assert!(
            !output.status.success(),
            "{program} {arguments:?} was taken"
        );
        assert_eq!(output.stdout, b"");
        let errors = String::from_utf8(output.stderr).unwrap();
        let line = errors.lines().next().unwrap();
        assert!(
            line.starts_with("error: ") && line.contains(word),
            "{arguments:?}: {errors}"
        );
    }
}

#[test]
fn host_lookup_knows_this_machine() {
    watch(|| {
        let output = run(HOST_LOOKUP, &["localhost"]);
        assert!(output.status.success(), "{output:?}");
        let line = one_line(&output.stdout);
        assert!(
            line == "localhost: 127.0.0.1" || line.contains(" ::1"),
            "{line}"
        );

        // This machine's own name may have no address, on a laptop without a network.
        let output = run(HOST_LOOKUP, &[]);
        let name = timeserver::lookup::host_name();
        if output.status.success() {
            assert!(
                one_line(&output.stdout).starts_with(&format!("{name}: ")),
                "{output:?}"
            );
        } else {
            assert!(
                one_line(&output.stderr).starts_with(&format!("error: {name}: ")),
                "{output:?}"
            );
        }
    });
}

#[test]
fn host_lookup_says_what_is_wrong_with_an_unknown_name() {
    watch(|| {
        // A name that is promised never to exist, and one that cannot.
        for name in ["no-such-host.invalid", "not a name"] {
            let output = run(HOST_LOOKUP, &[name]);
            assert_eq!(output.status.code(), Some(1));
            assert_eq!(output.stdout, b"");
            let line = one_line(&output.stderr);
            assert!(line.starts_with(&format!("error: {name}: ")), "{line}");
        }
    });
}
