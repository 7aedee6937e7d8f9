use std::io::{self, IsTerminal};

use cursive::Cursive;
use cursive::backend::Backend;

use super::terminal::Terminal;

/// Shows the window in `siv` until the person quits; then the terminal is as it was before. On Unix, SIGTERM and SIGINT
/// quit, too, and SIGHUP ends the program at once, with status 129: its terminal is gone. A connection that is open then
/// ends with the window.
///
/// # Errors
/// If there is no terminal: standard input or output is a pipe or a file. Or if the terminal fails.
pub fn show(mut siv: Cursive) -> io::Result<()> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        let words = "--window needs a terminal, at standard input and standard output";
        return Err(io::Error::other(words));
    }
    quit_on_signals(&siv)?;
    siv.try_run_with(|| Terminal::open().map(|terminal| Box::new(terminal) as Box<dyn Backend>))
}

/// What a shell reports for a program that SIGHUP ended.
#[cfg(unix)]
const HUNG_UP: i32 = 129;

/// Signals that end a program would leave the terminal as the window needs it.
///
/// Without a terminal, the thread of the window would read from it for ever and never rest. So SIGHUP counts even where
/// it is ignored, as under `nohup`.
#[cfg(unix)]
fn quit_on_signals(siv: &Cursive) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    let sink = siv.cb_sink().clone();
    let wait = move || {
        for signal in signals.forever() {
            if signal == SIGHUP {
                std::process::exit(HUNG_UP);
            }
            // An error means that the window is closed.
            let _ = sink.send(Box::new(Cursive::quit));
        }
    };
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(wait)
        .map(drop)
}

/// On Windows, Ctrl-C comes as a key, and there are no other signals.
#[cfg(windows)]
fn quit_on_signals(_siv: &Cursive) -> io::Result<()> {
    Ok(())
}
