//! A window without a terminal: what it shows can be waited for, and keys and clicks are sent to it.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use chat::ClientSessionOptions;
use cursive::backends::puppet::Backend;
use cursive::backends::puppet::observed::{ObservedPieceInterface, ObservedScreen};
use cursive::event::{Event, Key, MouseButton, MouseEvent};
use cursive::reexports::crossbeam_channel::{Receiver, Sender};
use cursive::theme::{BaseColor, Color};
use cursive::{Cursive, CursiveRunner, Vec2};
use grading::peer::{PATIENCE, Peer, Program};
use timeserver::ClientOptions;

/// A window. When it is dropped, it is closed.
pub struct Puppet {
    runner: CursiveRunner<Cursive>,
    frames: Receiver<ObservedScreen>,
    input: Sender<Option<Event>>,
    /// What is to be seen.
    screen: ObservedScreen,
}

impl Puppet {
    /// The window in `siv`, in a terminal of 80 columns and 24 lines.
    pub fn show(siv: Cursive) -> Puppet {
        Puppet::show_in(siv, 80, 24)
    }

    /// The same in another terminal.
    pub fn show_in(siv: Cursive, columns: usize, lines: usize) -> Puppet {
        let size = Vec2::new(columns, lines);
        let backend = Backend::init(Some(size));
        let (frames, input) = (backend.stream(), backend.input());
        let mut puppet = Puppet {
            runner: CursiveRunner::new(siv, backend),
            frames,
            input,
            screen: ObservedScreen::new(size),
        };
        puppet.runner.refresh();
        puppet.look();
        puppet
    }

    /// The lines that are to be seen, without the spaces at their ends.
    pub fn lines(&self) -> Vec<String> {
        let lines = self.screen.as_strings();
        lines
            .iter()
            .map(|line| line.trim_end().to_string())
            .collect()
    }

    /// The same in one text.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    /// The window alone, without what is around it. Its server listens at port 5000, as on a page of the book.
    pub fn picture(&self, server: SocketAddr) -> String {
        let (port, shown) = (format!(":{}.", server.port()), ":5000.");
        // The line stays as long as it was.
        let shown = format!("{shown:<0$}", port.len());
        let lines = self.lines();
        let lines = lines.iter().map(|line| line.trim().replace(&port, &shown));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n") + "\n"
    }

    /// Lets the window do what there is to do, until `is_so`. Panics with `what` and the screen if that takes too long.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Puppet) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self) {
            if Instant::now() > deadline || !self.is_running() {
                panic!("the window should show {what}, but shows\n{}", self.text());
            }
            // Waits for a moment by itself, if there is nothing to do.
            self.runner.step();
            self.look();
        }
    }

    /// Blocks until `text` is to be seen: see [`shows`](Puppet::shows).
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?}"), |puppet| puppet.shows(text));
    }

    /// Whether `text` is to be seen, in one line, or in several between whose words the window has broken it.
    pub fn shows(&self, text: &str) -> bool {
        let lines = self.lines();
        let words = lines.iter().flat_map(|line| line.split([' ', '│']));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ").contains(text) || lines.iter().any(|line| line.contains(text))
    }

    /// Types `text`, wherever the window takes it.
    #[track_caller]
    pub fn type_text(&mut self, text: &str) {
        for character in text.chars() {
            self.send(Event::Char(character));
        }
        self.settle();
    }

    /// Types `text`, and Return.
    #[track_caller]
    pub fn type_line(&mut self, text: &str) {
        self.type_text(text);
        self.press(Key::Enter);
    }

    /// Types `text` into the field behind this label, in place of what is there.
    #[track_caller]
    pub fn fill(&mut self, label: &str, text: &str) {
        self.click_at(self.find(label) + (label.chars().count() + 1, 0));
        for key in ['e', 'u'] {
            self.send(Event::CtrlChar(key));
        }
        self.type_text(text);
    }

    /// Presses a key.
    #[track_caller]
    pub fn press(&mut self, key: impl Into<Event>) {
        self.send(key.into());
        self.settle();
    }

    /// Clicks on `label`. Panics if it is not to be seen.
    #[track_caller]
    pub fn click(&mut self, label: &str) {
        self.click_at(self.find(label));
    }

    /// Clicks there.
    fn click_at(&mut self, position: Vec2) {
        for event in [
            MouseEvent::Press(MouseButton::Left),
            MouseEvent::Release(MouseButton::Left),
        ] {
            let offset = Vec2::zero();
            self.send(Event::Mouse {
                offset,
                position,
                event,
            });
        }
        self.settle();
    }

    /// Whether the button with this label looks as if it could be pressed. Panics if it is not to be seen.
    #[track_caller]
    pub fn is_enabled(&self, label: &str) -> bool {
        let cell = self.screen[self.find(label)]
            .as_ref()
            .expect("it is to be seen");
        cell.style.colors.front != Color::Dark(BaseColor::Blue)
    }

    /// Whether nobody has quit.
    pub fn is_running(&self) -> bool {
        self.runner.is_running()
    }

    /// Panics if something of [`strange_texts`] has come through, or if the line of this number, which shows a part of the
    /// frame, does not look like `frame` any more.
    #[track_caller]
    pub fn expect_unbroken(&self, number: usize, frame: &str) {
        let text = self.text();
        assert_eq!(
            self.lines()[number],
            frame,
            "the window keeps its form\n{text}"
        );
        let dangerous = ['\u{1b}', '\u{7}', '\u{202e}', '\u{301}'];
        assert!(!text.contains(dangerous), "{text}");
    }

    /// Blocks until somebody has quit.
    #[track_caller]
    pub fn wait_for_end(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        while self.is_running() {
            assert!(
                Instant::now() < deadline,
                "nobody has quit\n{}",
                self.text()
            );
            self.runner.step();
        }
    }

    #[track_caller]
    fn find(&self, label: &str) -> Vec2 {
        let lines = self.lines();
        let found = lines.iter().enumerate().find_map(|(y, line)| {
            let start = line.find(label)?;
            Some(Vec2::new(line[..start].chars().count(), y))
        });
        found.unwrap_or_else(|| panic!("{label:?} is not to be seen\n{}", self.text()))
    }

    fn send(&self, event: Event) {
        self.input.send(Some(event)).expect("the window listens");
    }

    /// Lets the window take what was sent.
    fn settle(&mut self) {
        while !self.input.is_empty() && self.is_running() {
            self.runner.step();
        }
        self.look();
    }

    fn look(&mut self) {
        if let Some(screen) = self.frames.try_iter().last() {
            self.screen = screen;
        }
    }
}

/// The options of a client of the server at `address`. A second lasts so long, and there are no retries.
pub fn options(address: SocketAddr, second: Duration) -> ClientSessionOptions {
    let server = ClientOptions {
        host: address.ip().to_string(),
        port: address.port(),
    };
    ClientSessionOptions {
        server,
        retries: 0,
        idle_timeout: Duration::from_secs(600),
        second_ms: second.as_millis().try_into().expect("it is short"),
    }
}

/// Opens windows in terminals of all sizes, and presses and clicks whatever there is to press and to click. Panics if a
/// window does not survive that.
pub fn torment(open: impl Fn() -> Cursive) {
    let keys = [
        Key::Tab,
        Key::Enter,
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Backspace,
        Key::Del,
        Key::Ins,
        Key::F5,
    ];
    let letters = [
        'x',
        '\u{6f22}',
        '\u{301}',
        '\u{1b}',
        '\u{1100}',
        '\u{1100}',
        '\u{1100}',
        '\u{1100}',
        '\u{200d}',
        '\u{1f980}',
        '\u{202e}',
        '\n',
    ];
    for (columns, lines) in [
        (1, 1),
        (2, 30),
        (3, 2),
        (8, 4),
        (20, 6),
        (33, 9),
        (80, 2),
        (120, 12),
    ] {
        let mut window = Puppet::show_in(open(), columns, lines);
        for key in keys {
            if !window.is_running() {
                // It has found the way out.
                window = Puppet::show_in(open(), columns, lines);
            }
            for letter in letters {
                window.send(Event::Char(letter));
            }
            window.send(Event::CtrlChar('k'));
            window.send(Event::Shift(Key::Tab));
            window.send(Event::Key(key));
            window.settle();
        }
        let step = columns.div_ceil(5);
        for (x, y) in (0..columns)
            .step_by(step)
            .flat_map(|x| (0..lines.min(9)).map(move |y| (x, y)))
        {
            if !window.is_running() {
                window = Puppet::show_in(open(), columns, lines);
            }
            window.click_at(Vec2::new(x, y));
        }
    }
}

/// Runs a client's program without a terminal, and asks for a window. Panics unless it ends with one clear line.
#[track_caller]
pub fn expect_no_window(client: &str) {
    let ended = Program::start(client, &["--window"]).wait_within(PATIENCE);
    assert!(!ended.status.success());
    let expected = "error: --window needs a terminal, at standard input and standard output\n";
    assert_eq!(ended.stderr.replace("\r\n", "\n"), expected);
    assert_eq!(ended.stdout, "");
}

/// What a stranger may say to break a window, in one line each: orders to the terminal, letters that are too wide or too
/// high, far too much, the other direction, an end of a line that nobody types.
pub fn strange_texts() -> [String; 6] {
    [
        "\u{1b}[2J\u{7}\r".to_string(),
        "\u{1100}".repeat(4),
        format!("e{}", "\u{301}".repeat(500)),
        "x".repeat(5_000_000),
        "\u{202e}drow".to_string(),
        "\u{2028}".to_string(),
    ]
}

/// A second that is over before anybody wonders.
pub const QUICK: Duration = Duration::from_millis(20);

/// A second that lasts longer than any test: whatever happens then, it is not because of the time.
pub const NEVER: Duration = Duration::from_secs(60);

/// Where nobody listens.
pub fn nobody() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address")
}

/// A server that the test plays.
pub struct Stage(TcpListener);

impl Stage {
    pub fn open() -> Stage {
        Stage(TcpListener::bind("127.0.0.1:0").expect("a port is free"))
    }

    pub fn address(&self) -> SocketAddr {
        self.0.local_addr().expect("it has an address")
    }

    /// The next client.
    pub fn accept(&self) -> Peer {
        Peer::over(self.0.accept().expect("a client comes").0)
    }
}

/// The screens of the book are in files: panics unless `screen` is what the file at `path`, in the folder of this
/// member, says. Then what it should say is in a file that the message names.
#[track_caller]
pub fn expect_picture(screen: &str, path: &str) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let expected = std::fs::read_to_string(&file)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if screen != expected {
        let name = file.file_name().expect("it is a file");
        let actual = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&actual, screen).expect("it can be written");
        panic!(
            "the window does not look as {path} says. If it is meant so, copy {} there.\n{screen}",
            actual.display()
        );
    }
}
