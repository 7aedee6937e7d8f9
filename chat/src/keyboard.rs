use std::io::{self, BufRead, Read};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crossbeam::channel::{self, Receiver, Sender};

use crate::message_reader::LONGEST_MESSAGE;

/// So many typed lines wait for a listener; then the keyboard waits as well. Only what is piped in is so fast.
const TYPED_AHEAD: usize = 16;

/// Standard input, read by a thread of its own: so that a program can wait for a line and for its peer at the same
/// time, whichever comes first. A read of standard input cannot be called off, a wait on a channel can.
#[derive(Debug)]
pub struct Keyboard {
    /// Written by whoever listens, read by the keyboard's thread for each line.
    listener: Mutex<Listener>,
}

#[derive(Debug)]
enum Listener {
    /// Nobody has listened yet.
    Nobody,
    /// The last one who has. If that one has gone, sending to it fails: then it is as if there were nobody.
    Somebody(Sender<String>),
    /// The input has ended, for all.
    Ended,
}

impl Keyboard {
    /// A keyboard that is not read yet.
    pub fn new() -> Arc<Keyboard> {
        Arc::new(Keyboard {
            listener: Mutex::new(Listener::Nobody),
        })
    }

    /// From now on the lines that are typed come here, without their ends; those that the last listener has not taken
    /// are lost. The channel is disconnected at the end of the input.
    pub fn listen(&self) -> Receiver<String> {
        let (sender, receiver) = channel::bounded(TYPED_AHEAD);
        let mut listener = self.listener();
        if !matches!(*listener, Listener::Ended) {
            *listener = Listener::Somebody(sender);
        }
        receiver
    }

    /// Starts the thread that reads what `open` opens, to its end, and returns once it is open. A line that is typed
    /// while nobody listens goes to `unheard`.
    ///
    /// Of a line that is longer than a message may be only the first part is kept, and that is one byte too long.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub fn start<R: BufRead>(
        self: Arc<Keyboard>,
        open: impl FnOnce() -> R + Send + 'static,
        mut unheard: impl FnMut(&str) + Send + 'static,
    ) -> io::Result<()> {
        let (opened, is_open) = mpsc::channel();
        let read = move || {
            let mut input = open();
            // Nobody hears it only if nobody waits for it.
            let _ = opened.send(());
            while let Ok(Some(line)) = read_line(&mut input) {
                if let Err(line) = self.hand_over(line) {
                    unheard(&line);
                }
            }
            *self.listener() = Listener::Ended;
        };
        thread::Builder::new().name("keyboard".into()).spawn(read)?;
        // An error means that `open` panicked, which the thread has said.
        let _ = is_open.recv();
        Ok(())
    }

    /// Gives `line` to the listener, or back. Blocks while the listener has more than enough of them.
    fn hand_over(&self, line: String) -> Result<(), String> {
        // The lock is not held while this blocks: a new listener may come, and end the waiting.
        let sender = match &*self.listener() {
            Listener::Somebody(sender) => sender.clone(),
            Listener::Nobody | Listener::Ended => return Err(line),
        };
        sender.send(line).map_err(|unsent| unsent.into_inner())
    }

    /// Locks the listener. Nothing that can panic is done under this lock.
    fn listener(&self) -> MutexGuard<'_, Listener> {
        self.listener.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The next line without its end, `None` at the end of the input. What is not UTF-8 is U+FFFD.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    input
        .by_ref()
        .take(LONGEST_MESSAGE as u64 + 1)
        .read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.pop_if(|byte| *byte == b'\n').is_some() {
        line.pop_if(|byte| *byte == b'\r');
    } else {
        input.skip_until(b'\n')?;
    }
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}
