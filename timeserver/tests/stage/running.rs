//! A server that runs in a thread of the test.

use std::io;
use std::net::SocketAddr;
use std::thread::{self, JoinHandle};

use grading::watchdog::doing;
use timeserver::{Log, Server, ShutdownHandle};

use super::lines::Lines;

/// A running server. When it is dropped it is asked to stop, and waited for.
pub struct Running {
    pub address: SocketAddr,
    pub shutdown: ShutdownHandle,
    pub log: Lines,
    serving: Option<JoinHandle<io::Result<()>>>,
}

impl Running {
    /// Starts a server on any free port. `serve` is the rest: how it serves, and with which limits.
    pub fn new(serve: impl FnOnce(Server) -> io::Result<()> + Send + 'static) -> Running {
        Running::at("127.0.0.1", serve).unwrap()
    }

    /// The same at `host`.
    pub fn at(
        host: &str,
        serve: impl FnOnce(Server) -> io::Result<()> + Send + 'static,
    ) -> io::Result<Running> {
        let log = Lines::default();
        let server = Server::bind(host, 0)?.log(Log::to(log.clone()));
        let (address, shutdown) = (server.local_addr(), server.shutdown_handle());
        let serving = thread::Builder::new()
            .name("server".into())
            .spawn(|| serve(server))?;
        Ok(Running {
            address,
            shutdown,
            log,
            serving: Some(serving),
        })
    }

    /// Blocks until the server has returned from serving; returns what it returned.
    pub fn wait(&mut self) -> thread::Result<io::Result<()>> {
        let serving = self.serving.take().expect("a server is waited for once");
        doing("waits for the server to return from serving", || {
            serving.join()
        })
    }

    /// Asks the server to stop, and waits until it has.
    pub fn stop(&mut self) {
        self.shutdown.request();
        self.wait()
            .expect("the server panicked")
            .expect("the server failed");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.shutdown.request();
        if let Some(serving) = self.serving.take() {
            let _ = doing("waits for the server to return from serving", || {
                serving.join()
            });
        }
    }
}
