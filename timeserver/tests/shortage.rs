//! Servers that run out of threads or descriptors.

mod stage;

use std::io;
use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use stage::running::Running;
use stage::{WhenAsked, is_answered, watch};
use timeserver::{Refused, Session};

#[test]
fn a_client_that_cannot_be_started_waits_until_another_one_ends() {
    watch(|| {
        let attempts = Arc::new(AtomicUsize::new(0));
        let server = Running::new({
            let attempts = Arc::clone(&attempts);
            move |server| {
                // A system that has one thread, and no more.
                let taken = Arc::new(AtomicBool::new(false));
                let starter = move |session: Session| {
                    attempts.fetch_add(1, Ordering::SeqCst);
                    if taken.swap(true, Ordering::SeqCst) {
                        return Err(Refused {
                            session,
                            error: io::Error::other("no thread is left"),
                        });
                    }
                    let taken = Arc::clone(&taken);
                    session.spawn(move || taken.store(false, Ordering::SeqCst))
                };
                server.serve_with(starter, || WhenAsked)
            }
        });
        let mut clients: Vec<_> = (0..5)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect();
        server.log.wait_for("no thread is left");
        for client in &mut clients {
            client.write_all(b"?").unwrap();
        }
        for client in &clients {
            assert!(is_answered(client), "nobody should be dropped");
        }
        assert_eq!(
            server.log.count("no thread is left"),
            1,
            "it should be told once"
        );
        let attempts = attempts.load(Ordering::SeqCst);
        assert!(
            attempts < 200,
            "{attempts} attempts for 5 clients: that is spinning, not waiting"
        );
    });
}

/// Real limits, as Unix has them.
#[cfg(unix)]
mod limits {
    use std::os::unix::process::CommandExt;
    use std::thread;
    use std::time::Duration;

    use rustix::process::{Signal, getuid};
    use timeserver::{Log, Server, stop_on_request};

    use super::stage::greeted;
    use super::stage::program::{ServerProcess, is_asked_for, this_test_file};
    use super::*;

    const SERVER: &str = "limits::a_server_with_limits";
    const CLIENTS: usize = 100;

    /// Not a test of its own: the server process of the tests below.
    #[test]
    fn a_server_with_limits() {
        if is_asked_for(SERVER) {
            let log = Log::stdout();
            let server = Server::bind("127.0.0.1", 0).unwrap().log(log.clone());
            let (shutdown, asked) = (server.shutdown_handle(), log.clone());
            stop_on_request(&shutdown).unwrap();
            log.line(""); // after what the test harness has written
            thread::spawn(move || {
                shutdown.wait();
                asked.line("Asked to stop");
            });
            let for_ever = Duration::from_secs(3600);
            server.grace(for_ever).serve_threads(|| WhenAsked).unwrap();
            log.line("Stopped");
        }
    }

    #[test]
    fn sixty_four_descriptors_are_enough_to_serve_everybody() {
        watch(|| {
            let server = ServerProcess::start(this_test_file(SERVER, Some("ulimit -n 64")));
            everybody_is_served(server);
        });
    }

    #[test]
    fn a_server_without_a_free_descriptor_still_stops() {
        watch(|| {
            // At one of these two limits the acceptor has taken the very last descriptor for the
            // client that it waits for, and there is none left to wake it with.
            for limit in ["ulimit -n 64", "ulimit -n 65"] {
                let mut server = ServerProcess::start(this_test_file(SERVER, Some(limit)));
                let Ok(used) = std::fs::read_dir(format!("/proc/{}/fd", server.program.id()))
                else {
                    eprintln!("skipped: there is no /proc to count descriptors in");
                    return;
                };
                // A client takes two.
                let room = (64 - used.count()) / 2;
                let clients: Vec<_> = (0..room).map(|_| greeted(server.address)).collect();
                server.signal(Signal::TERM);
                server.wait_for("Asked to stop");
                drop(clients);
                let ended = server.wait();
                assert_eq!(ended.status.code(), Some(0));
                assert!(
                    ended.stdout.contains("Stopped"),
                    "it should return: {}",
                    ended.stdout
                );
            }
        });
    }

    #[test]
    fn forty_threads_are_enough_to_serve_everybody() {
        if !getuid().is_root() {
            eprintln!("skipped: only root can give a user of its own to the server");
            return;
        }
        watch(|| {
            // Some shells call it -u, some -p.
            // The limit counts the threads of a user, and root has none: so nobody's user it is.
            let mut command =
                this_test_file(SERVER, Some("{ ulimit -u 40 2>&- || ulimit -p 40; }"));
            command.uid(54_321).current_dir("/");
            let server = ServerProcess::start(command);
            everybody_is_served(server);
        });
    }

    /// A hundred clients at once, at a server that has room for fewer. Those who are in are served
    /// while the others wait; as they leave, the others come in.
    fn everybody_is_served(mut server: ServerProcess) {
        let clients = connect(&server);
        server.wait_for("No room");
        for mut client in &clients {
            client.write_all(b"?").unwrap();
        }
        for client in &clients {
            assert!(is_answered(client), "nobody should be dropped");
        }
        let log = server.program.kill().stdout;
        assert_eq!(
            log.matches("No room").count(),
            1,
            "it should be told once: {log}"
        );
    }

    fn connect(server: &ServerProcess) -> Vec<TcpStream> {
        (0..CLIENTS)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect()
    }
}
