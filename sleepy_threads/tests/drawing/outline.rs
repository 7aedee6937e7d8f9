//! What of a picture is the same in every run of its program, and so whether the pictures of the
//! book still show what the programs do.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use grading::peer::Program;

use super::{Drawing, Level, Row, Shape};

/// How long a second of the story lasts in the pictures of the book.
const WITHOUT_HASTE: Duration = Duration::from_secs(1);

/// And in a test, until the picture agrees: how long they have to last depends on how busy the
/// machine is.
const PACES_MS: [u64; 4] = [40, 150, 500, 1000];

/// No story takes longer.
const LIMIT: Duration = Duration::from_secs(60);

/// Fails unless the picture `name` of the book shows what `draw` draws: it is handed how long a
/// second of the story lasts, and a path for the picture.
#[track_caller]
pub fn is_current(name: &str, draw: impl Fn(Duration, &Path)) {
    let of_the_book = Drawing::read(in_the_book(name)).outline(WITHOUT_HASTE);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let mut drawn = Vec::new();
    for pace in PACES_MS.map(Duration::from_millis) {
        draw(pace, &path);
        drawn = Drawing::read(&path).outline(pace);
        if drawn == of_the_book {
            return;
        }
    }
    assert_eq!(
        drawn, of_the_book,
        "the program (left) does not do what book/timelines/{name} (right) shows; \
         `cargo test --test timeline_of_the_book -- --ignored` draws it anew"
    );
}

/// Draws the picture `name` of the book anew.
pub fn redraw(name: &str, draw: impl Fn(Duration, &Path)) {
    let path = in_the_book(name);
    fs::create_dir_all(path.parent().expect("it is in a folder")).unwrap();
    draw(WITHOUT_HASTE, &path);
}

/// Has `program` tell its story, and draw it.
#[track_caller]
pub fn tell(program: &str, options: &[&str], pace: Duration, path: &Path) {
    let mut command = Command::new(program);
    command.args(options).arg("--timeline").arg(path);
    if pace != WITHOUT_HASTE {
        command.arg(format!("--second-ms={}", pace.as_millis()));
    }
    let ended = Program::start_command(command).wait_within(LIMIT);
    assert!(ended.status.success(), "{}", ended.stderr);
}

/// Tells clients when to come, in the seconds of a story: those are not late because what came
/// before took its time.
pub struct Clock {
    second: Duration,
    next: Instant,
}

impl Clock {
    /// It is second 0 now.
    pub fn start(second: Duration) -> Self {
        let next = Instant::now() + second;
        Self { second, next }
    }

    /// Blocks until the next second begins.
    pub fn wait_a_second(&mut self) {
        thread::sleep(self.next.saturating_duration_since(Instant::now()));
        self.next += self.second;
    }
}

fn in_the_book(name: &str) -> PathBuf {
    let member = Path::new(env!("CARGO_MANIFEST_DIR"));
    member.join("../book/timelines").join(name)
}

impl Drawing {
    /// What is the same in every run in which a second of the story lasts as long as `pace` says, or
    /// longer: a line for each row, with times in whole seconds.
    ///
    /// Everything but sleeping takes no time in a story. So a wait that is over within the same
    /// second is left out: which of two threads comes first that come at the same time is the
    /// system's choice. The number of a client's port is left out, too.
    pub fn outline(&self, pace: Duration) -> Vec<String> {
        let unit = match self.unit.as_str() {
            "seconds of the story" => 1.0,
            "seconds" => pace.as_secs_f64(),
            other => panic!("the times are {other}"),
        };
        let rows = self.rows.iter().map(|row| row.outline(unit));
        rows.chain(self.levels.iter().map(|level| level.outline(unit)))
            .collect()
    }
}

impl Row {
    fn outline(&self, unit: f64) -> String {
        let mut deeds: Vec<(&Shape, i64, i64)> = Vec::new();
        for shape in &self.shapes {
            let (from, to) = (seconds(shape.from, unit), seconds(shape.to, unit));
            match deeds.last_mut() {
                // Between the two it did something that takes no time.
                Some((last, _, end))
                    if shape.waits() && last.words == shape.words && *end == from =>
                {
                    *end = to;
                }
                _ if shape.waits() && from == to => (),
                _ => deeds.push((shape, from, to)),
            }
        }
        let deeds = deeds.iter().map(|(shape, from, to)| {
            let Shape { class, words, .. } = shape;
            match from == to {
                true => format!("{words} ({class}) at {from}"),
                false => format!("{words} ({class}) from {from} to {to}"),
            }
        });
        let deeds: Vec<String> = deeds.chain(self.end.clone()).collect();
        let name = self
            .name
            .rsplit_once(':')
            .map_or(&*self.name, |(name, _port)| name);
        format!("{name}: {}", deeds.join(", "))
    }
}

impl Shape {
    fn waits(&self) -> bool {
        self.class == "wait"
    }
}

impl Level {
    fn outline(&self, unit: f64) -> String {
        let mut steps: Vec<(i64, usize)> = Vec::new();
        for &(from, value) in &self.steps {
            let from = seconds(from, unit);
            steps.retain(|&(earlier, _)| earlier != from); // that one was over within the second
            if steps.last().is_none_or(|&(_, last)| last != value) {
                steps.push((from, value));
            }
        }
        let steps = steps
            .iter()
            .map(|(from, value)| format!("{value} from {from}"));
        format!("{}: {}", self.name, steps.collect::<Vec<_>>().join(", "))
    }
}

/// In whole seconds of the story.
fn seconds(time: f64, unit: f64) -> i64 {
    (time / unit).round() as i64
}
