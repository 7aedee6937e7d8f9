//! A doctor's practice for tests: a server on a free port, in this process, and what it writes into its log.
#![allow(dead_code)] // each test file uses a part of this

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use doctor::{Doctor, DoctorHandler, DoctorRng, Histories};
use grading::peer::{PATIENCE, Peer};
use grading::watchdog::{JoinHandle, doing, spawn};
use rand::SeedableRng;
use timeserver::{Log, Server, ShutdownHandle};

/// Every doctor of the practice begins with the same moods.
pub fn chance() -> DoctorRng {
    DoctorRng::seed_from_u64(7)
}

/// A doctor like those in the practice, to compare with.
pub fn doctor() -> Doctor {
    Doctor::with_history(chance(), Arc::default())
}

/// What a doctor in the practice answers to these messages, in order.
pub fn replies<const N: usize>(messages: [&str; N]) -> [String; N] {
    let mut doctor = doctor();
    messages.map(|message| doctor.reply(message))
}

pub struct Practice {
    address: SocketAddr,
    stop: ShutdownHandle,
    served: Option<JoinHandle<io::Result<()>>>,
    pub notes: Notes,
}

impl Practice {
    /// A server without histories.
    pub fn open() -> Practice {
        Practice::with(None, Duration::from_secs(60))
    }

    /// A server that keeps histories in `folder`.
    pub fn with_histories(folder: &Path) -> Practice {
        Practice::with(Some(folder), Duration::from_secs(60))
    }

    /// A server that waits for a silent client so long, and for its clients at closing time hardly at all.
    pub fn with(folder: Option<&Path>, idle: Duration) -> Practice {
        let notes = Notes::default();
        let log = Log::to(notes.clone());
        let server = Server::bind("127.0.0.1", 0)
            .expect("a port is free")
            .log(log.clone())
            .idle_timeout(idle)
            .grace(Duration::from_millis(1));
        let open = |folder| {
            Arc::new(Histories::open(folder, log.clone()).expect("the folder can be used"))
        };
        let histories = folder.map(open);
        let address = server.local_addr();
        let stop = server.shutdown_handle();
        let idle = server.idle_limit();
        let served = spawn("server", move || {
            let kept = histories.clone();
            let make = move || DoctorHandler {
                chance: chance(),
                histories: kept.clone(),
                idle,
            };
            let result = server.serve_threads(make);
            if let Some(histories) = histories {
                histories.save_all();
            }
            result
        });
        Practice {
            address,
            stop,
            served: Some(served),
            notes,
        }
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A new client.
    pub fn client(&self) -> Peer {
        Peer::connect(self.address)
    }

    /// A new client who has heard the greeting, of a server without histories.
    pub fn patient(&self) -> Peer {
        let mut patient = self.client();
        patient.expect(doctor::phrases::GREETING);
        patient
    }

    /// A new client who has said this name, in a line, and has heard the greeting.
    pub fn patient_named(&self, name: &str) -> Peer {
        let mut patient = self.client();
        patient.send(format!("{name}\n"));
        patient.expect(format!("{}\n", doctor::phrases::GREETING));
        patient
    }

    /// Stops the server, and returns when it has stopped.
    pub fn close(mut self) {
        self.stop.request();
        let served = self.served.take().expect("it is closed once");
        let result = doing("waits until the server has stopped", || served.join());
        result
            .expect("the server does not panic")
            .expect("the server ends well");
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.stop.request();
    }
}

/// Says `line`, and hears the reply.
pub fn say(patient: &mut Peer, line: &str) -> String {
    patient.send(format!("{line}\n"));
    let reply = patient.read_line();
    reply.trim_end_matches('\n').to_string()
}

/// Ends the connection, and waits until the server has ended its side.
pub fn leave(mut patient: Peer) {
    patient.close_write();
    patient.expect_end();
}

/// A log that can be waited for.
#[derive(Clone, Default)]
pub struct Notes(Arc<(Mutex<String>, Condvar)>);

impl Notes {
    /// Blocks until the log contains `text` so many times.
    #[track_caller]
    pub fn wait_for(&self, text: &str, times: usize) {
        let (notes, more) = &*self.0;
        let is_missing = |notes: &mut String| notes.matches(text).count() < times;
        let waited = more.wait_timeout_while(notes.lock().unwrap(), PATIENCE, is_missing);
        let (notes, timeout) = waited.unwrap();
        assert!(
            !timeout.timed_out(),
            "the log should say {text:?} {times} times, but says\n{notes}"
        );
    }

    pub fn text(&self) -> String {
        self.0.0.lock().unwrap().clone()
    }
}

impl Write for Notes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0
            .0
            .lock()
            .unwrap()
            .push_str(&String::from_utf8_lossy(bytes));
        self.0.1.notify_all();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
