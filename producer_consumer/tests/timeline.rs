//! The option `--timeline` of this chapter's programs.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

use std::path::Path;
use std::process::Command;

use drawing::Drawing;
use grading::peer::{Ended, PATIENCE, Program};
use grading::watchdog::watch;

const SYNCHRONIZED: &str = env!("CARGO_BIN_EXE_producer_consumer2");
const UNSYNCHRONIZED: &str = env!("CARGO_BIN_EXE_producer_consumer1");
const SEVERAL: &str = env!("CARGO_BIN_EXE_multiple_consumers");

fn run_in(folder: &Path, program: &str, options: &[&str]) -> Ended {
    let mut command = Command::new(program);
    command.args(options).current_dir(folder);
    Program::start_command(command).wait_within(PATIENCE)
}

/// Runs `program` with these options, and returns what it has drawn.
#[track_caller]
fn drawing_of(program: &str, options: &[&str]) -> Drawing {
    let folder = tempfile::tempdir().unwrap();
    let options = [options, &["--timeline=picture.svg"]].concat();
    let ended = run_in(folder.path(), program, &options);
    assert!(ended.status.success(), "{}", ended.stderr);
    Drawing::read(folder.path().join("picture.svg"))
}

/// Fails unless these rows of a seed's drawing show these deeds. How long a second of the story has
/// to be for that depends on how busy the machine is.
#[track_caller]
fn shows(program: &str, options: &[&str], rows: &[(&str, &[&str])]) {
    let mut shown = Vec::new();
    for second_ms in ["20", "100", "500"] {
        let options = [options, &["--second-ms", second_ms]].concat();
        let drawing = drawing_of(program, &options);
        let deeds = rows
            .iter()
            .map(|(name, _)| drawing.row(name).deeds().join(", "));
        shown = deeds.collect();
        if shown
            .iter()
            .zip(rows)
            .all(|(shown, (_, deeds))| *shown == deeds.join(", "))
        {
            return;
        }
    }
    let expected: Vec<String> = rows.iter().map(|(_, deeds)| deeds.join(", ")).collect();
    assert_eq!(shown, expected);
}

#[test]
fn the_consumer_waits_until_the_cell_is_readable() {
    watch(|| {
        let producer = ["sleeps 4 s", "sets 1", "sleeps 1 s", "sets 2"];
        let consumer = [
            "sleeps 3 s",
            "waits for readable",
            "gets 1",
            "sleeps 4 s",
            "gets 2",
        ];
        let options = ["--seed=13", "--accesses=2"];
        let rows = [("Producer", &producer[..]), ("Consumer", &consumer)];
        shows(SYNCHRONIZED, &options, &rows);
    });
}

#[test]
fn without_synchronization_nobody_waits_and_nobody_is_inside() {
    watch(|| {
        let producer = ["sleeps 4 s", "sets 1", "sleeps 1 s", "sets 2"];
        let consumer = ["sleeps 3 s", "gets -1", "sleeps 4 s", "gets 2"];
        let options = ["--seed=13", "--accesses=2"];
        let rows = [("Producer", &producer[..]), ("Consumer", &consumer)];
        shows(UNSYNCHRONIZED, &options, &rows);
        let drawing = drawing_of(UNSYNCHRONIZED, &[&options[..], &["--second-ms=1"]].concat());
        assert!(
            !drawing
                .legend
                .iter()
                .any(|class| class == "read" || class == "write")
        );
        assert!(drawing.legend.iter().any(|class| class == "bare"));
    });
}

#[test]
fn every_consumer_waits_for_the_same_item() {
    watch(|| {
        let options = ["--seed=13", "--accesses=1", "--consumers=2"];
        let rows = [
            ("Producer", &["sleeps 4 s", "sets 1"][..]),
            (
                "Consumer 1",
                &["sleeps 3 s", "waits for readable", "gets 1"],
            ),
            (
                "Consumer 2",
                &["sleeps 2 s", "waits for readable", "gets 1"],
            ),
        ];
        shows(SEVERAL, &options, &rows);
    });
}

#[test]
fn the_producer_waits_until_the_cell_is_writeable() {
    watch(|| {
        // Nobody sleeps, so the one who is faster waits.
        let options = ["--accesses=2000", "--second-ms=0"];
        for (program, options) in [
            (SYNCHRONIZED, options.to_vec()),
            (SEVERAL, [&options[..], &["--consumers=2"]].concat()),
        ] {
            let drawing = drawing_of(program, &options);
            let producer = drawing.row("Producer").deeds().join(", ");
            assert!(producer.contains("waits for writeable"), "{producer}");
            assert!(producer.contains("sets"), "{producer}");
        }
    });
}

#[test]
fn items_are_set_and_got_in_turn() {
    watch(|| {
        let drawing = drawing_of(SYNCHRONIZED, &["--accesses=6", "--second-ms=5"]);
        let (producer, consumer) = (drawing.row("Producer"), drawing.row("Consumer"));
        for item in 1..=5 {
            let when = |row: &drawing::Row, deed: String| {
                let shape = row.shapes.iter().find(|shape| shape.words.contains(&deed));
                shape.map(|shape| (shape.from, shape.to)).expect(&deed)
            };
            let (_, set) = when(producer, format!("sets {item}"));
            let (_, got) = when(consumer, format!("gets {item}"));
            assert!(set <= got, "item {item} is got before it is set");
        }
    });
}

#[test]
fn the_three_programs_refuse_a_bad_path_before_they_ask() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        for program in [SYNCHRONIZED, UNSYNCHRONIZED, SEVERAL] {
            let ended = run_in(folder.path(), program, &["--timeline=no/such.svg"]);
            assert_eq!(ended.status.code(), Some(1));
            let line = "error: cannot write the timeline no/such.svg: ";
            assert!(ended.stderr.starts_with(line), "{}", ended.stderr);
            assert_eq!(ended.stdout, "");
        }
    });
}
