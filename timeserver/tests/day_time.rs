//! The service of the time servers, byte by byte.

mod stage;

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use grading::watchdog::doing;
use jiff::civil::date;
use jiff::tz::TimeZone;
use stage::{ask, connection, everything, is_day_and_time, running::Running, watch, watch_briefly};
use timeserver::{ClientHandler, DayTimeHandler, Server, ctime, day_and_time};

/// Serves `client` in this thread, and says so if that takes for ever.
fn run(client: TcpStream, address: SocketAddr) -> io::Result<()> {
    doing("server: is in DayTimeHandler::run", || {
        DayTimeHandler.run(client, address)
    })
}

#[test]
fn exercise_1_a_client_gets_the_day_and_the_time() {
    watch_briefly(|| {
        let (client, (server, address)) = connection();
        let handler = thread::spawn(move || DayTimeHandler.run(server, address));
        let answer = everything(&client);
        assert!(
            is_day_and_time(&answer),
            "the client got {answer:?}; it should be what day_and_time() returns, and nothing else"
        );
        drop(client);
        assert!(
            handler.join().unwrap().is_ok(),
            "run should return Ok(()) when all was sent"
        );
    });
}

#[test]
fn exercise_1_the_connection_is_closed_after_the_answer() {
    watch_briefly(|| {
        let (mut client, (server, address)) = connection();
        run(server, address).unwrap();
        let mut answer = String::new();
        let length = client
            .read_to_string(&mut answer)
            .expect("the server should close, not reset");
        assert_eq!(
            length,
            day_and_time().len(),
            "nothing should follow the friendly word: {answer:?}"
        );
    });
}

#[test]
fn exercise_1_a_client_that_sent_something_first_gets_its_whole_answer() {
    watch_briefly(|| {
        // Neither of them leaves before the server does.
        for bytes in [1, 100_000] {
            let (mut client, (server, address)) = connection();
            let asking = thread::spawn(move || {
                client.write_all(&vec![b'?'; bytes]).unwrap();
                client
            });
            // The handler begins when the client's first bytes are there.
            server.peek(&mut [0]).unwrap();
            run(server, address).unwrap();
            let client = asking.join().unwrap();
            let error = client.take_error().unwrap();
            assert!(
                error.is_none(),
                "{bytes} unread bytes reset the connection: read them first"
            );
            let answer = everything(&client);
            assert!(
                is_day_and_time(&answer),
                "{answer:?} after {bytes} bytes from the client"
            );
        }
    });
}

#[test]
fn exercise_1_a_client_that_has_left_costs_an_error_and_no_panic() {
    watch_briefly(|| {
        let (client, (server, address)) = connection();
        client.shutdown(Shutdown::Both).unwrap();
        drop(client);
        // Whether the kernel has noticed yet is its own affair.
        let _ = run(server, address);
    });
}

#[test]
fn exercise_1_what_cannot_be_sent_is_an_error() {
    watch_briefly(|| {
        let (_client, (server, address)) = connection();
        // From now on every write fails, as it does some time after a client has left.
        server.shutdown(Shutdown::Write).unwrap();
        assert!(
            run(server, address).is_err(),
            "run should return the error: the server's log names the client then"
        );
    });
}

#[test]
fn a_client_that_talks_slowly_is_given_up() {
    watch(|| {
        let (mut client, (server, address)) = connection();
        let talking = thread::spawn(move || {
            while client.write_all(b"?").is_ok() {
                thread::sleep(Duration::from_millis(5));
            }
        });
        server.peek(&mut [0]).unwrap();
        DayTimeHandler.run(server, address).unwrap();
        talking.join().unwrap();
    });
}

#[test]
fn a_client_that_never_stops_talking_is_given_up() {
    watch(|| {
        let (mut client, (server, address)) = connection();
        let talking = thread::spawn(move || {
            let mut sent = 0_u64;
            while client.write_all(&[b'?'; 65536]).is_ok() {
                sent += 65536;
            }
            sent
        });
        server.peek(&mut [0]).unwrap();
        DayTimeHandler.run(server, address).unwrap();
        // What was read, and what was on its way.
        let sent = talking.join().unwrap();
        assert!(
            sent < 64 << 20,
            "{sent} bytes were taken from somebody who was not asked"
        );
    });
}

#[test]
fn each_client_of_a_server_gets_its_answer() {
    watch(|| {
        type Serve = fn(Server) -> std::io::Result<()>;
        let in_turn: Serve = |server| server.serve_in_turn(|| DayTimeHandler);
        let threads: Serve = |server| server.serve_threads(|| DayTimeHandler);
        for serve in [in_turn, threads] {
            let server = Running::new(serve);
            for _ in 0..100 {
                let answer = ask(server.address);
                assert!(is_day_and_time(&answer), "{answer:?}");
            }
        }
    });
}

#[test]
fn the_day_of_the_month_is_padded_with_a_space() {
    let time = date(2017, 6, 4)
        .at(9, 5, 3, 0)
        .to_zoned(TimeZone::UTC)
        .unwrap();
    assert_eq!(ctime(&time), "Sun Jun  4 09:05:03 2017");
    let time = date(2017, 6, 24)
        .at(12, 54, 32, 0)
        .to_zoned(TimeZone::UTC)
        .unwrap();
    assert_eq!(ctime(&time), "Sat Jun 24 12:54:32 2017");
}
