//! Who is measured: each contestant is a process of its own, so that none shares anything with the
//! load generator but the machine.

use std::env;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use timeserver::{ClientHandler, DayTimeHandler, Log, Server, day_and_time};

/// A server process. It ends when this is dropped.
pub struct Contestant {
    pub name: &'static str,
    pub address: SocketAddr,
    process: Child,
}

impl Contestant {
    /// Starts this very program once more, as the server called `role`.
    pub fn ours(name: &'static str, role: &str) -> io::Result<Contestant> {
        Contestant::start(name, Command::new(env::current_exe()?).arg(role))
    }

    /// Starts the Python server that lies beside this file. Fails where there is no Python.
    pub fn python(name: &'static str) -> io::Result<Contestant> {
        let script = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/benches/connections/threading_server.py"
        );
        Contestant::start(name, Command::new("python3").arg(script))
    }

    fn start(name: &'static str, command: &mut Command) -> io::Result<Contestant> {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("piped")).read_line(&mut line)?;
        let address = line.trim().trim_start_matches("Listening on ").parse();
        let address =
            address.map_err(|_| io::Error::other(format!("{name} did not start: {line}")))?;
        Ok(Contestant {
            name,
            address,
            process,
        })
    }

    /// How much of its memory is in use, in bytes. `None` where there is no `/proc`.
    pub fn resident(&self) -> Option<usize> {
        let mut status = String::new();
        let path = format!("/proc/{}/status", self.process.id());
        File::open(Path::new(&path))
            .ok()?
            .read_to_string(&mut status)
            .ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim()
            .trim_end_matches(" kB")
            .parse::<usize>()
            .ok()
            .map(|kib| kib * 1024)
    }
}

impl Drop for Contestant {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Serves as `role` until the process is killed. Says first where it listens.
pub fn serve(role: &str) -> io::Result<()> {
    match role {
        "bare" => return bare_loop(),
        "bare-threads" => return bare_threads(),
        _ => {}
    }
    let server = Server::bind("127.0.0.1", 0)?;
    println!("Listening on {}", server.local_addr());
    match role {
        "in-turn" => server.serve_in_turn(|| DayTimeHandler),
        "in-turn-log" => server.log(log_file()?).serve_in_turn(|| DayTimeHandler),
        "threads" => server.serve_threads(|| DayTimeHandler),
        "threads-log" => server.log(log_file()?).serve_threads(|| DayTimeHandler),
        "asked" => server.serve_threads(|| WhenAsked),
        _ => Err(io::Error::other(format!("{role}: no such role"))),
    }
}

/// The limit: nothing but accept, write, close. One answer, made once, for everybody.
fn bare_loop() -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    println!("Listening on {}", listener.local_addr()?);
    let answer = day_and_time();
    loop {
        let (mut client, _) = listener.accept()?;
        // A client that has gone is not our affair.
        let _ = client.write_all(answer.as_bytes());
    }
}

/// The same limit with a thread for each client: what the system asks for threads, and no more.
fn bare_threads() -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    println!("Listening on {}", listener.local_addr()?);
    let answer = day_and_time();
    loop {
        let (mut client, _) = listener.accept()?;
        let answer = answer.clone();
        thread::spawn(move || client.write_all(answer.as_bytes()));
    }
}

/// A log as a program has it whose output goes to a file.
fn log_file() -> io::Result<Log> {
    Ok(Log::to(File::create(
        env::temp_dir().join("timeserver_bench.log"),
    )?))
}

/// Tells the day and the time when it gets a byte: so any number of clients can be held connected.
struct WhenAsked;

impl ClientHandler for WhenAsked {
    fn run(self, mut client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        client.read_exact(&mut [0])?;
        client.write_all(day_and_time().as_bytes())
    }
}
