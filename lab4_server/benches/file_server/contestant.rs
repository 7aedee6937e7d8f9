//! Who is measured: each contestant is a process of its own, so that none shares anything with the
//! load generator but the machine.

use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A server process. It ends when this is dropped.
pub struct Contestant {
    pub name: String,
    pub address: SocketAddr,
    process: Child,
}

impl Contestant {
    /// `lab4_server` with a number of slots, as students run it: silent.
    pub fn ours(name: &str, slots: usize, root: &Path, options: &[&str]) -> io::Result<Contestant> {
        // A silent server does not say which port it has got, so it must be told one.
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab4_server"));
        command
            .args([port.to_string(), slots.to_string()])
            .arg("--root")
            .arg(root)
            .args(options)
            .stdin(Stdio::null());
        let process = command.spawn()?;
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let deadline = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(address).is_err() {
            if Instant::now() > deadline {
                return Err(io::Error::other(format!("{name} does not start")));
            }
            thread::sleep(Duration::from_millis(5));
        }
        Ok(Contestant {
            name: name.to_string(),
            address,
            process,
        })
    }

    /// This very program in a role, see `bare.rs`.
    pub fn bare(name: &str, role: &str, path: &Path) -> io::Result<Contestant> {
        Contestant::that_says_its_port(name, Command::new(env::current_exe()?).arg(role).arg(path))
    }

    /// The Python server of the tests, which serves one client after another. `None`, with a word,
    /// where there is no Python.
    pub fn python(name: &str, root: &Path, block: usize) -> Option<Contestant> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lab3_server.py");
        let mut command = Command::new("python3");
        command.arg(script).arg(root).arg(block.to_string());
        Contestant::that_says_its_port(name, &mut command)
            .inspect_err(|error| println!("Without Python's server: {error}"))
            .ok()
    }

    fn that_says_its_port(name: &str, command: &mut Command) -> io::Result<Contestant> {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("piped")).read_line(&mut line)?;
        let port: u16 = line
            .trim()
            .parse()
            .map_err(|_| io::Error::other(format!("{name} does not start")))?;
        Ok(Contestant {
            name: name.to_string(),
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            process,
        })
    }

    /// How much of its memory is in use, in bytes. `None` where there is no `/proc`.
    pub fn resident(&self) -> Option<usize> {
        self.status("VmRSS:").map(|kib| kib * 1024)
    }

    /// How many threads it has. `None` where there is no `/proc`.
    pub fn threads(&self) -> Option<usize> {
        self.status("Threads:")
    }

    /// How many descriptors it has open. `None` where there is no `/proc`.
    pub fn descriptors(&self) -> Option<usize> {
        let folder = fs::read_dir(format!("/proc/{}/fd", self.process.id()));
        folder.ok().map(Iterator::count)
    }

    fn status(&self, key: &str) -> Option<usize> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(key))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }
}

impl Drop for Contestant {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
