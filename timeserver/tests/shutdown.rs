//! Graceful shutdown (Project 3), from within: a server that is asked to stop by a thread.

mod stage;

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv6Addr, TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use grading::watchdog::doing;
use stage::{
    Does, WhenAsked, everything, greet, greeted, is_answered, running::Running, wait_until_refused,
    watch, watch_briefly,
};
use timeserver::{DayTimeHandler, Refused, Server, Session};

/// Longer than any test may take: a server that waits for it is caught by the watchdog.
const FOR_EVER: Duration = Duration::from_secs(3600);

/// Short enough to wait for.
const A_MOMENT: Duration = Duration::from_millis(50);

/// Gives the acceptor of `server` the time to fall asleep in `accept`. One that is still on its way
/// there needs no bell, and a server that does not ring would pass by luck.
fn wait_until_asleep(server: &Running) {
    server.log.wait_for("Waiting for connection");
    thread::sleep(A_MOMENT);
}

#[test]
fn exercise_3_a_server_without_clients_stops_at_once() {
    watch_briefly(|| {
        let mut in_turn =
            Running::new(|server| server.grace(FOR_EVER).serve_in_turn(|| DayTimeHandler));
        wait_until_asleep(&in_turn);
        in_turn.stop();
        let mut threads =
            Running::new(|server| server.grace(FOR_EVER).serve_threads(|| DayTimeHandler));
        wait_until_asleep(&threads);
        threads.stop();
        assert_eq!(
            threads.log.count("still connected"),
            0,
            "nobody was connected"
        );
    });
}

#[test]
fn exercise_3_a_server_at_all_addresses_stops_at_once() {
    watch_briefly(|| {
        let serve = |server: Server| server.grace(FOR_EVER).serve_threads(|| DayTimeHandler);
        let stops = |host| {
            let mut server = Running::at(host, serve).unwrap();
            wait_until_asleep(&server);
            server.stop();
        };
        stops("0.0.0.0");
        if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_err() {
            eprintln!("skipped in part: this machine has no IPv6");
            return;
        }
        stops("::");
        stops("::1");
    });
}

#[test]
fn exercise_3_nobody_is_accepted_any_more() {
    watch_briefly(|| {
        let mut server = Running::new(|server| server.serve_threads(|| DayTimeHandler));
        server.stop();
        let error = TcpStream::connect(server.address).expect_err("the listener should be closed");
        assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
    });
}

#[test]
fn exercise_3_a_client_that_is_being_served_may_finish() {
    watch_briefly(|| {
        let mut server = Running::new(|server| server.grace(FOR_EVER).serve_threads(|| WhenAsked));
        let mut client = greeted(server.address);
        server.shutdown.request();
        wait_until_refused(server.address);
        // The time for a server that hangs up too early to do so.
        thread::sleep(A_MOMENT);
        client
            .write_all(b"?")
            .expect("the client should not be hung up on yet");
        assert!(
            is_answered(&client),
            "the client was hung up on before its time was over"
        );
        server.wait().unwrap().unwrap();
        assert_eq!(
            server.log.count("still connected"),
            0,
            "it finished in time"
        );
    });
}

#[test]
fn exercise_3_a_client_that_does_not_finish_is_hung_up_on() {
    watch_briefly(|| {
        let mut server = Running::new(|server| server.grace(A_MOMENT).serve_threads(|| WhenAsked));
        let (client, second) = (greeted(server.address), greeted(server.address));
        server.stop();
        let line = server.log.wait_for("still connected");
        assert!(line.contains(" 2 "), "there were two clients: {line}");
        assert_eq!(everything(&client), "");
        assert_eq!(everything(&second), "");
        // Both handlers have ended, and said so: they were woken, not left behind.
        assert_eq!(
            server.log.count("has vanished"),
            2,
            "blocked reads should end"
        );
    });
}

#[test]
fn exercise_3_a_handler_that_never_ends_does_not_hold_the_server() {
    watch_briefly(|| {
        type Serve = fn(Server) -> io::Result<()>;
        let in_turn: Serve = |server| server.serve_in_turn(|| Does(never_ends));
        let threads: Serve = |server| server.serve_threads(|| Does(never_ends));
        for serve in [in_turn, threads] {
            let mut server = Running::new(move |server| serve(server.grace(A_MOMENT)));
            // A client that is not served yet would be let go.
            let client = greeted(server.address);
            server.stop();
            assert_eq!(everything(&client), "", "the client should be hung up on");
        }
    });
}

/// A handler that greets its client, and then takes no notice of it or of anything else.
fn never_ends(mut client: TcpStream) -> io::Result<()> {
    greet(&mut client)?;
    loop {
        thread::park();
    }
}

#[test]
fn exercise_3_a_server_in_turn_stops_while_it_serves() {
    watch_briefly(|| {
        let mut server = Running::new(|server| server.grace(FOR_EVER).serve_in_turn(|| WhenAsked));
        let mut client = greeted(server.address);
        // This one is in the queue, and stays there.
        let waiting = TcpStream::connect(server.address).unwrap();
        server.shutdown.request();
        client.write_all(b"?").unwrap();
        assert!(is_answered(&client));
        server.wait().unwrap().unwrap();
        assert_eq!(
            server.log.count(&waiting.local_addr().unwrap().to_string()),
            0
        );
    });
}

#[test]
fn exercise_3_who_is_hung_up_on_may_say_his_last_words() {
    watch_briefly(|| {
        // Once might be luck: a wrong answer's thread may have a long pause where it matters.
        for _ in 0..3 {
            assert!(
                !returns_over_last_words(),
                "the server returned while a handler that it had hung up on was still busy: \
                 wait for LAST_WORDS after hanging up"
            );
        }
    });
}

/// Whether a server that hangs up on its only client certainly did not wait for the handler's last
/// words. They take a part of the second that handlers are given.
fn returns_over_last_words() -> bool {
    const SECOND: Duration = Duration::from_secs(1);
    const LAST_WORDS: Duration = Duration::from_millis(200);
    let (returned, has_returned) = mpsc::channel();
    let (told, tells) = mpsc::channel();
    let mut waits = Some((has_returned, told));
    let mut server = Running::new(|server| {
        server.grace(A_MOMENT).serve_threads(move || {
            let (has_returned, told) = waits.take().expect("there is one client");
            Does(move |mut client: TcpStream| {
                client.write_all(b"?")?;
                let _ = client.read(&mut [0]);
                let was_left_alone = has_returned.recv_timeout(LAST_WORDS).is_ok();
                told.send(was_left_alone).expect("the test waits for it");
                Ok(())
            })
        })
    });
    let _client = greeted(server.address);
    let asked = Instant::now();
    server.stop();
    let took = asked.elapsed();
    let _ = returned.send(());
    let was_left_alone = doing("waits for the handler's last words", || tells.recv());
    // After a second it may: then this machine is too busy to tell.
    was_left_alone.expect("the handler says so") && took < SECOND
}

#[test]
fn a_server_that_is_asked_before_it_serves_does_not_serve() {
    watch(|| {
        let server = Server::bind("127.0.0.1", 0).unwrap();
        server.shutdown_handle().request();
        server.shutdown_handle().request();
        assert!(server.shutdown_handle().is_requested());
        server.serve_threads(|| DayTimeHandler).unwrap();
    });
}

#[test]
fn a_session_that_waits_is_not_started_after_closing_time() {
    watch(|| {
        let (queue, waiting) = mpsc::channel();
        let mut server = Running::new(|server| {
            let starter = move |session: Session| {
                queue.send(session).expect("the test waits for clients");
                Ok(())
            };
            server
                .grace(FOR_EVER)
                .serve_with(starter, || DayTimeHandler)
        });
        let [first, second] = [(); 2].map(|()| TcpStream::connect(server.address).unwrap());
        let [first_session, second_session] = [(); 2].map(|()| waiting.recv().unwrap());
        server.stop();
        first_session.run();
        assert_eq!(everything(&first), "");
        let (ended, end) = mpsc::channel();
        assert!(
            second_session
                .spawn(move || ended.send(()).unwrap())
                .is_ok()
        );
        end.recv().expect("its slot should come back all the same");
        assert_eq!(everything(&second), "");
    });
}

#[test]
fn a_server_that_waits_for_room_stops_at_once() {
    watch(|| {
        let mut server = Running::new(|server| {
            let refuse = |session| {
                Err(Refused {
                    session,
                    error: io::Error::other("no thread is left"),
                })
            };
            server.grace(FOR_EVER).serve_with(refuse, || DayTimeHandler)
        });
        let client = TcpStream::connect(server.address).unwrap();
        server.log.wait_for("no thread is left");
        server.stop();
        assert_eq!(everything(&client), "");
    });
}

#[test]
fn everybody_who_waits_for_closing_time_is_woken() {
    watch(|| {
        let server = Server::bind("127.0.0.1", 0).unwrap();
        thread::scope(|scope| {
            for _ in 0..3 {
                let handle = server.shutdown_handle();
                scope.spawn(move || handle.wait());
            }
            server.shutdown_handle().request();
        });
    });
}
