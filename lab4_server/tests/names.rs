//! Names are data. What is no name of a file directly in the folder names nothing.

mod stage;

use std::fs;

use grading::watchdog::watch;
use lab4_server::FileName;
use stage::{FileServer, begin_to_get};

fn longest() -> String {
    "é".repeat(127) + "x"
}

#[test]
fn ordinary_names_are_names() {
    for name in [
        "a",
        "a b",
        " a",
        "a ",
        "...",
        ".a",
        "..a",
        "ä€🦀",
        "-rf",
        "*",
        "~",
        &longest(),
    ] {
        assert!(FileName::new(name.as_bytes()).is_some(), "{name:?}");
    }
}

#[test]
fn paths_are_no_names() {
    for name in [
        "", ".", "..", "/", "a/", "/a", "./a", "../a", "a/b", "\\", "..\\a", "a\\b", "\0", "a\0b",
    ] {
        assert_eq!(FileName::new(name.as_bytes()), None, "{name:?}");
    }
    assert_eq!(
        FileName::new((longest() + "y").as_bytes()),
        None,
        "256 bytes"
    );
    assert_eq!(FileName::new(b"\xff"), None, "not UTF-8");
}

#[test]
fn names_that_name_no_file_get_the_error_of_their_command_and_touch_nothing() {
    watch(|| {
        let mut server = FileServer::start(1);
        let outside = server.path("../lab4_secret.txt");
        fs::write(&outside, "secret").unwrap();
        let absolute = outside.to_str().unwrap().to_string();
        let (too_long, longer) = (longest() + "y", "z".repeat(1000));
        let names = [
            "..",
            ".",
            "../lab4_secret.txt",
            "..\\lab4_secret.txt",
            &absolute,
            "a\0b",
            &too_long,
            &longer,
        ];
        for name in names {
            server.answers(
                format!("GET {name}\n"),
                format!("ERROR: {name} does not exist"),
            );
            server.answers(
                format!("PUT {name}\n"),
                format!("ERROR: unable to create file {name}"),
            );
            server.answers(
                format!("DEL {name}\n"),
                format!("ERROR: {name} does not exist"),
            );
        }
        let content = fs::read(&outside);
        fs::remove_file(&outside).unwrap();
        assert_eq!(content.unwrap(), b"secret");
        assert_eq!(server.names().len(), 0);
        // Not UTF-8, and so no name: but it is shown.
        server.answers(b"GET a\xff\n", "ERROR: a\u{fffd} does not exist");
    });
}

#[test]
fn names_with_spaces_other_letters_and_255_bytes_make_the_round() {
    watch(|| {
        let mut server = FileServer::start(1);
        for name in ["my own file", " ", "Grüße 🦀", &longest()] {
            server.put(name, b"content");
            assert_eq!(server.names(), [name]);
            let mut peer = server.ask(format!("GET {name}\n"));
            begin_to_get(&mut peer, 7);
            peer.expect("contentDONE");
            drop(peer);
            server.answers(format!("DEL {name}\n"), "DONE");
        }
    });
}

#[test]
fn folders_are_not_files() {
    watch(|| {
        let mut server = FileServer::start(1);
        fs::create_dir(server.path("folder")).unwrap();
        server.answers("GET folder\n", "ERROR: folder does not exist");
        server.answers("PUT folder\n", "ERROR: unable to create file folder");
        server.answers("DEL folder\n", "ERROR: folder does not exist");
        assert_eq!(server.names(), ["folder"]);
    });
}

#[test]
fn the_servers_own_unfinished_files_have_no_names() {
    watch(|| {
        let mut server = FileServer::start(2);
        let mut uploader = server.ask("PUT file\n");
        stage::begin_to_put(&mut uploader, 10);
        let names = server.names();
        assert_eq!(names.len(), 1, "the unfinished file lies in the folder");
        let name = names[0].to_str().unwrap();
        server.answers(
            format!("GET {name}\n"),
            format!("ERROR: {name} does not exist"),
        );
        server.answers(
            format!("DEL {name}\n"),
            format!("ERROR: {name} does not exist"),
        );
        let other = name.to_uppercase() + "x";
        server.answers(
            format!("PUT {other}\n"),
            format!("ERROR: unable to create file {other}"),
        );
        assert_eq!(server.names(), names);
    });
}

#[cfg(unix)]
#[test]
fn symbolic_links_and_pipes_are_not_files() {
    use std::os::unix::fs::symlink;
    watch(|| {
        let mut server = FileServer::start(1);
        let elsewhere = tempfile::tempdir().unwrap();
        let secret = elsewhere.path().join("secret");
        fs::write(&secret, "secret").unwrap();
        symlink(&secret, server.path("link")).unwrap();
        symlink(elsewhere.path(), server.path("folder")).unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(server.path("pipe"))
            .status();
        assert!(made.unwrap().success());
        for name in ["link", "folder", "pipe"] {
            server.answers(
                format!("GET {name}\n"),
                format!("ERROR: {name} does not exist"),
            );
            server.answers(
                format!("DEL {name}\n"),
                format!("ERROR: {name} does not exist"),
            );
        }
        // A PUT takes the place of the link, and leaves alone what it points to.
        server.put("link", b"mine");
        assert_eq!(fs::read(&secret).unwrap(), b"secret");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    });
}
