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
    use std::time::Duration;

    use rustix::process::{Signal, getuid};
    use timeserver::{Log, Server, stop_on_request};

    use super::stage::program::{Program, is_asked_for, this_test_file};
    use super::*;

    const SERVER: &str = "limits::a_server_with_limits";
    const CLIENTS: usize = 100;

    /// Not a test of its own: the server process of the tests below.
    #[test]
    fn a_server_with_limits() {
        if is_asked_for(SERVER) {
            let log = Log::stdout();
            let server = Server::bind("127.0.0.1", 0).unwrap().log(log.clone());
            log.line(""); // after what the test harness has written
            log.line(format_args!("Listening on {}", server.local_addr()));
            stop_on_request(&server.shutdown_handle()).unwrap();
            server
                .grace(Duration::from_millis(50))
                .serve_threads(|| WhenAsked)
                .unwrap();
            log.line("Stopped");
        }
    }

    #[test]
    fn sixty_four_descriptors_are_enough_to_serve_everybody() {
        watch(|| {
            let server = Program::start(&mut this_test_file(SERVER, Some("ulimit -n 64")));
            everybody_is_served(&server);
        });
    }

    #[test]
    fn a_server_without_a_free_descriptor_still_stops() {
        watch(|| {
            let mut server = Program::start(&mut this_test_file(SERVER, Some("ulimit -n 64")));
            let clients = connect(&server);
            server.log.wait_for("No room");
            server.signal(Signal::TERM);
            assert_eq!(server.wait().code(), Some(0));
            server.log.wait_for("Stopped");
            drop(clients);
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
            let server = Program::start(command.uid(54_321).current_dir("/"));
            everybody_is_served(&server);
        });
    }

    /// A hundred clients at once, at a server that has room for fewer. Those who are in are served
    /// while the others wait; as they leave, the others come in.
    fn everybody_is_served(server: &Program) {
        let clients = connect(server);
        server.log.wait_for("No room");
        for mut client in &clients {
            client.write_all(b"?").unwrap();
        }
        for client in &clients {
            assert!(is_answered(client), "nobody should be dropped");
        }
        assert_eq!(
            server.log.count("No room"),
            1,
            "it should be told once: {:?}",
            server.log.all()
        );
    }

    fn connect(server: &Program) -> Vec<TcpStream> {
        (0..CLIENTS)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect()
    }
}
