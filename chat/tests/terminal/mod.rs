//! A program in a terminal of its own: a pseudo-terminal, and a screen that understands what the program writes.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::io::{Read, Write};
use std::process::Child;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

use grading::peer::PATIENCE;
use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};
use vt100::{MouseProtocolMode, Parser, Screen};

/// A shell's script that runs its arguments, and then tells with which status they ended, and whether the terminal is set
/// as it was before. The arguments ignore that the terminal goes away, as under `nohup`.
const SCRIPT: &str = r#"
    trap '' HUP
    settings=$(stty -g)
    echo before
    "$@"
    status=$?
    if [ "$settings" = "$(stty -g)" ]; then settings=same; else settings=others; fi
    echo "status $status, settings $settings"
"#;

/// A terminal with a program in it. When it is dropped, whatever still runs there hears that the terminal is gone.
pub struct Terminal {
    pty: Arc<Pty>,
    shell: Child,
    seen: Arc<Seen>,
}

struct Seen {
    /// What the program has written, as it looks.
    parser: Mutex<Parser>,
    /// Notified when it has written more.
    more: Condvar,
}

impl Terminal {
    /// Starts `program` in a terminal of 80 columns and 24 lines.
    pub fn run(program: &str, arguments: &[&str]) -> Terminal {
        let (pty, pts) = open().expect("there is a terminal");
        pty.resize(Size::new(24, 80)).expect("it can be resized");
        let shell = Command::new("sh")
            .args(["-c", SCRIPT, "sh", program])
            .args(arguments)
            .env("TERM", "xterm-256color")
            .spawn(pts)
            .expect("there is a shell");
        let seen = Arc::new(Seen {
            parser: Mutex::new(Parser::new(24, 80, 0)),
            more: Condvar::new(),
        });
        let pty = Arc::new(pty);
        let (source, sight) = (Arc::clone(&pty), Arc::clone(&seen));
        thread::spawn(move || {
            let mut piece = [0; 4096];
            // An error means that nothing runs in the terminal any more.
            while let Ok(count @ 1..) = (&*source).read(&mut piece) {
                sight.parser().process(&piece[..count]);
                sight.more.notify_all();
            }
        });
        Terminal { pty, shell, seen }
    }

    /// What is to be seen.
    pub fn text(&self) -> String {
        self.seen.parser().screen().contents()
    }

    /// Blocks until `is_so`. Panics with `what` and the screen if that takes too long.
    #[track_caller]
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let parser = self.seen.parser();
        let is_missing = |parser: &mut Parser| !is_so(parser.screen());
        let waited = self
            .seen
            .more
            .wait_timeout_while(parser, PATIENCE, is_missing);
        let (parser, timeout) = waited.expect("nobody panics while looking");
        if timeout.timed_out() {
            let text = parser.screen().contents();
            drop(parser);
            panic!("the terminal should show {what}, but shows\n{text}");
        }
    }

    /// Blocks until `text` is to be seen, in one line.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?}"), |screen| {
            screen.contents().contains(text)
        });
    }

    /// Types `keys`, which may be any that a terminal knows: `"\r"` is Return, `"\u{1b}"` Esc.
    pub fn type_keys(&self, keys: &str) {
        (&*self.pty)
            .write_all(keys.as_bytes())
            .expect("the terminal takes keys");
    }

    /// Clicks on `label`, with the mouse. Panics if it is not to be seen.
    #[track_caller]
    pub fn click(&self, label: &str) {
        let text = self.text();
        let found = text.lines().enumerate().find_map(|(y, line)| {
            let start = line.find(label)?;
            Some((line[..start].chars().count() + 1, y + 1))
        });
        let (x, y) = found.unwrap_or_else(|| panic!("{label:?} is not to be seen\n{text}"));
        self.type_keys(&format!("\u{1b}[<0;{x};{y}M\u{1b}[<0;{x};{y}m"));
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, lines: u16) {
        self.seen.parser().screen_mut().set_size(lines, columns);
        self.pty
            .resize(Size::new(lines, columns))
            .expect("it can be resized");
    }

    /// Asks the program to end, as `kill` does.
    #[track_caller]
    pub fn terminate(&self) {
        let processes = std::process::Command::new("ps")
            .args(["-A", "-o", "pid=", "-o", "ppid="])
            .output();
        let processes =
            String::from_utf8(processes.expect("there is a ps").stdout).expect("numbers");
        let shell = self.shell.id().to_string();
        let program = processes.lines().find_map(|process| {
            let (id, parent) = process.trim().split_once(' ')?;
            (parent.trim() == shell).then_some(id)
        });
        let program = program.expect("the program runs");
        let killed = std::process::Command::new("kill").arg(program).status();
        assert!(killed.expect("there is a kill").success());
    }

    /// Blocks until the program has ended. Panics unless it ended well, and has left the terminal as it was.
    #[track_caller]
    pub fn expect_end(mut self) {
        self.wait_for("status ");
        self.shell.wait().expect("the shell has ended");
        self.wait_until("what it did before", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && screen.mouse_protocol_mode() == MouseProtocolMode::None
                && screen.contents() == "before\nstatus 0, settings same"
        });
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Both fail only if the shell has ended and was waited for.
        let _ = self.shell.kill();
        let _ = self.shell.wait();
    }
}

impl Seen {
    /// Locks the screen. Nothing that can panic is done under this lock.
    fn parser(&self) -> MutexGuard<'_, Parser> {
        self.parser.lock().expect("nobody panics while looking")
    }
}
