//! What many clients and large files cost. Linux tells what a process uses; other systems do as much, and are not asked.
#![cfg(target_os = "linux")]

mod stage;

use std::fs::{self, File};
use std::io::Read;
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use grading::peer::{Peer, Program};
use grading::watchdog::watch;
use lab4_server::process_limits::raise_descriptor_limit;
use rustix::process::{Resource, getrlimit};
use stage::{FileServer, begin_to_get, begin_to_put};

/// A number from what Linux says about a process: of threads, or of kilobytes.
fn status(server: &FileServer, what: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.program.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn two_thousand_waiting_clients_need_no_thread_each_and_are_served_in_turn() {
    const CLIENTS: usize = 2000;
    raise_descriptor_limit();
    if getrlimit(Resource::Nofile)
        .current
        .is_some_and(|limit| limit < 2 * CLIENTS as u64)
    {
        eprintln!("skipped: this process may not open so many sockets");
        return;
    }
    watch(|| {
        let mut server = FileServer::start(4);
        let mut running: Vec<_> = (0..4).map(|_| server.ready()).collect();
        let (threads, memory) = (status(&server, "Threads:"), status(&server, "VmRSS:"));
        let waiting: Vec<_> = (0..CLIENTS)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect();
        // The last one is in when the server says so.
        let last = waiting[CLIENTS - 1].local_addr().unwrap().to_string();
        server.program.wait_for_line(|line| line.ends_with(&last));
        assert_eq!(
            status(&server, "Threads:"),
            threads,
            "a waiting client should cost no thread"
        );
        let grown = status(&server, "VmRSS:") - memory;
        assert!(
            grown <= 2 * CLIENTS as u64,
            "{grown} kB for {CLIENTS} waiting clients are too many"
        );
        // Half of them lose patience. The others take their turns, and the last one gets its as well.
        let mut staying = Vec::new();
        for (number, client) in waiting.into_iter().enumerate() {
            if number % 2 == 1 {
                staying.push(client);
            }
        }
        running.clear();
        for mut client in staying {
            let mut ready = [0; 5];
            client.read_exact(&mut ready).unwrap();
            assert_eq!(&ready, b"READY");
        }
    });
}

#[test]
fn the_server_takes_as_many_descriptors_as_it_may_have() {
    watch(|| {
        let mut command = Command::new("sh");
        let limited = "ulimit -Sn 64 && exec \"$0\" \"$@\"";
        command.args(["-c", limited, env!("CARGO_BIN_EXE_lab4_server"), "0", "1"]);
        let mut server = FileServer::start_command(tempfile::tempdir().unwrap(), command);
        let clients: Vec<_> = (0..100).map(|_| server.connect()).collect();
        assert_eq!(clients.len(), 100);
    });
}

/// A server that may have twenty threads. The limit counts the threads of a user, and root has none: so `user` must be
/// nobody's. `None` if this process is not root, who alone can give it to somebody.
fn server_with_twenty_threads(user: u32) -> Option<FileServer> {
    if !rustix::process::getuid().is_root() {
        eprintln!("skipped: only root can give a user of its own to the server");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).unwrap();
    let mut command = Command::new("sh");
    // Some shells call it -u, some -p.
    let limited = "{ ulimit -u 20 2>&- || ulimit -p 20; } && exec \"$0\" \"$@\"";
    command.args([
        "-c",
        limited,
        env!("CARGO_BIN_EXE_lab4_server"),
        "0",
        "1000",
    ]);
    command.uid(user).current_dir("/");
    Some(FileServer::start_command(folder, command))
}

const NO_THREAD: &str = "No thread for another client";

#[test]
fn when_no_thread_is_left_clients_wait_and_all_are_served_in_the_end() {
    watch(|| {
        let Some(mut server) = server_with_twenty_threads(54_322) else {
            return;
        };
        let mut clients: Vec<_> = (0..40).map(|_| Peer::connect(server.address)).collect();
        server
            .program
            .wait_for_line(|line| line.starts_with(NO_THREAD));
        for client in &mut clients {
            client.send("GET x\n");
            client.expect("READYERROR: x does not exist");
            client.expect_end();
        }
    });
}

#[test]
fn when_others_have_taken_all_threads_a_client_is_started_as_soon_as_they_give_one_back() {
    watch(|| {
        let Some(mut server) = server_with_twenty_threads(54_323) else {
            return;
        };
        let others: Vec<_> = (0..40)
            .map(|_| {
                Program::start_command({
                    let mut other = Command::new("sleep");
                    other.arg("600").uid(54_323).current_dir("/");
                    other
                })
            })
            .collect();
        let mut client = Peer::connect(server.address);
        server
            .program
            .wait_for_line(|line| line.starts_with(NO_THREAD));
        drop(others);
        client.expect("READY");
    });
}

#[test]
fn memory_does_not_grow_with_the_size_of_a_file() {
    const SIZE: usize = 256 << 20;
    watch(|| {
        let mut server = FileServer::start(1);
        server.put("small", &[1; 1_000_000]);
        let mut peer = server.ask("GET small\n");
        begin_to_get(&mut peer, 1_000_000);
        peer.read_to_end();
        drop(peer);
        let before = status(&server, "VmHWM:");
        // A file of holes: large to its reader, nothing on the disk.
        let file = File::create(server.path("large")).unwrap();
        file.set_len(SIZE as u64).unwrap();
        let mut peer = server.ask("GET large\n");
        begin_to_get(&mut peer, SIZE);
        let block = vec![0; 1 << 20];
        for _ in 0..SIZE >> 20 {
            peer.expect(&block);
        }
        peer.expect("DONE");
        drop(peer);
        let mut peer: Peer = server.ask("PUT received\n");
        begin_to_put(&mut peer, SIZE as u64 / 4);
        for _ in 0..SIZE >> 22 {
            peer.send(&block);
        }
        peer.expect("DONE");
        let grown = status(&server, "VmHWM:") - before;
        assert!(
            grown < 4096,
            "{grown} kB more for a file of {SIZE} bytes: it should be streamed"
        );
    });
}
