//! The option `--timeline` of the time servers, and what any server shows of its clients.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;
mod stage;

use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use drawing::Drawing;
use grading::peer::{PATIENCE, Program};
use sleepy_threads::Pace;
use sleepy_threads::timeline::Recording;
use stage::program::ServerProcess;
use stage::{Does, WhenAsked, ask, everything, greet, greeted, is_day_and_time, watch};
use timeserver::{ClientHandler, Server, ShutdownHandle};

const TIME_SERVER1: &str = env!("CARGO_BIN_EXE_time_server1");
const TIME_SERVER2: &str = env!("CARGO_BIN_EXE_time_server2");

/// A server program that will draw a picture in `folder`.
fn drawing_server(program: &str, folder: &Path) -> ServerProcess {
    let mut command = Command::new(program);
    command.args(["--port=0", "--timeline=picture.svg"]);
    command.current_dir(folder);
    ServerProcess::start(command)
}

/// A server with handlers from `make_handler` that is recorded while it runs, with `visit` as its
/// visitor. Returns what the recording shows.
fn drawing_of<H: ClientHandler>(
    server: Server,
    serve: impl FnOnce(Server, fn() -> H) -> io::Result<()>,
    make_handler: fn() -> H,
    visit: impl FnOnce(SocketAddr, ShutdownHandle) + Send,
) -> Drawing {
    let (address, shutdown) = (server.local_addr(), server.shutdown_handle());
    thread::scope(|scope| {
        scope.spawn(move || visit(address, shutdown));
        let recording = Recording::start("a server", Pace::default());
        serve(server, make_handler).unwrap();
        Drawing::parse(&recording.finish().to_string())
    })
}

fn server() -> Server {
    Server::bind("127.0.0.1", 0).unwrap()
}

fn row_of(client: &TcpStream) -> String {
    format!("client {}", client.local_addr().unwrap())
}

#[test]
fn both_programs_draw_their_clients_when_return_stops_them() {
    watch(|| {
        for program in [TIME_SERVER1, TIME_SERVER2] {
            let folder = tempfile::tempdir().unwrap();
            let mut server = drawing_server(program, folder.path());
            let client = TcpStream::connect(server.address).unwrap();
            assert!(is_day_and_time(&everything(&client)));
            assert!(is_day_and_time(&ask(server.address)));
            server.program.type_line("");
            assert!(server.wait().status.success());

            let drawing = Drawing::read(folder.path().join("picture.svg"));
            assert_eq!(drawing.names()[..2], ["main", "acceptor"]);
            assert_eq!(drawing.rows_of("client 127.0.0.1:").len(), 2);
            assert_eq!(drawing.row(&row_of(&client)).end.as_deref(), Some("ends"));
            let name = drawing.heading.split(' ').next().unwrap();
            assert!(program.contains(name), "{}", drawing.heading);
        }
    });
}

#[cfg(unix)]
#[test]
fn the_picture_is_drawn_also_when_a_signal_stops_the_server() {
    use rustix::process::Signal;
    watch(|| {
        for signal in [Signal::INT, Signal::TERM] {
            let folder = tempfile::tempdir().unwrap();
            let server = drawing_server(TIME_SERVER2, folder.path());
            ask(server.address);
            server.signal(signal);
            assert!(server.wait().status.success());
            let drawing = Drawing::read(folder.path().join("picture.svg"));
            assert_eq!(drawing.rows.len(), 3);
        }
    });
}

#[test]
fn a_server_that_cannot_write_its_picture_or_cannot_listen_says_so_and_ends() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port().to_string();
        for (path, error) in [
            ("no/such.svg", "cannot write the timeline no/such.svg: "),
            ("picture.svg", "cannot listen on 127.0.0.1:"),
        ] {
            let mut command = Command::new(TIME_SERVER2);
            command.args(["--port", &port, "--timeline", path]);
            command.current_dir(folder.path());
            let ended = Program::start_command(command).wait_within(PATIENCE);
            assert_eq!(ended.status.code(), Some(1));
            assert!(
                ended.stderr.starts_with(&format!("error: {error}")),
                "{}",
                ended.stderr
            );
            assert_eq!(ended.stderr.lines().count(), 1);
            assert_eq!(ended.stdout, "");
        }
        // What there was until then is drawn.
        let drawing = Drawing::read(folder.path().join("picture.svg"));
        assert_eq!(drawing.names(), ["main"]);
    });
}

#[test]
fn clients_are_served_at_the_same_time_or_one_after_another() {
    watch(|| {
        let drawing = drawing_of(server(), Server::serve_threads, || WhenAsked, two_at_once);
        let clients = drawing.rows_of("client");
        let [first, second] = clients[..] else {
            panic!("{clients:?}")
        };
        let (first, second) = (first.of_class("serve")[0], second.of_class("serve")[0]);
        assert!(second.from < first.to, "the second one had to wait");
        assert_eq!(
            drawing.row("main").of_class("wait")[0].words,
            "waits for closing time"
        );
        assert!(
            drawing
                .row("acceptor")
                .deeds()
                .contains(&"waits for a client")
        );

        let drawing = drawing_of(
            server(),
            Server::serve_in_turn,
            || WhenAsked,
            |address, stop| {
                for _ in 0..2 {
                    let client = greeted(address);
                    thread::sleep(Duration::from_millis(20)); // so long it is served
                    io::Write::write_all(&mut &client, b"?").unwrap();
                    everything(&client);
                }
                stop.request();
            },
        );
        let acceptor = drawing.row("acceptor").of_class("serve");
        assert_eq!(acceptor.len(), 2, "it serves by itself: {acceptor:?}");
        let clients = drawing.rows_of("client");
        let [first, second] = clients[..] else {
            panic!("{clients:?}")
        };
        assert!(first.of_class("serve")[0].to <= second.of_class("serve")[0].from);
    });
}

/// Two clients who are both being served before the first one is done.
fn two_at_once(address: SocketAddr, stop: ShutdownHandle) {
    let (first, second) = (greeted(address), greeted(address));
    thread::sleep(Duration::from_millis(20));
    for client in [first, second] {
        io::Write::write_all(&mut &client, b"?").unwrap();
        everything(&client);
    }
    stop.request();
}

#[test]
fn it_is_seen_how_a_client_ended() {
    watch(|| {
        type Handler = Does<fn(TcpStream) -> io::Result<()>>;
        type Maker = (&'static str, fn() -> Handler);
        let makers: [Maker; 4] = [
            ("ends", || Does(|_| Ok(()))),
            ("fails", || Does(|_| Err(io::Error::other("a sad end")))),
            ("has vanished", || {
                Does(|_| Err(io::ErrorKind::BrokenPipe.into()))
            }),
            ("panics", || {
                Does(|_| panic!("this handler was told to panic"))
            }),
        ];
        for (how, make_handler) in makers {
            let drawing = drawing_of(
                server(),
                Server::serve_threads,
                make_handler,
                |address, stop| {
                    everything(&TcpStream::connect(address).unwrap());
                    stop.request();
                },
            );
            assert_eq!(drawing.rows_of("client")[0].end.as_deref(), Some(how));
        }
        let silent = server().idle_timeout(Duration::from_millis(20));
        let drawing = drawing_of(
            silent,
            Server::serve_threads,
            || WhenAsked,
            |address, stop| {
                everything(&greeted(address));
                stop.request();
            },
        );
        assert_eq!(
            drawing.rows_of("client")[0].end.as_deref(),
            Some("was silent")
        );
    });
}

#[test]
fn a_client_that_is_still_there_when_the_server_has_gone_is_in_the_picture() {
    watch(|| {
        let server = server().grace(Duration::from_millis(1));
        let drawing = drawing_of(
            server,
            Server::serve_threads,
            || Does(stays),
            |address, stop| {
                let client = greeted(address);
                stop.request();
                everything(&client); // until it is hung up on
            },
        );
        let client = drawing.rows_of("client")[0];
        assert_eq!(client.end, None);
        assert!(!client.of_class("serve").is_empty());
    });
}

fn stays(mut client: TcpStream) -> io::Result<()> {
    greet(&mut client)?;
    loop {
        thread::park();
    }
}

#[test]
fn a_client_of_a_server_that_is_not_recorded_costs_no_allocation_for_it() {
    use sleepy_threads::timeline::ClientRow;
    let allocations = allocation_counter::measure(|| {
        assert!(ClientRow::accepted(|| unreachable!("nobody wants its name")).is_none());
    });
    assert_eq!(allocations.count_total, 0);
}
