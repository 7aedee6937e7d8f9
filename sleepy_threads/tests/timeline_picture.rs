//! A timeline can be read, however much happens in it.

mod drawing;
mod recorded;

use std::thread;

use drawing::{Drawing, Row};
use grading::watchdog::watch;
use recorded::{picture_of, quick, run_thread};
use sleepy_threads::timeline::{self, Access, ClientRow};
use sleepy_threads::{Crew, Pace};

#[test]
fn what_strangers_write_is_shown_as_text_and_not_at_length() {
    let name = "<script>&\"'\u{0}\u{1b}[31m\u{202e}\u{ffff}".to_owned() + &"x".repeat(10_000);
    let drawing = picture_of(quick(), || {
        drop(ClientRow::accepted(|| name));
        drop(ClientRow::accepted(|| "</text></svg>".to_owned()));
    });
    let names = drawing.names();
    assert!(names[1].starts_with("<script>&\"'\u{fffd}\u{fffd}[31m\u{fffd}\u{fffd}xx"));
    assert!(names[1].chars().count() <= 24, "{names:?}");
    assert_eq!(names[2], "</text></svg>");
}

#[test]
fn a_level_is_drawn_in_steps() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            let level = timeline::level("queue", Some(4));
            for value in [2, 3, 3, 0] {
                level.set(value);
                thread::sleep(quick().second());
            }
        });
        let queue = drawing.level("queue");
        // A busy machine may take so long to begin that the 0 before can be seen.
        assert!(queue.values().ends_with(&[2, 3, 0]), "{queue:?}");
        assert!(queue.has_limit);
        let steps = queue.steps.iter().skip_while(|&&(_, value)| value == 0);
        let times: Vec<f64> = steps.map(|&(from, _)| from).collect();
        assert!(times[1] >= 1.0 && times[2] - times[1] >= 2.0, "{times:?}");
    });
}

/// Threads that sleep, wait and act, so many at the same time.
fn crowd(threads: i64) -> Drawing {
    picture_of(quick(), move || {
        let mut crew = Crew::new();
        for number in 0..threads {
            let work = move || {
                for round in 0..4 {
                    quick().sleep(1);
                    let turn = timeline::waiting_for("ok_to_write");
                    thread::sleep(quick().second() / 2);
                    turn.inside(Access::Write, "makes it", number + round);
                    drop(turn);
                    // Near enough for the words to be in each other's way.
                    thread::sleep(quick().second() / 4);
                    drop(timeline::using(Access::Read, "gets", number + round));
                }
            };
            crew.start(format!("Thread {number}"), timeline::thread(work))
                .unwrap();
        }
        crew.join().unwrap();
    })
}

/// Where the words lie that stand in the middle of something, in pixels: from, to, and their line.
fn words(row: &Row) -> Vec<(f64, f64, f64)> {
    // Half of the letters' size is what an ordinary letter is wide.
    let half = |words: &str| words.chars().count() as f64 * 13.0 / 4.0;
    let words = row.words.iter().skip(1); // the name
    words
        .map(|(x, y, words)| (x - half(words), x + half(words), *y))
        .collect()
}

#[test]
fn pictures_of_few_and_of_many_threads_can_be_read() {
    watch(|| {
        for (threads, highest) in [(3, 300.0), (60, 1150.0)] {
            let drawing = crowd(threads);
            assert_eq!(drawing.rows.len() as i64, threads + 1);
            assert!(drawing.height <= highest, "{threads}: {}", drawing.height);
            let mut bottom = 0.0;
            for row in &drawing.rows[1..] {
                let tops = row.shapes.iter().map(|shape| shape.edges[1]);
                let top = tops.fold(f64::INFINITY, f64::min);
                assert!(top >= bottom, "{} lies upon the row above", row.name);
                for shape in &row.shapes {
                    let [left, _, right, lower] = shape.edges;
                    assert!(left >= 100.0, "{shape:?} lies upon the names");
                    assert!(
                        right <= drawing.width && lower <= drawing.height,
                        "{shape:?}"
                    );
                    bottom = f64::max(bottom, lower);
                }
                let mut words = words(row);
                words
                    .sort_by(|one, other| (one.2, one.0).partial_cmp(&(other.2, other.0)).unwrap());
                for pair in words.windows(2) {
                    let [(_, end, line), (begin, _, next)] = pair else {
                        unreachable!()
                    };
                    assert!(
                        line != next || end <= begin,
                        "words lie upon words: {row:?}"
                    );
                }
            }
            let acts = drawing.row("Thread 1").of_class("write");
            assert_eq!(acts.len(), 4, "each can be seen");
            let named = drawing.row("Thread 1").words.iter();
            let named = named.filter(|(_, _, words)| words.starts_with("makes it"));
            assert_eq!(named.count() > 0, threads == 3, "there is room for words");
        }
    });
}

#[test]
fn what_happens_too_often_to_be_seen_is_counted() {
    let drawing = picture_of(Pace::unslept(), || {
        run_thread("Ken", || {
            for number in 0..20_000 {
                let turn = timeline::waiting_for("writeable");
                turn.inside(Access::Write, "sets", number);
            }
        });
    });
    let ken = drawing.row("Ken");
    assert!(ken.shapes.len() < 1000, "{} shapes", ken.shapes.len());
    // "waits for writeable (12 times), sets (11 times)"
    let counted = |words: &str| -> usize {
        let times = words.split("sets (").nth(1);
        let times = times.and_then(|rest| rest.split(' ').next()).unwrap_or("1");
        times.parse().expect("a number of times")
    };
    let words = ken.shapes.iter().map(|shape| shape.words.as_str());
    let sets: usize = words
        .filter(|words| words.contains("sets"))
        .map(counted)
        .sum();
    assert!(
        (10_000..=20_000).contains(&sets),
        "{sets} of 20000 are shown"
    );
}

#[test]
fn a_recording_that_is_full_says_so_and_keeps_what_it_has() {
    let drawing = picture_of(Pace::unslept(), || {
        run_thread("Ken", || {
            for number in 0..400_000 {
                drop(timeline::using(Access::Write, "sets", number));
            }
        });
        run_thread("Ada", || ());
    });
    assert!(drawing.notes[0].starts_with("The recording was full at"));
    assert!(!drawing.row("Ken").shapes.is_empty());
    assert_eq!(drawing.row("Ken").end, None, "that came later");

    let drawing = picture_of(Pace::unslept(), || {
        for number in 0..1200 {
            drop(ClientRow::accepted(|| format!("client {number}")));
        }
    });
    assert_eq!(drawing.rows.len(), 1000);
    assert!(
        drawing.notes[0].contains("no room for 201 more"),
        "{:?}",
        drawing.notes
    );
}
