//! Who is measured: each contestant is a process of its own, so that none shares anything with the load generator but
//! the machine.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::thread;

/// What each of them says first, so that the load knows that a connection is served.
pub const WELCOME: &str = chat::WELCOME;

/// A server process. It ends when this is dropped.
pub struct Contestant {
    pub name: &'static str,
    pub address: SocketAddr,
    process: Child,
}

impl Contestant {
    /// The program of the workbook.
    pub fn echo_server2() -> io::Result<Contestant> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_echo_server2"));
        Contestant::start("echo_server2", command.args(["--port", "0"]))
    }

    /// This very program once more, as [`bare_loop`].
    pub fn bare_loop() -> io::Result<Contestant> {
        let mut command = Command::new(env::current_exe()?);
        Contestant::start("bare loop, one thread a client", command.arg("bare"))
    }

    /// The Python server that lies beside this file. Fails where there is no Python.
    pub fn python() -> io::Result<Contestant> {
        let script = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/benches/echo/threading_server.py"
        );
        let mut command = Command::new("python3");
        Contestant::start("Python, ThreadingTCPServer", command.arg(script))
    }

    fn start(name: &'static str, command: &mut Command) -> io::Result<Contestant> {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut output = BufReader::new(process.stdout.take().expect("piped"));
        let mut line = String::new();
        let address = loop {
            line.clear();
            if output.read_line(&mut line)? == 0 {
                return Err(io::Error::other(format!("{name} did not start")));
            }
            if let Some(address) = line.trim().strip_prefix("Listening on ") {
                break address.parse().map_err(io::Error::other)?;
            }
        };
        // Nobody waits for a reader of its log.
        thread::spawn(move || io::copy(&mut output, &mut io::sink()));
        Ok(Contestant {
            name,
            address,
            process,
        })
    }

    /// How much of its memory is in use, in KiB. `None` where there is no `/proc`.
    pub fn resident(&self) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let mut lines = status.lines();
        let line = lines.find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }
}

impl Drop for Contestant {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The limit: accept, a thread, read, write, and nothing else.
pub fn bare_loop() -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    println!("Listening on {}", listener.local_addr()?);
    loop {
        let (mut client, _) = listener.accept()?;
        thread::spawn(move || -> io::Result<()> {
            client.set_nodelay(true)?;
            client.write_all(WELCOME.as_bytes())?;
            let mut echo = *b"OK...                                                           ";
            loop {
                let length = client.read(&mut echo[5..])?;
                if length == 0 {
                    return Ok(());
                }
                client.write_all(&echo[..5 + length])?;
            }
        });
    }
}
