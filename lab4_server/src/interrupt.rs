use std::io;
use std::net::{Shutdown, TcpStream};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a shell reports for a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Makes Ctrl-C (and SIGTERM) end a client's transfer as if the server had gone: the connection is closed, whoever reads
/// from it gets an error, and unfinished files are removed on the way out. A second Ctrl-C ends the process at once.
#[derive(Clone, Debug)]
pub struct Interrupt {
    /// True from the first Ctrl-C on: then what looks like an error of the connection is none.
    heard: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on, for the connection to `server`. For programs: signals belong to the whole process, so call
    /// it once.
    ///
    /// # Errors
    /// If the system has no thread or descriptor left to listen with.
    pub fn hangs_up(server: &TcpStream) -> io::Result<Interrupt> {
        let server = server.try_clone()?;
        let heard = Arc::new(AtomicBool::new(false));
        let interrupt = Interrupt {
            heard: Arc::clone(&heard),
        };
        listen(move || {
            if heard.swap(true, Ordering::Relaxed) {
                process::exit(INTERRUPTED);
            }
            // If the server has hung up already, all the better.
            let _ = server.shutdown(Shutdown::Both);
        })?;
        Ok(interrupt)
    }

    /// Whether Ctrl-C was pressed.
    pub fn was_heard(&self) -> bool {
        self.heard.load(Ordering::Relaxed)
    }
}

/// Calls `heard` for every signal, in a thread.
#[cfg(unix)]
fn listen(mut heard: impl FnMut() + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || signals.forever().for_each(|_| heard()))
        .map(drop)
}

/// The same for Ctrl-C and Ctrl-Break; `ctrlc` has a thread for them.
#[cfg(windows)]
fn listen(heard: impl FnMut() + Send + 'static) -> io::Result<()> {
    ctrlc::set_handler(heard).map_err(io::Error::other)
}
