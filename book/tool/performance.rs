use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use socket2::{Domain, Socket, Type};
use tempfile::TempDir;

use crate::action::Action;
use crate::likeness::likeness;
use crate::ports::Ports;
use crate::scene::{Kind, Piece, SERVER};
use crate::terminal::Terminal;
use crate::transcript::{difference, sorted};
use crate::{CommandLine, Complaint, Programs, Scene};

/// How long the next line of a terminal is waited for, or its end.
const LIMIT: Duration = Duration::from_secs(20);

impl Scene {
    /// Plays the scene with real programs, in a folder of its own, and compares what each terminal
    /// shows, piece by piece. Blocks until all that was started has ended.
    ///
    /// # Errors
    /// The first difference; or who did not end, or not as shown.
    pub fn check(&self, programs: &Programs) -> Result<(), Complaint> {
        self.check_within(LIMIT, programs)
    }

    /// The same with another limit for each line and each end.
    ///
    /// # Errors
    /// As [`check`](Scene::check).
    pub fn check_within(&self, limit: Duration, programs: &Programs) -> Result<(), Complaint> {
        self.perform(limit, programs, &mut |_, _| ())
    }

    /// The same before an audience, which is told the terminal (or the file) and what has just appeared there: what
    /// was really printed, and what was typed.
    ///
    /// # Errors
    /// As [`check`](Scene::check).
    pub fn perform(
        &self,
        limit: Duration,
        programs: &Programs,
        audience: &mut dyn FnMut(&str, &[String]),
    ) -> Result<(), Complaint> {
        let mut performance = Performance::new(self, limit, programs)
            .map_err(|error| self.page.complaint(self.pieces[0].line, error))?;
        for piece in &self.pieces {
            let appeared = performance
                .play(piece)
                .map_err(|what| self.page.complaint(piece.line, what))?;
            audience(&piece.name, &appeared);
        }
        performance
            .end()
            .map_err(|(line, what)| self.page.complaint(line, what))
    }
}

/// Return at the server's terminal.
const STOP: &str = "⏎";

/// A scene while it is played. Dropping it ends all that runs.
struct Performance<'a> {
    programs: &'a Programs,
    limit: Duration,
    folder: TempDir,
    ports: Ports,
    /// Once the server has ended: its port, kept from whoever else might listen there.
    closed_port: Option<Socket>,
    /// In the order of their names.
    terminals: BTreeMap<&'a str, Window>,
}

/// A terminal, and what is known of it by now.
struct Window {
    terminal: Terminal,
    /// The line of the last piece.
    line: usize,
    /// Whether an error was shown.
    fails: bool,
}

impl<'a> Performance<'a> {
    fn new(scene: &'a Scene, limit: Duration, programs: &'a Programs) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        for (name, text) in &scene.given {
            write(&folder.path().join(name), text).map_err(|error| format!("{name}: {error}"))?;
        }
        Ok(Self {
            programs,
            limit,
            folder,
            // 0 stands for any port that is free.
            ports: Ports {
                shown: scene.port,
                real: 0,
            },
            closed_port: None,
            terminals: BTreeMap::new(),
        })
    }

    /// Plays a piece, and returns what has appeared.
    fn play(&mut self, piece: &'a Piece) -> Result<Vec<String>, String> {
        let mut appeared = Vec::new();
        let any_order = match &piece.kind {
            Kind::File => return self.compare_file(piece),
            Kind::Continuation { any_order } => *any_order,
            Kind::Beginning { command, any_order } => {
                let window = Window {
                    terminal: self.open(command)?,
                    line: 0,
                    fails: false,
                };
                appeared.push(format!("$ {command}"));
                self.terminals.insert(&piece.name, window);
                *any_order
            }
        };
        let window = self.terminals.get_mut(piece.name.as_str());
        let window = window.expect("the scene has been checked");
        window.line = piece.line;
        window.fails |= piece.shown.iter().any(|line| is_error(line));
        let mut seen = Vec::new();
        for shown in &piece.shown {
            if let Some(action) = Action::of(shown, window.terminal.is_netcat()) {
                action.perform(&mut window.terminal, self.limit)?;
                appeared.push(shown.clone());
                continue;
            }
            let Some(line) = window.terminal.screen().take_line(self.limit) else {
                let rest = window.terminal.screen().rest();
                return Err(format!(
                    "the page shows {shown:?}, but what comes is {rest:?}, and no more"
                ));
            };
            if self.ports.real == 0 && piece.name == SERVER {
                self.ports.real = Ports::announced(&line).unwrap_or(0);
            }
            appeared.push(line.clone());
            let (shown, line) = (
                on_page(shown, self.ports),
                likeness(&self.ports.as_shown(&line)),
            );
            seen.push((shown, line));
            if !any_order {
                let (shown, line): (Vec<_>, Vec<_>) = seen.iter().cloned().unzip();
                difference(&shown, &line).map_or(Ok(()), Err)?;
            }
        }
        let (shown, lines): (Vec<_>, Vec<_>) = seen.into_iter().unzip();
        difference(&sorted(&shown), &sorted(&lines)).map_or(Ok(()), Err)?;
        if piece.name == SERVER && piece.shown.iter().any(|line| line == STOP) {
            window
                .settle("the server", self.limit)
                .map_err(|(_, what)| what)?;
            self.closed_port = closed_port(self.ports.real).ok();
        }
        Ok(appeared)
    }

    fn open(&self, command: &CommandLine) -> Result<Terminal, String> {
        match command {
            CommandLine::Run { program, arguments } => {
                let mut command = self.programs.command(program)?;
                command
                    .args(self.ports.arguments(arguments))
                    .current_dir(self.folder.path());
                Terminal::run(command).map_err(|error| format!("the {program}: {error}"))
            }
            CommandLine::Netcat { arguments } => {
                let [host, port] = [&arguments[0], &arguments[1]];
                if host != "127.0.0.1" || *port != self.ports.shown.to_string() {
                    return Err(format!("nc must go to 127.0.0.1 {}", self.ports.shown));
                }
                Terminal::netcat(self.ports.real).map_err(|error| format!("nc: {error}"))
            }
        }
    }

    fn compare_file(&self, piece: &Piece) -> Result<Vec<String>, String> {
        let text = fs::read_to_string(self.folder.path().join(&piece.name))
            .map_err(|error| format!("{}: {error}", piece.name))?;
        let now: Vec<String> = text.lines().map(likeness).collect();
        let shown: Vec<String> = piece.shown.iter().map(|line| likeness(line)).collect();
        difference(&shown, &now).map_or(Ok(()), Err)?;
        Ok(text.lines().map(str::to_owned).collect())
    }

    /// Return at the server's terminal; then all must end, and show nothing more.
    fn end(mut self) -> Result<(), (usize, String)> {
        if let Some(server) = self.terminals.get_mut(SERVER) {
            server.terminal.type_line("");
            server.settle("the server", self.limit)?;
        }
        for (name, window) in &mut self.terminals {
            window.terminal.leave();
            window.settle(&format!("the terminal {name}"), self.limit)?;
        }
        Ok(())
    }
}

/// Writes a file, and makes its folder if there is none.
fn write(file: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    fs::write(file, text)
}

/// Whether a program that prints this line must fail: `error: ...`, `server error: ...`.
fn is_error(line: &str) -> bool {
    let before = line.split_once("error: ").map(|(before, _)| before);
    before.is_some_and(|before| before.trim_end().chars().all(char::is_alphabetic))
}

/// A line of the page without what differs from run to run.
fn on_page(line: &str, Ports { shown, .. }: Ports) -> String {
    likeness(&Ports { shown, real: shown }.as_shown(line))
}

/// A socket at `port` that does not listen: who connects is refused.
fn closed_port(port: u16) -> io::Result<Socket> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    // On Unix, the connections that have just been closed hold the port otherwise.
    socket.set_reuse_address(cfg!(unix))?;
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)).into())?;
    Ok(socket)
}

impl Window {
    /// Waits until it has ended, and ended as shown.
    fn settle(&mut self, name: &str, limit: Duration) -> Result<(), (usize, String)> {
        let complain = |what: String| Err((self.line, format!("{name} {what}")));
        let outcome = self.terminal.outcome(limit);
        let rest = self.terminal.screen().rest();
        match outcome {
            None => complain(format!("has not ended after {} s", limit.as_secs_f64())),
            Some(_) if !rest.trim_end().is_empty() => {
                complain(format!("shows more than the page does: {rest:?}"))
            }
            Some(true) if self.fails => complain("succeeds, but the page shows an error".into()),
            Some(false) if !self.fails => complain("fails, but the page shows no error".into()),
            Some(_) => Ok(()),
        }
    }
}
