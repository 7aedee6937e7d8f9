//! The manager, with real clients: who waits, who runs, and what gives a slot back.

mod stage;

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use grading::peer::Peer;
use grading::watchdog::watch;
use lab4_server::{ConditionManager, Manager, PollingManager};
use stage::FileServer;
use timeserver::{ClientHandler, Log, Server, ShutdownHandle, Starter};

/// Says READY, and then does what the client's one byte asks for: ends, fails, or panics.
struct Obedient {
    running: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    started: Arc<AtomicUsize>,
}

impl ClientHandler for Obedient {
    fn run(self, mut client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let running = self.running.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(running, Ordering::SeqCst);
        self.started.fetch_add(1, Ordering::SeqCst);
        let mut byte = [0];
        client.write_all(b"READY")?;
        let read = client.read_exact(&mut byte);
        self.running.fetch_sub(1, Ordering::SeqCst);
        read?;
        match byte[0] {
            b'f' => Err(io::Error::other("as it was told")),
            b'p' => panic!("as it was told"),
            _ => Ok(()),
        }
    }
}

/// A server in a thread of the test; stopped and waited for when it is dropped.
struct Managed {
    address: SocketAddr,
    shutdown: ShutdownHandle,
    /// How many have run at a time, at most.
    most: Arc<AtomicUsize>,
    /// How many have been started.
    started: Arc<AtomicUsize>,
    serving: Option<JoinHandle<io::Result<()>>>,
}

impl Managed {
    fn start<S: Starter>(starter: S) -> Managed {
        let server = Server::bind("127.0.0.1", 0)
            .unwrap()
            .grace(Duration::from_millis(100));
        let (address, shutdown) = (server.local_addr(), server.shutdown_handle());
        let running = Arc::<AtomicUsize>::default();
        let (most, started) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
        let seen = (Arc::clone(&most), Arc::clone(&started));
        let new_handler = move || Obedient {
            running: Arc::clone(&running),
            most: Arc::clone(&seen.0),
            started: Arc::clone(&seen.1),
        };
        let serving = std::thread::spawn(move || server.serve_with(starter, new_handler));
        Managed {
            address,
            shutdown,
            most,
            started,
            serving: Some(serving),
        }
    }

    fn with_manager(max_clients: usize) -> Managed {
        Managed::start(Manager::new(limit(max_clients), Log::silent()).unwrap())
    }

    fn connect(&self) -> Peer {
        Peer::connect(self.address)
    }

    fn stop(&mut self) {
        self.shutdown.request();
        if let Some(serving) = self.serving.take() {
            serving.join().unwrap().unwrap();
        }
    }
}

impl Drop for Managed {
    fn drop(&mut self) {
        self.shutdown.request();
        let _ = self.serving.take().map(JoinHandle::join);
    }
}

fn limit(max_clients: usize) -> NonZeroUsize {
    NonZeroUsize::new(max_clients).unwrap()
}

#[test]
fn exercise_5_at_most_max_clients_run_and_the_others_wait_in_silence_for_their_turn() {
    watch(|| {
        for max_clients in [1, 3] {
            let server = Managed::with_manager(max_clients);
            let mut clients: Vec<_> = (0..10).map(|_| server.connect()).collect();
            for client in &mut clients[..max_clients] {
                client.expect("READY");
            }
            for client in &mut clients[max_clients..] {
                client.expect_silence(Duration::from_millis(5));
            }
            // Each end lets in the one who came next, and nobody else.
            for end in 0..10 {
                clients[end].send(".");
                clients[end].expect_end();
                if let Some(next) = clients.get_mut(end + max_clients) {
                    next.expect("READY");
                }
                if let Some(other) = clients.get_mut(end + max_clients + 1) {
                    other.expect_silence(Duration::from_millis(5));
                }
            }
            assert_eq!(server.most.load(Ordering::SeqCst), max_clients);
        }
    });
}

#[test]
fn exercise_5_a_handler_that_fails_or_panics_gives_its_slot_back() {
    watch(|| {
        let server = Managed::with_manager(1);
        for end in ["f", "p", ".", "p", "f"] {
            let mut client = server.connect();
            client.expect("READY");
            client.send(end);
            client.expect_end();
        }
        server.connect().expect("READY");
    });
}

#[test]
fn exercise_5_a_waiting_client_that_has_left_is_skipped() {
    watch(|| {
        let server = Managed::with_manager(1);
        let mut running = server.connect();
        running.expect("READY");
        let leaving: Vec<_> = (0..50).map(|_| server.connect()).collect();
        let mut talkative = server.connect();
        talkative.send(".");
        talkative.close_write();
        let mut patient = server.connect();
        for client in leaving {
            client.vanish();
        }
        running.send(".");
        // Who has spoken already is still there, although it will say no more.
        talkative.expect("READY");
        talkative.expect_end();
        patient.expect("READY");
        let started = server.started.load(Ordering::SeqCst);
        assert_eq!(
            started, 3,
            "no handler should be started for somebody who has left"
        );
    });
}

#[test]
fn at_closing_time_those_who_wait_are_let_go_and_those_who_run_may_finish() {
    watch(|| {
        let mut server = FileServer::start_with(1, &["--grace", "60"]);
        let mut running = server.ready();
        let mut waiting = [server.connect(), server.connect()];
        server.program.type_line("");
        for client in &mut waiting {
            client.expect_end();
        }
        running.send("GET x\n");
        running.expect("ERROR: x does not exist");
        running.expect_end();
        drop(running);
        let (ended, _folder) = server.wait();
        assert_eq!(ended.status.code(), Some(0));
    });
}

#[test]
fn the_polling_manager_keeps_the_limit_and_the_order_as_well() {
    watch(|| {
        let pause = Duration::from_millis(10);
        let polling = PollingManager::new(limit(2), pause, Log::silent()).unwrap();
        let mut server = Managed::start(polling);
        let mut clients: Vec<_> = (0..8).map(|_| server.connect()).collect();
        for end in 0..8 {
            clients[end].expect("READY");
            if let Some(waiting) = clients.get_mut(end + 2) {
                waiting.expect_silence(pause * 3);
            }
            clients[end].send(if end == 3 { "p" } else { "." });
            clients[end].expect_end();
        }
        assert!(server.most.load(Ordering::SeqCst) <= 2);
        server.stop();
    });
}

#[test]
fn the_manager_with_a_condition_keeps_the_limit_and_the_order_as_well() {
    watch(|| {
        let manager = ConditionManager::new(limit(2), Log::silent()).unwrap();
        let mut server = Managed::start(manager);
        let mut clients: Vec<_> = (0..8).map(|_| server.connect()).collect();
        for end in 0..8 {
            clients[end].expect("READY");
            if let Some(waiting) = clients.get_mut(end + 2) {
                waiting.expect_silence(Duration::from_millis(5));
            }
            clients[end].send(if end == 3 { "p" } else { "." });
            clients[end].expect_end();
        }
        assert_eq!(server.most.load(Ordering::SeqCst), 2);
        // At closing time who runs may finish, and who waits is let go.
        let mut others: Vec<_> = (0..3).map(|_| server.connect()).collect();
        others[0].expect("READY");
        others[1].expect("READY");
        server.stop();
        others[2].expect_end();
    });
}

#[test]
fn the_program_with_polling_serves_like_the_other() {
    watch(|| {
        let mut server = FileServer::start_with(1, &["--polling"]);
        let mut first = server.ready();
        let mut second = server.connect();
        second.expect_silence(Duration::from_millis(50));
        first.send("DEL x\n");
        first.expect("ERROR: x does not exist");
        drop(first);
        second.expect("READY");
    });
}

#[test]
fn a_silent_client_loses_its_slot_after_the_idle_limit() {
    watch(|| {
        let mut server = FileServer::start_with(1, &["--idle-timeout", "0.2"]);
        let mut silent = server.ready();
        server.ready();
        silent.expect_end();
        server
            .program
            .wait_for_line(|line| line.contains("--idle-timeout"));
    });
}
