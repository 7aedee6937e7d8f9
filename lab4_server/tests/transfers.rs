//! GET, PUT and DEL, byte by byte, over real sockets.

mod stage;

use std::time::{Duration, Instant};

use grading::watchdog::watch;
use stage::{FileServer, begin_to_get, begin_to_put, bytes, until_valid};

#[test]
fn exercise_2_get_sends_the_size_and_the_bytes_of_a_file() {
    watch(|| {
        let mut server = FileServer::start(1);
        for size in [0, 1, 4096, 5_000_000] {
            server.has("file", bytes(size));
            let mut peer = server.ask("GET file");
            begin_to_get(&mut peer, size);
            peer.expect(bytes(size));
            peer.expect("DONE");
            peer.expect_end();
        }
    });
}

#[test]
fn exercise_2_the_server_does_not_run_ahead_of_the_client() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        let pause = Duration::from_millis(50);
        let mut peer = server.ask("GET file");
        peer.expect("OK");
        peer.expect_silence(pause);
        peer.send_bytewise("READY");
        peer.expect(7u64.to_be_bytes());
        peer.expect_silence(pause);
        peer.send_bytewise("OK");
        peer.expect("contentDONE");
    });
}

#[test]
fn exercise_2_get_says_nothing_more_to_a_client_that_does_not_answer() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        let mut peer = server.ask("GET file\n");
        peer.expect("OK");
        // No READY, and so no size.
        peer.close_write();
        peer.expect_end();
        let mut peer = server.ask("GET file\n");
        peer.expect("OK");
        peer.send("READY");
        peer.expect(7u64.to_be_bytes());
        // No OK, and so no bytes.
        peer.close_write();
        peer.expect_end();
    });
}

/// Names that are paths, though a file of that name would be there if they were cut off or followed.
const PATHS: [&str; 4] = ["../file", "./file", "folder/../file", "..\\file"];

#[test]
fn exercise_2_get_of_a_path_is_refused() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        for path in PATHS {
            server.answers(
                format!("GET {path}\n"),
                format!("ERROR: {path} does not exist"),
            );
        }
    });
}

#[test]
fn exercise_3_put_to_a_path_is_refused() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        for path in PATHS {
            server.answers(
                format!("PUT {path}\n"),
                format!("ERROR: unable to create file {path}"),
            );
        }
        server.holds("file", "content", "nobody has put it");
        assert_eq!(server.names(), ["file"], "there is no other file");
    });
}

#[test]
fn exercise_4_del_of_a_path_is_refused() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        for path in PATHS {
            server.answers(
                format!("DEL {path}\n"),
                format!("ERROR: {path} does not exist"),
            );
        }
        assert_eq!(server.names(), ["file"]);
    });
}

#[test]
fn exercise_4_a_folder_is_not_deleted() {
    watch(|| {
        let mut server = FileServer::start(1);
        std::fs::create_dir(server.path("folder")).unwrap();
        server.answers("DEL folder\n", "ERROR: folder does not exist");
        assert_eq!(server.names(), ["folder"]);
    });
}

#[test]
fn exercise_2_names_with_spaces_are_names() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("my own file", "content");
        let mut peer = server.ask("GET my own file\n");
        begin_to_get(&mut peer, 7);
        peer.expect("contentDONE");
        peer.expect_end();
    });
}

#[test]
fn the_words_of_a_get_may_be_typed_by_hand_each_with_return() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        for line_end in ["\n", "\r\n"] {
            let mut peer = server.ask(format!("GET file{line_end}"));
            peer.expect("OK");
            peer.send(format!("READY{line_end}"));
            peer.expect(7u64.to_be_bytes());
            peer.send(format!("OK{line_end}"));
            peer.expect("contentDONE");
            peer.expect_end();
        }
    });
}

#[test]
fn exercise_2_get_of_a_file_that_does_not_exist_is_refused() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.answers("GET no such file", "ERROR: no such file does not exist");
    });
}

#[test]
fn exercise_2_a_client_that_breaks_off_anywhere_costs_only_its_own_session() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", bytes(3_000_000));
        server.ask("GET file").vanish();
        let mut peer = server.ask("GET file");
        peer.expect("OK");
        peer.send("REA");
        peer.vanish();
        let mut peer = server.ask("GET file");
        peer.expect("OK");
        peer.send("WRONG");
        peer.expect_end();
        let mut peer = server.ask("GET file");
        begin_to_get(&mut peer, 3_000_000);
        peer.reset();
        let mut peer = server.ask("GET file");
        begin_to_get(&mut peer, 3_000_000);
        peer.expect(bytes(3_000_000));
        // DONE is not read, and nothing is waited for.
        peer.vanish();
        server.ready();
    });
}

#[test]
fn exercise_3_put_stores_the_bytes_and_replaces_what_was_there() {
    watch(|| {
        let mut server = FileServer::start(1);
        for size in [5_000_000, 1, 4096, 0] {
            let mut peer = server.ask("PUT file");
            begin_to_put(&mut peer, size as u64);
            peer.send(bytes(size));
            peer.expect("DONE");
            peer.expect_end();
            server.holds("file", bytes(size), "DONE was said");
        }
        assert_eq!(server.names(), ["file"], "and nothing else is left");
    });
}

#[test]
fn exercise_3_size_and_bytes_may_come_in_any_pieces() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut peer = server.ask("PUT file");
        peer.expect("OK");
        peer.send_bytewise(6u64.to_be_bytes());
        peer.expect("OK");
        peer.send_bytewise("lesson");
        peer.expect("DONE");
        server.holds("file", "lesson", "DONE was said");
    });
}

#[test]
fn exercise_3_an_unfinished_upload_is_invisible_and_a_cut_one_changes_nothing() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "old");
        for (cut, sent) in [bytes(999), Vec::new(), bytes(500)].into_iter().enumerate() {
            let mut peer = server.ask("PUT file\n");
            begin_to_put(&mut peer, 1000);
            peer.send(sent);
            server.holds("file", "old", "the last byte of the new one has not come");
            if cut == 0 {
                peer.close_write();
                peer.expect_end();
            } else {
                peer.vanish();
            }
            drop(server.ready());
            server.holds("file", "old", "a cut upload changes nothing");
            assert_eq!(
                server.names(),
                ["file"],
                "a cut upload leaves nothing behind"
            );
        }
        // Also while the size is said.
        let mut peer = server.ask("PUT other\n");
        peer.expect("OK");
        peer.send([0; 7]);
        peer.vanish();
        drop(server.ready());
        assert_eq!(server.names(), ["file"]);
    });
}

#[test]
fn exercise_3_no_byte_beyond_the_size_is_taken() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut peer = server.ask("PUT file");
        begin_to_put(&mut peer, 3);
        peer.send("one and much more");
        peer.expect("DONE");
        peer.expect_end();
        server.holds("file", "one", "3 was the size");
    });
}

#[test]
fn exercise_3_put_says_nothing_more_to_a_client_that_does_not_answer() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut peer = server.ask("PUT file\n");
        peer.expect("OK");
        // No size, and so no second OK.
        peer.close_write();
        peer.expect_end();
        let mut peer = server.ask("PUT file\n");
        begin_to_put(&mut peer, 3);
        peer.send("on");
        // Not all the bytes, and so no DONE.
        peer.close_write();
        peer.expect_end();
        assert_eq!(server.names().len(), 0, "nothing was stored");
    });
}

#[test]
fn exercise_3_done_is_not_said_of_a_file_that_cannot_be_stored() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut peer = server.ask("PUT file\n");
        begin_to_put(&mut peer, 7);
        std::fs::create_dir(server.path("file")).unwrap();
        peer.send("content");
        peer.expect("ERROR: unable to create file file");
        peer.expect_end();
        assert_eq!(server.names(), ["file"], "the folder, and nothing else");
    });
}

#[test]
fn exercise_3_ok_and_done_of_an_empty_file_do_not_come_together() {
    const ATTEMPTS: usize = 9;
    watch(|| {
        // In memory, where there is such a place: a slow disk would keep the two words apart.
        let memory = std::path::Path::new("/dev/shm");
        let folder = tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir());
        let mut server = FileServer::start_in(folder.unwrap(), 1, &[]);
        // The server pauses for much longer than this. If this thread did, the attempt proves nothing.
        let mut together = 0;
        for _ in 0..ATTEMPTS {
            let mut peer = server.ask("PUT file\n");
            peer.expect("OK");
            peer.send([0; 8]);
            peer.expect("OK");
            let heard = Instant::now();
            peer.expect("DONE");
            together += usize::from(heard.elapsed() < Duration::from_millis(20));
            server.holds("file", "", "DONE was said");
        }
        assert!(
            together <= ATTEMPTS / 2,
            "OK and DONE come together {together} times of {ATTEMPTS}: a client would read OKDONE"
        );
    });
}

#[test]
fn exercise_3_a_client_that_does_not_wait_for_ok_hears_it_after_its_last_byte() {
    watch(|| {
        let mut server = FileServer::start(1);
        let begun = [&10u64.to_be_bytes()[..], b"five "].concat();
        // Five bytes are missing: while they do, the server only listens.
        let mut peer = server.ask("PUT file\n");
        peer.expect("OK");
        peer.send(&begun);
        peer.close_write();
        peer.expect_end();
        let mut peer = server.ask("PUT file\n");
        peer.expect("OK");
        peer.send([&begun[..], b"bytes"].concat());
        peer.expect("OKDONE");
        peer.expect_end();
        server.holds("file", "five bytes", "DONE was said");
    });
}

#[test]
fn exercise_3_a_client_that_does_not_wait_for_ok_has_its_file_stored() {
    watch(|| {
        let mut server = FileServer::start(1);
        let data = bytes(3_000_000);
        // One that reads the answers in the end,
        let mut peer = server.ask("PUT patient\n");
        peer.expect("OK");
        peer.send([&3_000_000u64.to_be_bytes(), &data[..]].concat());
        peer.expect("OK");
        peer.expect("DONE");
        peer.expect_end();
        server.holds("patient", &data, "DONE was said");
        // and one that closes at once: a word to it, and the system would throw away what it has not sent yet.
        let mut peer = server.ask("PUT hasty\n");
        peer.expect("OK");
        peer.send([&3_000_000u64.to_be_bytes(), &data[..]].concat());
        peer.vanish();
        drop(server.ready());
        server.holds("hasty", &data, "all of them were sent");
    });
}

#[test]
fn exercise_3_a_file_that_does_not_fit_on_the_disk_is_refused() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "old");
        for size in [u64::MAX, 1 << 60] {
            let mut peer = server.ask("PUT file");
            peer.expect("OK");
            peer.send(size.to_be_bytes());
            peer.expect("ERROR: unable to create file file");
            peer.expect_end();
        }
        server.holds("file", "old", "the new one was refused");
        assert_eq!(server.names(), ["file"], "there is no other file");
    });
}

#[test]
fn exercise_3_a_size_has_64_bits() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut peer = server.ask("PUT file");
        peer.expect("OK");
        peer.send(((1u64 << 32) + 1).to_be_bytes());
        peer.send("x");
        peer.close_write();
        // On a small disk there is an error, which is as good.
        let said = peer.read_to_end();
        assert!(
            !said.ends_with(b"DONE"),
            "one byte is not 4 GiB and one byte"
        );
        assert_eq!(server.content("file"), None);
        assert_eq!(server.names().len(), 0);
    });
}

#[test]
fn exercise_4_del_removes_a_file() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        server.has("other", "content");
        server.answers("DEL file", "DONE");
        assert_eq!(server.names(), ["other"], "only the other file is left");
        server.answers("DEL file", "ERROR: file does not exist");
    });
}

/// Where the folder was, there is a file: then the server cannot know whether there is a file in it.
#[cfg(unix)]
#[test]
fn exercise_4_what_cannot_be_deleted_is_told_apart_from_what_does_not_exist() {
    watch(|| {
        let outside = tempfile::tempdir().unwrap();
        let folder = tempfile::tempdir_in(&outside).unwrap();
        let path = folder.path().to_path_buf();
        let mut server = FileServer::start_in(folder, 1, &[]);
        let aside = outside.path().join("aside");
        std::fs::rename(&path, &aside).unwrap();
        std::fs::write(&path, "in its place").unwrap();
        server.answers("DEL file\n", "ERROR: unable to delete file");
        std::fs::remove_file(&path).unwrap();
        std::fs::rename(&aside, &path).unwrap();
        server.answers("DEL file\n", "ERROR: file does not exist");
    });
}

#[test]
fn exercise_4_a_del_that_is_sent_twice_deletes_once_and_is_answered_once() {
    watch(|| {
        let mut server = FileServer::start(1);
        for pieces in [
            &["DEL file", "DEL file"][..],
            &["DEL fileDEL file"],
            &["DEL file\nDEL file\n"],
        ] {
            until_valid(|| {
                server.has("file", "content");
                let mut peer = server.ready();
                let begun = std::time::Instant::now();
                for piece in pieces {
                    peer.send(piece);
                }
                let valid = begun.elapsed() < stage::GAP;
                let answer = peer.read_to_end();
                if valid {
                    let answer = String::from_utf8_lossy(&answer);
                    assert_eq!(answer, "DONE", "it is answered once");
                    assert_eq!(server.content("file"), None, "the file is gone");
                }
                valid
            });
        }
        // The second one may also come when the first one is being answered.
        server.has("file", "content");
        let mut peer = server.ask("DEL file\n");
        peer.expect("DONE");
        peer.send("DEL file\n");
        peer.expect_end();
    });
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_deleted_stays() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    if rustix::process::getuid().is_root() {
        eprintln!("skipped: root may delete everything");
        return;
    }
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "content");
        set_permissions(server.path("."), Permissions::from_mode(0o555)).unwrap();
        server.answers("DEL file", "ERROR: unable to delete file");
        server.answers("PUT file", "ERROR: unable to create file file");
        set_permissions(server.path("."), Permissions::from_mode(0o755)).unwrap();
        assert_eq!(server.content("file"), Some(b"content".to_vec()));
    });
}
