//! Serving: three ways to start a client, and what one client can do to the others.

mod stage;

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use stage::{Does, WhenAsked, ask, everything, greeted, is_day_and_time, running::Running, watch};
use timeserver::{DayTimeHandler, IdleLimit, PatientReader, Server, Session, farewell};

#[test]
fn in_turn_no_two_clients_are_served_at_once() {
    watch(|| {
        let inside = Arc::new(AtomicUsize::new(0));
        let server = Running::new(move |server| {
            server.serve_in_turn(move || {
                let inside = Arc::clone(&inside);
                Does(move |mut client: TcpStream| {
                    let before = inside.fetch_add(1, Ordering::SeqCst);
                    thread::yield_now();
                    let result = write!(client, "{before}");
                    inside.fetch_sub(1, Ordering::SeqCst);
                    result
                })
            })
        });
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| assert_eq!(ask(server.address), "0", "another client was inside"));
            }
        });
    });
}

#[test]
fn with_threads_all_clients_are_served_at_once() {
    watch(|| {
        const CLIENTS: usize = 10;
        let all_are_here = Arc::new(Barrier::new(CLIENTS));
        let server = Running::new(move |server| {
            server.serve_threads(move || {
                let all_are_here = Arc::clone(&all_are_here);
                Does(move |mut client: TcpStream| {
                    all_are_here.wait();
                    client.write_all(b"met")
                })
            })
        });
        thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| assert_eq!(ask(server.address), "met"));
            }
        });
    });
}

#[test]
fn a_client_has_a_thread_that_is_named_after_it() {
    watch(|| {
        let server = Running::new(|server| {
            server.serve_threads(|| {
                Does(|mut client: TcpStream| {
                    write!(client, "{}", thread::current().name().unwrap())
                })
            })
        });
        let client = TcpStream::connect(server.address).unwrap();
        let name = format!("client {}", client.local_addr().unwrap());
        assert_eq!(everything(&client), name);
    });
}

#[test]
fn a_starter_of_ones_own_gets_the_clients_in_the_order_in_which_they_came() {
    watch(|| {
        let (queue, waiting) = mpsc::channel();
        let mut server = Running::new(|server| {
            server.serve_with(
                move |session: Session| {
                    queue.send(session).expect("the test waits for clients");
                    Ok(())
                },
                || DayTimeHandler,
            )
        });
        let clients: Vec<_> = (0..5)
            .map(|_| TcpStream::connect(server.address).unwrap())
            .collect();
        for client in &clients {
            let session = waiting.recv().unwrap();
            assert_eq!(
                session.address(),
                client.local_addr().unwrap(),
                "clients overtake each other"
            );
            let (ended, end) = mpsc::channel();
            session
                .spawn(move || ended.send(()).unwrap())
                .map_err(|refused| refused.error)
                .unwrap();
            assert!(is_day_and_time(&everything(client)));
            end.recv().expect("the end of a client should be told once");
        }
        server.stop();
        assert!(
            waiting.recv().is_err(),
            "the starter should be dropped at closing time"
        );
    });
}

#[test]
fn a_session_that_is_dropped_hangs_up_on_its_client() {
    watch(|| {
        let server = Running::new(|server| {
            let forget = |session: Session| {
                drop(session);
                Ok(())
            };
            server.serve_with(forget, || DayTimeHandler)
        });
        assert_eq!(ask(server.address), "");
    });
}

#[test]
fn a_handler_that_panics_takes_nobody_along() {
    watch(|| {
        type Make = fn() -> Does<fn(TcpStream) -> io::Result<()>>;
        let make: Make = || {
            Does(|mut client| {
                let mut byte = [0];
                client.read_exact(&mut byte)?;
                assert_ne!(byte, [b'!'], "this client\nis unbearable");
                client.write_all(&byte)
            })
        };
        let in_turn = Running::new(move |server| server.serve_in_turn(make));
        let threads = Running::new(move |server| server.serve_threads(make));
        for server in [in_turn, threads] {
            let mut bad = TcpStream::connect(server.address).unwrap();
            bad.write_all(b"!").unwrap();
            assert_eq!(everything(&bad), "");
            let line = server.log.wait_for("panicked");
            assert!(
                line.contains(&bad.local_addr().unwrap().to_string()),
                "who was it? {line}"
            );
            assert!(line.contains("is unbearable"), "what was it? {line}");
            let mut good = TcpStream::connect(server.address).unwrap();
            good.write_all(b"+").unwrap();
            assert_eq!(everything(&good), "+");
        }
    });
}

#[test]
fn an_error_costs_its_client_one_line_of_the_log() {
    watch(|| {
        let server = Running::new(|server| {
            server.serve_threads(|| Does(|_client| Err(io::Error::other("no paper left"))))
        });
        let client = TcpStream::connect(server.address).unwrap();
        assert_eq!(everything(&client), "");
        let line = server.log.wait_for("no paper left");
        assert!(
            line.starts_with(&client.local_addr().unwrap().to_string()),
            "who was it? {line}"
        );
    });
}

#[test]
fn a_client_that_vanishes_costs_one_line_of_the_log() {
    watch(|| {
        let server = Running::new(|server| server.serve_threads(|| WhenAsked));
        let client = greeted(server.address);
        let address = client.local_addr().unwrap();
        drop(client);
        server.log.wait_for(&format!("{address} has vanished"));
        assert_eq!(
            server.log.count(&address.to_string()),
            2,
            "one line when it came, one when it left"
        );
    });
}

#[test]
fn a_client_that_sends_nothing_is_given_up() {
    watch(|| {
        let server = Running::new(|server| {
            server
                .idle_timeout(Duration::from_millis(50))
                .serve_threads(|| WhenAsked)
        });
        let client = greeted(server.address);
        assert_eq!(everything(&client), "");
        let line = server.log.wait_for("--idle-timeout");
        assert!(
            line.starts_with(&client.local_addr().unwrap().to_string()),
            "who was it? {line}"
        );
        assert!(
            line.contains("0.05 s"),
            "the limit that was exceeded should be named: {line}"
        );
    });
}

#[test]
fn a_client_that_takes_nothing_is_given_up() {
    watch(|| {
        let server = Running::new(|server| {
            server
                .idle_timeout(Duration::from_millis(50))
                .serve_threads(|| {
                    Does(|mut client: TcpStream| {
                        loop {
                            client.write_all(&[b'.'; 65536])?;
                        }
                    })
                })
        });
        let _client = TcpStream::connect(server.address).unwrap();
        server.log.wait_for("--idle-timeout");
    });
}

#[test]
fn a_slow_client_holds_up_nobody() {
    watch(|| {
        let server = Running::new(|server| {
            server.serve_threads(|| {
                Does(|mut client: TcpStream| {
                    let mut line = String::new();
                    client.read_to_string(&mut line)?;
                    client.write_all(line.as_bytes())
                })
            })
        });
        let mut slow = TcpStream::connect(server.address).unwrap();
        let mut sent = String::new();
        for letter in 'a'..='z' {
            write!(slow, "{letter}").unwrap();
            sent.push(letter);
            // Between two of the slow client's bytes another one comes, is served, and leaves.
            let mut quick = TcpStream::connect(server.address).unwrap();
            quick.write_all(b"quick").unwrap();
            quick.shutdown(std::net::Shutdown::Write).unwrap();
            assert_eq!(everything(&quick), "quick");
        }
        slow.shutdown(std::net::Shutdown::Write).unwrap();
        assert_eq!(everything(&slow), sent);
    });
}

#[test]
fn the_log_tells_who_comes() {
    watch(|| {
        let mut server = Running::new(|server| server.serve_in_turn(|| DayTimeHandler));
        let client = TcpStream::connect(server.address).unwrap();
        let address = client.local_addr().unwrap();
        everything(&client);
        server.stop();
        let expected = [
            format!("Listening on {}", server.address),
            "Waiting for connection ...".to_string(),
            format!("... connected from: {address}"),
            "Waiting for connection ...".to_string(),
        ];
        assert_eq!(server.log.all(), expected);
    });
}

#[test]
fn a_server_without_announcements_is_silent() {
    watch(|| {
        let mut server = Running::new(|server| {
            server
                .without_announcements()
                .serve_threads(|| DayTimeHandler)
        });
        ask(server.address);
        server.stop();
        assert_eq!(server.log.all(), [""; 0]);
    });
}

#[test]
fn a_patient_reader_reads_in_slices_until_the_limit() {
    watch(|| {
        let (mut client, (server, _)) = stage::connection();
        let limit = IdleLimit::new(Duration::from_millis(100));
        let mut reader = PatientReader::in_slices(&server, limit, Duration::from_millis(5));
        client.write_all(b"hello").unwrap();
        let mut word = [0; 5];
        reader.read_exact(&mut word).unwrap();
        assert_eq!(&word, b"hello");
        let start = Instant::now();
        let error = reader
            .read(&mut word)
            .expect_err("the client has said nothing more");
        assert!(
            start.elapsed() >= limit.duration(),
            "a slice is not the whole limit"
        );
        assert!(IdleLimit::is_exceeded(&error), "{error:?}");
        drop(client);
        assert_eq!(
            reader.read(&mut word).unwrap(),
            0,
            "a client's end is an end"
        );
    });
}

#[test]
fn a_patient_reader_ends_when_the_server_hangs_up() {
    watch(|| {
        let (_client, (server, _)) = stage::connection();
        let second_handle = server.try_clone().unwrap();
        let waiting = Arc::new(AtomicBool::new(false));
        let reading = thread::spawn({
            let waiting = Arc::clone(&waiting);
            move || {
                let limit = IdleLimit::new(Duration::from_secs(3600));
                let mut reader = PatientReader::in_slices(&server, limit, Duration::from_millis(5));
                waiting.store(true, Ordering::SeqCst);
                reader.read(&mut [0])
            }
        });
        while !waiting.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        second_handle.shutdown(std::net::Shutdown::Both).unwrap();
        // An end on Unix, an error on Windows.
        if let Ok(count) = reading.join().unwrap() {
            assert_eq!(count, 0);
        }
    });
}

#[test]
fn a_gentle_farewell_waits_for_the_client_to_close() {
    watch(|| {
        let (mut client, (server, _)) = stage::connection();
        (&server).write_all(b"DONE").unwrap();
        let closing = thread::spawn(|| farewell::close_gently(server, Duration::from_secs(30)));
        // The server has said that it has finished; what comes now would be answered with a reset.
        assert_eq!(everything(&client), "DONE");
        client.write_all(&[b'!'; 10_000]).unwrap();
        drop(client);
        closing.join().unwrap().unwrap();
    });
}

#[test]
fn a_port_that_is_taken_is_the_operating_systems_error() {
    let taken = Server::bind("127.0.0.1", 0).unwrap();
    let port = taken.local_addr().port();
    let error = Server::bind("127.0.0.1", port)
        .err()
        .expect("two servers at one address");
    assert_eq!(error.kind(), ErrorKind::AddrInUse);
    assert!(
        error.raw_os_error().is_some(),
        "echo_server1 shows this number"
    );
}

#[test]
fn a_factory_that_panics_ends_the_server_with_its_panic() {
    watch(|| {
        let mut server = Running::new(|server| {
            server.serve_threads(|| -> DayTimeHandler { panic!("no handlers today") })
        });
        assert_eq!(ask_or_nothing(&server), "");
        assert!(
            server.wait().is_err(),
            "a server without an acceptor should not look alive"
        );
    });
}

/// The answer, or nothing if the server is gone before it comes.
fn ask_or_nothing(server: &Running) -> String {
    let mut answer = String::new();
    if let Ok(mut client) = TcpStream::connect(server.address) {
        let _ = client.read_to_string(&mut answer);
    }
    answer
}
