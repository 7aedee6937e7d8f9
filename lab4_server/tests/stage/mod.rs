//! What the tests of this member stand on: the server's program with a folder of its own, and what a client says to it.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::ffi::OsString;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use grading::peer::{Ended, PATIENCE, Peer, Program};
use tempfile::TempDir;

/// A running `lab4_server -v`. When it is dropped it is killed, and its folder is removed.
pub struct FileServer {
    pub program: Program,
    pub address: SocketAddr,
    folder: TempDir,
}

impl FileServer {
    /// Starts one for so many clients at a time, with an empty folder.
    pub fn start(max_clients: usize) -> FileServer {
        FileServer::start_with(max_clients, &[])
    }

    /// The same with more options.
    pub fn start_with(max_clients: usize, options: &[&str]) -> FileServer {
        FileServer::start_in(tempfile::tempdir().unwrap(), max_clients, options)
    }

    /// The same with a folder that exists.
    pub fn start_in(folder: TempDir, max_clients: usize, options: &[&str]) -> FileServer {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab4_server"));
        command.args(["0", &max_clients.to_string()]).args(options);
        FileServer::start_command(folder, command)
    }

    /// The same with a command of the test's own, to which `-v --root FOLDER` is added.
    pub fn start_command(folder: TempDir, mut command: Command) -> FileServer {
        command.args(["-v", "--root"]).arg(folder.path());
        let mut program = Program::start_command(command);
        let line = program.first_line();
        let port = line.strip_prefix("server waiting on port ");
        let port = port.expect("the first line says which port").parse();
        let address = SocketAddr::from(([127, 0, 0, 1], port.unwrap()));
        FileServer {
            program,
            address,
            folder,
        }
    }

    /// Kills it at once, and leaves the folder as it is then.
    pub fn kill(self) -> TempDir {
        self.program.kill();
        self.folder
    }

    /// Blocks until it has ended by itself; returns how, and its folder.
    pub fn wait(self) -> (Ended, TempDir) {
        (self.program.wait_within(PATIENCE), self.folder)
    }

    /// Connects to it, and returns when it knows.
    pub fn connect(&mut self) -> Peer {
        let peer = Peer::connect(self.address);
        let line = format!("server connected to client at {}", peer.local_addr());
        self.program.wait_for_line(|said| said == line);
        peer
    }

    /// A client whose turn it is. With one slot, all who came before have ended then.
    pub fn ready(&mut self) -> Peer {
        let mut peer = self.connect();
        peer.expect("READY");
        peer
    }

    /// A client that has asked for this, after its READY.
    pub fn ask(&mut self, request: impl AsRef<[u8]>) -> Peer {
        let mut peer = self.ready();
        peer.send(request);
        peer
    }

    /// Asks for this as another client, which gets this answer and no more.
    #[track_caller]
    pub fn answers(&mut self, request: impl AsRef<[u8]>, answer: impl AsRef<[u8]>) {
        let mut peer = self.ask(request);
        peer.expect(answer);
        peer.expect_end();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn has(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// The content of a file, if it is there.
    pub fn content(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.path(name)).ok()
    }

    /// The file must be there and hold these bytes; `why` goes on after "NAME should hold these N bytes: ".
    #[track_caller]
    pub fn holds(&self, name: &str, bytes: impl AsRef<[u8]>, why: &str) {
        let bytes = bytes.as_ref();
        let Some(content) = self.content(name) else {
            panic!(
                "{name} should hold {} bytes, but it is gone: {why}",
                bytes.len()
            );
        };
        assert!(
            content == bytes,
            "{name} should hold {} bytes, but it holds {}{}: {why}",
            bytes.len(),
            if content.len() == bytes.len() {
                "other "
            } else {
                ""
            },
            content.len()
        );
    }

    /// All names in the folder, sorted, hidden ones as well.
    pub fn names(&self) -> Vec<OsString> {
        names(&self.folder)
    }

    /// Puts a file, and waits for DONE.
    pub fn put(&mut self, name: &str, bytes: &[u8]) {
        let mut peer = self.ask(format!("PUT {name}\n"));
        begin_to_put(&mut peer, bytes.len() as u64);
        peer.send(bytes);
        peer.expect("DONE");
        peer.expect_end();
    }
}

/// All names in a folder, sorted, hidden ones as well.
pub fn names(folder: &TempDir) -> Vec<OsString> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

/// Speaks a GET from the server's OK up to the client's: next come `size` bytes.
pub fn begin_to_get(peer: &mut Peer, size: usize) {
    peer.expect("OK");
    peer.send("READY");
    peer.expect((size as u64).to_be_bytes());
    peer.send("OK");
}

/// Speaks a PUT from the server's first OK up to its second.
pub fn begin_to_put(peer: &mut Peer, size: u64) {
    peer.expect("OK");
    peer.send(size.to_be_bytes());
    peer.expect("OK");
}

/// Bytes of which no two stretches are alike.
pub fn bytes(count: usize) -> Vec<u8> {
    let mut state = 1u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8
    };
    std::iter::repeat_with(next).take(count).collect()
}

/// For what depends on how fast the test itself gets on: `attempt` says whether it was valid. Tries it a few times.
pub fn until_valid(mut attempt: impl FnMut() -> bool) {
    assert!(
        (0..20).any(|_| attempt()),
        "this machine is too slow for this test"
    );
}

/// Shorter than the silence that ends a request: pieces with such gaps are one request.
pub const GAP: Duration = Duration::from_millis(50);
