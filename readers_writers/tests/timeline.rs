//! The option `--timeline` of this chapter's program.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

use std::collections::BTreeSet;
use std::process::Command;
use std::thread;
use std::time::Duration;

use drawing::Drawing;
use grading::peer::{PATIENCE, Program};
use grading::watchdog::watch;
use readers_writers::{AccessProtocol, Recorded, SharedCell};
use sleepy_threads::Pace;
use sleepy_threads::timeline::{self, Access, Recording};

/// Runs the program with these options, and returns what it has drawn.
#[track_caller]
fn drawing_of(options: &[&str]) -> Drawing {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_readers_and_writers"));
    command.args(options).arg("--timeline=picture.svg");
    command.current_dir(folder.path());
    let ended = Program::start_command(command).wait_within(PATIENCE);
    assert!(ended.status.success(), "{}", ended.stderr);
    Drawing::read(folder.path().join("picture.svg"))
}

#[test]
fn readers_read_and_writers_write_the_counter() {
    watch(|| {
        let drawing = drawing_of(&[
            "--readers=3",
            "--writers=2",
            "--accesses=2",
            "--second-ms=20",
        ]);
        let names = [
            "main", "Reader1", "Reader2", "Reader3", "Writer1", "Writer2",
        ];
        assert_eq!(drawing.names(), names);
        for reader in drawing.rows_of("Reader") {
            assert_eq!(reader.of_class("sleep").len(), 2);
            assert_eq!(reader.of_class("read").len(), 2, "{reader:?}");
            assert!(reader.of_class("write").is_empty());
        }
        let mut values = BTreeSet::new();
        for writer in drawing.rows_of("Writer") {
            assert_eq!(writer.of_class("sleep").len(), 2);
            assert!(writer.of_class("read").is_empty());
            let writes = writer.of_class("write");
            values.extend(writes.iter().map(|shape| shape.words.clone()));
        }
        let expected = (1..=4).map(|value| format!("makes it {value}"));
        assert_eq!(values, expected.collect());
    });
}

/// A protocol for one thread, which takes its time.
#[derive(Default)]
struct Slow;

/// How long each of its methods takes.
const LONG: Duration = Duration::from_millis(60);

#[allow(unsafe_code)]
// SAFETY: the one thread that uses it never enters twice.
unsafe impl AccessProtocol for Slow {
    fn begin_read(&self) {
        thread::sleep(LONG);
    }

    fn end_read(&self) {
        thread::sleep(LONG);
    }

    fn begin_write(&self) {
        thread::sleep(LONG);
    }

    fn end_write(&self) {
        thread::sleep(LONG);
    }
}

#[test]
fn a_recorded_protocol_shows_who_waits_and_who_is_inside() {
    watch(|| {
        // The picture's unit is as long as one of the protocol's methods.
        let recording = Recording::start("a cell", Pace::new(LONG));
        let cell: SharedCell<Vec<i32>, Recorded<Slow>> = SharedCell::new(vec![1]);
        cell.read(|_| thread::sleep(LONG));
        cell.write(|numbers| {
            thread::sleep(LONG);
            numbers.push(2);
        });
        drop(timeline::using(Access::Unguarded, "has", 2));
        let drawing = Drawing::parse(&recording.finish().to_string());
        assert_eq!(cell.into_inner(), [1, 2]);
        let main = drawing.row("main");
        let deeds = [
            "waits for ok_to_read",
            "reads",
            "waits for ok_to_write",
            "writes",
            "has 2",
        ];
        assert_eq!(main.deeds(), deeds);
        let classes: Vec<&str> = main.shapes.iter().map(|shape| &*shape.class).collect();
        assert_eq!(classes, ["wait", "read", "wait", "write", "bare"]);
        for shape in &main.shapes[..4] {
            assert!(shape.to - shape.from >= 1.0, "{shape:?}");
        }
        // Who is about to end what it does is not inside any more.
        for (inside, next) in [(1, 2), (3, 4)] {
            let (inside, next) = (&main.shapes[inside], &main.shapes[next]);
            assert!(next.from - inside.to >= 1.0, "{main:?}");
        }
    });
}

#[test]
fn a_crowd_waits_for_the_two_conditions() {
    watch(|| {
        let options = [
            "--readers=6",
            "--writers=6",
            "--accesses=2000",
            "--second-ms=0",
        ];
        let drawing = drawing_of(&options);
        let deeds = |beginning: &str| -> String {
            let rows = drawing.rows_of(beginning);
            rows.iter().flat_map(|row| row.deeds()).collect()
        };
        let (readers, writers) = (deeds("Reader"), deeds("Writer"));
        assert!(readers.contains("waits for ok_to_read"), "{readers}");
        assert!(writers.contains("waits for ok_to_write"), "{writers}");
        assert!(!readers.contains("ok_to_write") && !writers.contains("ok_to_read"));
    });
}
