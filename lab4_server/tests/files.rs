//! What is in the folder while transfers overlap, fail, and are killed.

mod stage;

use std::process::Command;

use grading::watchdog::{spawn, watch};
use stage::{FileServer, begin_to_get, begin_to_put, bytes};

#[test]
fn exercise_2_a_get_sends_one_whole_version_while_the_file_is_replaced_and_deleted() {
    watch(|| {
        let mut server = FileServer::start(4);
        let (old, new) = (bytes(3_000_000), bytes(2_000_000));
        server.has("file", &old);
        let mut before = server.ask("GET file\n");
        before.expect("OK");
        let mut during = server.ask("GET file\n");
        begin_to_get(&mut during, old.len());
        during.expect(&old[..1000]);
        server.put("file", &new);
        before.send("READY");
        before.expect((old.len() as u64).to_be_bytes());
        let mut after = server.ask("GET file\n");
        begin_to_get(&mut after, new.len());
        server.answers("DEL file\n", "DONE");
        before.send("OK");
        before.expect(&old);
        before.expect("DONE");
        during.expect(&old[1000..]);
        during.expect("DONE");
        after.expect(&new);
        after.expect("DONE");
        assert_eq!(server.names().len(), 0);
    });
}

#[test]
fn exercise_3_of_two_puts_of_one_name_one_whole_file_wins() {
    watch(|| {
        let mut server = FileServer::start(3);
        let contents = [vec![b'a'; 1_000_000], vec![b'b'; 1_500_000]];
        for _round in 0..5 {
            let puts = contents.clone().map(|content| {
                let mut peer = server.ask("PUT file\n");
                spawn("client", move || {
                    begin_to_put(&mut peer, content.len() as u64);
                    peer.send(content);
                    peer.expect("DONE");
                })
            });
            for put in puts {
                put.join().unwrap();
            }
            let content = server.content("file").unwrap();
            assert!(contents.contains(&content), "one of the two, and whole");
        }
        assert_eq!(server.names(), ["file"]);
    });
}

#[test]
fn what_a_killed_server_leaves_behind_is_removed_at_the_next_start() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("file", "old");
        let mut peer = server.ask("PUT file\n");
        begin_to_put(&mut peer, 1000);
        peer.send([0; 500]);
        let folder = server.kill();
        assert_eq!(
            std::fs::read_dir(folder.path()).unwrap().count(),
            2,
            "the old file and half a new one"
        );
        let server = FileServer::start_in(folder, 1, &[]);
        assert_eq!(server.names(), ["file"]);
        assert_eq!(server.content("file"), Some(b"old".to_vec()));
    });
}

#[test]
fn a_second_server_for_the_same_folder_leaves_running_uploads_alone() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut peer = server.ask("PUT file\n");
        begin_to_put(&mut peer, 4);
        let mut second = Command::new(env!("CARGO_BIN_EXE_lab4_server"));
        second
            .args(["0", "1", "-v", "--root"])
            .arg(server.path("."));
        let mut second = grading::peer::Program::start_command(second);
        second.first_line();
        peer.send("news");
        peer.expect("DONE");
        assert_eq!(server.content("file"), Some(b"news".to_vec()));
    });
}

#[cfg(unix)]
#[test]
fn stopped_during_an_upload_the_server_leaves_the_old_file_and_says_goodbye_with_status_0() {
    use rustix::process::{Pid, Signal, kill_process};
    watch(|| {
        let mut server = FileServer::start_with(1, &["--grace", "0.1"]);
        server.has("file", "old");
        let mut peer = server.ask("PUT file\n");
        begin_to_put(&mut peer, 1000);
        peer.send([0; 500]);
        let mut waiting = server.connect();
        let id = Pid::from_raw(server.program.id().cast_signed()).unwrap();
        kill_process(id, Signal::TERM).unwrap();
        // The one who waits is let go at once.
        waiting.expect_end();
        peer.read_to_end();
        let (ended, folder) = server.wait();
        assert_eq!(ended.status.code(), Some(0));
        assert_eq!(stage::names(&folder), ["file"]);
        assert_eq!(std::fs::read(folder.path().join("file")).unwrap(), b"old");
    });
}

/// A limit on the size of files stands in for a disk that is full: both refuse a write in the middle of the upload.
#[cfg(unix)]
#[test]
fn when_the_disk_is_full_the_upload_is_dropped_and_the_server_lives() {
    watch(|| {
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -f 200 && exec \"$0\" \"$@\""]);
        command.args([env!("CARGO_BIN_EXE_lab4_server"), "0", "1"]);
        let mut server = FileServer::start_command(tempfile::tempdir().unwrap(), command);
        server.has("file", "old");
        for _ in 0..2 {
            let mut peer = server.ask("PUT file\n");
            begin_to_put(&mut peer, 300_000);
            peer.send(bytes(300_000));
            peer.expect("ERROR: unable to create file file");
            peer.expect_end();
            assert_eq!(server.content("file"), Some(b"old".to_vec()));
            assert_eq!(server.names(), ["file"]);
        }
        server.put("file", &bytes(100_000));
        assert_eq!(server.content("file"), Some(bytes(100_000)));
    });
}

#[cfg(unix)]
#[test]
fn a_new_file_may_be_read_by_whoever_may_read_other_files() {
    use std::os::unix::fs::PermissionsExt;
    watch(|| {
        let mut server = FileServer::start(1);
        server.put("file", b"content");
        server.has("ordinary", "content");
        let mode = |name| {
            std::fs::metadata(server.path(name))
                .unwrap()
                .permissions()
                .mode()
        };
        assert_eq!(mode("file"), mode("ordinary"));
    });
}
