use std::io;
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use timeserver::{ClientHandler, IdleLimit, Log, farewell};

use crate::wire::{DONE, OK, READY, Wire};
use crate::{BadRequest, Command, FileName, Request, ServedFolder, read_request};

/// A client that does not wait for the second OK of a PUT sends its data right behind the size. This is how long the
/// server looks whether it is one of these, before it says OK.
const EARLY: Duration = Duration::from_millis(20);

/// Between two words of ours when nothing of the client's comes between them: so that they are not read as one.
const BETWEEN_WORDS: Duration = Duration::from_millis(100);

/// How long a client that has got its answer may take to close.
const FAREWELL: Duration = Duration::from_secs(1);

/// Serves one request of one client: the client handler of Lab 4.
///
/// Each kind of request is one function, to be read beside the protocol. `?` in them means that the client broke off:
/// then there is nobody left to talk to, and dropping what was begun is all that there is to do.
pub struct FileClientHandler {
    folder: Arc<ServedFolder>,
    idle: IdleLimit,
    log: Log,
}

impl FileClientHandler {
    /// Serves from `folder`, waits for a silent client as long as `idle` says, and tells `log` what it does (`-v`).
    pub fn new(folder: Arc<ServedFolder>, idle: IdleLimit, log: Log) -> FileClientHandler {
        FileClientHandler { folder, idle, log }
    }
}

impl ClientHandler for FileClientHandler {
    // ANCHOR: run
    /// Says READY, serves one request, and closes so that the last word arrives.
    ///
    /// # Errors
    /// If the client breaks off, or says something that is not in the protocol.
    fn run(self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let wire = Wire::new(&client, self.idle)?;
        wire.say(READY)?;
        match read_request(&client, self.idle)? {
            None => return Ok(()), // somebody who only looked whether we are there
            Some(Err(BadRequest)) => wire.say("ERROR: bad request")?,
            Some(Ok(request)) => {
                self.log
                    .line(format_args!("server receiving request: {request}"));
                match request.command {
                    Command::Get => self.get(wire, &request)?,
                    Command::Put => self.put(wire, &request)?,
                    Command::Del => self.del(wire, &request)?,
                }
            }
        }
        // Some clients send more than they are asked for. If we closed while that lies unread, the
        // connection would be reset, and our last word might be lost.
        farewell::close_gently(client, FAREWELL)
    }
    // ANCHOR_END: run
}

impl FileClientHandler {
    // ANCHOR: get
    /// Sends the file that `request` names, as it is at this moment, whatever happens to its name while it is sent:
    /// OK, then (the client says READY) its size, then (the client says OK) its bytes, then DONE. If there is no such
    /// file, or the name is none (see [`FileName`]): `ERROR: NAME does not exist`.
    ///
    /// # Errors
    /// If the client breaks off, or somebody shortens the file while it is sent: then DONE is not said.
    fn get(&self, wire: Wire, request: &Request) -> io::Result<()> {
        // ANCHOR: exercise_2 -- STUB: let _ = (&self.folder, &self.log, wire, request, OK, DONE, FileName::new, does_not_exist); todo!("exercise 2: find the file, then speak the GET of the protocol")
        use crate::streaming::send;

        let found = FileName::new(&request.name).map(|name| self.folder.read(&name));
        let Some(Ok((file, size))) = found else {
            return wire.say(does_not_exist(request));
        };
        wire.say(OK)?;
        wire.hear(READY)?;
        wire.say_size(size)?;
        wire.hear(OK)?;
        self.log.line(format_args!("server sending {size} bytes"));
        send(&file, size, wire, |_| {})?;
        wire.say(DONE)
        // ANCHOR_END: exercise_2
    }
    // ANCHOR_END: get

    // ANCHOR: put
    /// Receives the file that `request` names: OK, then (the client says its size) OK, then (the client sends its
    /// bytes) DONE. DONE means that the whole file is on the disk. Until then nobody sees anything of it, and if the
    /// client breaks off, nothing has changed. If the name is none (see [`FileName`]), the file cannot be
    /// created or stored, or there is no room for it: `ERROR: unable to create file NAME`.
    ///
    /// A client that does not wait for the second OK sends its bytes within [`EARLY`]. It hears that OK only after its
    /// last byte: it may have closed by then, and a word to a closed client resets the connection, with what is still
    /// on its way.
    ///
    /// Where nothing of the client's comes between OK and DONE (no byte at all, or all of them before), there is a pause
    /// of [`BETWEEN_WORDS`]: otherwise a client might hear one word, OKDONE.
    ///
    /// # Errors
    /// If the client breaks off.
    fn put(&self, wire: Wire, request: &Request) -> io::Result<()> {
        // ANCHOR: exercise_3 -- STUB: let _ = (&self.folder, &self.log, wire, request, OK, DONE, FileName::new, EARLY, BETWEEN_WORDS, unable_to_create); todo!("exercise 3: begin a new file, then speak the PUT of the protocol")
        use crate::streaming::receive;
        use std::thread;

        let begun = FileName::new(&request.name).map(|name| self.folder.create(&name));
        let Some(Ok(file)) = begun else {
            return wire.say(unable_to_create(request));
        };
        wire.say(OK)?;
        let size = wire.hear_size()?;
        if !file.has_room_for(size) {
            return wire.say(unable_to_create(request));
        }
        let is_early = wire.is_spoken_to_within(EARLY)?;
        if !is_early {
            wire.say(OK)?;
        }
        self.log.line(format_args!("server receiving {size} bytes"));
        let received = receive(file.as_file(), size, wire, |_| {})?;
        if received.and_then(|()| file.publish_on_disk()).is_err() {
            return wire.say(unable_to_create(request));
        }
        if is_early {
            wire.say(OK)?;
        }
        if is_early || size == 0 {
            thread::sleep(BETWEEN_WORDS);
        }
        wire.say(DONE)
        // ANCHOR_END: exercise_3
    }
    // ANCHOR_END: put

    // ANCHOR: del
    /// Deletes the file that `request` names, and says DONE. If there is no such file, or the name is none (see
    /// [`FileName`]): `ERROR: NAME does not exist`. If deleting fails in any other way: `ERROR: unable to delete NAME`. A
    /// client that is being sent the file gets all of it.
    ///
    /// # Errors
    /// If the client has gone. (The file has, too.)
    fn del(&self, wire: Wire, request: &Request) -> io::Result<()> {
        // ANCHOR: exercise_4 -- STUB: let _ = (&self.folder, &self.log, wire, request, DONE, FileName::new, does_not_exist, unable_to_delete); todo!("exercise 4: delete the file, and answer with DONE or the right error")
        use std::io::ErrorKind;

        let Some(name) = FileName::new(&request.name) else {
            return wire.say(does_not_exist(request));
        };
        match self.folder.delete(&name) {
            Ok(()) => {
                let shown = request.shown_name();
                self.log.line(format_args!("server deleting file {shown}"));
                wire.say(DONE)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => wire.say(does_not_exist(request)),
            Err(_) => wire.say(unable_to_delete(request)),
        }
        // ANCHOR_END: exercise_4
    }
    // ANCHOR_END: del
}

fn does_not_exist(request: &Request) -> String {
    format!("ERROR: {} does not exist", request.shown_name())
}

fn unable_to_create(request: &Request) -> String {
    format!("ERROR: unable to create file {}", request.shown_name())
}

fn unable_to_delete(request: &Request) -> String {
    format!("ERROR: unable to delete {}", request.shown_name())
}
