use std::io::{self, Read};
use std::process;
use std::thread;

use crate::ShutdownHandle;

/// What a shell reports for a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Stops the server on Return at its terminal, on Ctrl-C, and on SIGTERM (Project 3). A second
/// Ctrl-C, or SIGTERM, ends the process at once, with status 130. Returns immediately; a thread
/// waits for each of the two.
///
/// For programs: signals belong to the whole process, so call it once.
///
/// # Errors
/// If the system has no thread or descriptor left to wait with, or somebody else handles these
/// signals.
pub fn stop_on_request(server: &ShutdownHandle) -> io::Result<()> {
    stop_on_signal(server.clone())?;
    stop_on_return(server.clone())
}

/// Waits for the end of a line on standard input. The end of the input is none: a server in the
/// background, whose input is closed or `/dev/null`, lives on.
fn stop_on_return(server: ShutdownHandle) -> io::Result<()> {
    if is_in_background() {
        return Ok(());
    }
    let wait = move || {
        if io::stdin()
            .lock()
            .bytes()
            .map_while(Result::ok)
            .any(|byte| byte == b'\n')
        {
            server.request();
        }
    };
    thread::Builder::new()
        .name("terminal".into())
        .spawn(wait)
        .map(drop)
}

/// Whether the program was started in the background of a terminal (`time_server2 &`). If such a
/// program reads what is typed there, the terminal stops it: so it must not.
#[cfg(unix)]
fn is_in_background() -> bool {
    rustix::termios::tcgetpgrp(io::stdin())
        .is_ok_and(|foreground| foreground != rustix::process::getpgrp())
}

/// Windows has no such background.
#[cfg(windows)]
fn is_in_background() -> bool {
    false
}

/// The first signal asks the server, the second one asks nobody. SIGHUP is left alone: under
/// `nohup` it is ignored, and a server that handled it would die when its user logs out.
#[cfg(unix)]
fn stop_on_signal(server: ShutdownHandle) -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    let wait = move || {
        for _signal in signals.forever() {
            if server.is_requested() {
                process::exit(INTERRUPTED);
            }
            server.request();
        }
    };
    thread::Builder::new()
        .name("signals".into())
        .spawn(wait)
        .map(drop)
}

/// The same for Ctrl-C and Ctrl-Break; `ctrlc` has a thread for them.
#[cfg(windows)]
fn stop_on_signal(server: ShutdownHandle) -> io::Result<()> {
    let heard = move || {
        if server.is_requested() {
            process::exit(INTERRUPTED);
        }
        server.request();
    };
    ctrlc::set_handler(heard).map_err(io::Error::other)
}
