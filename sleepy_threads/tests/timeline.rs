//! What is recorded of threads, and how it is drawn.

mod drawing;

use std::panic::catch_unwind;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use drawing::{Drawing, Row};
use grading::watchdog::watch;
use sleepy_threads::timeline::{self, Access, ClientRow, Recording, Timeline};
use sleepy_threads::{Crew, Pace};

/// The picture of what `program` does.
fn picture_of(pace: Pace, program: impl FnOnce()) -> Drawing {
    let recording = Recording::start("a test", pace);
    program();
    Drawing::parse(&recording.finish().to_string())
}

/// A pace at which a second of the story is long enough to be seen, and short enough for a test.
fn quick() -> Pace {
    Pace::new(Duration::from_millis(20))
}

/// Runs `work` in a thread of this name, to its end.
fn run_thread(name: &str, work: impl FnOnce() + Send + 'static) {
    let mut crew = Crew::new();
    crew.start(name, timeline::thread(work)).unwrap();
    // How it ended is seen in the picture.
    let _ = crew.join();
}

#[test]
fn what_is_not_recorded_allocates_nothing() {
    let work = || {
        let _waiting = timeline::waiting_for("nothing");
        let _sleeping = timeline::sleeping(1);
        let turn = timeline::using(Access::Write, "sets", 1);
        turn.inside(Access::Read, "gets", 1);
        timeline::enter("ok_to_read", Access::Read, "reads", || ());
        timeline::leave();
        timeline::level("a queue", Some(3)).set(2);
        assert!(ClientRow::accepted(|| unreachable!("nobody wants its name")).is_none());
        Timeline::of_this_thread().row(|| ());
        timeline::thread(|| ())();
    };
    let allocations = allocation_counter::measure(work);
    assert_eq!(allocations.count_total, 0, "{allocations:?}");

    // And that would have been noticed:
    let allocations = allocation_counter::measure(|| drop(picture_of(quick(), work_of_a_client)));
    assert!(allocations.count_total > 0);
}

fn work_of_a_client() {
    drop(ClientRow::accepted(|| "a client".to_owned()));
}

/// The picture of a thread `Ken` who does all that a thread can do, at this pace.
fn busy_ken(pace: Pace) -> Drawing {
    picture_of(pace, || {
        run_thread("Ken", move || {
            pace.sleep(2);
            let turn = timeline::waiting_for("writeable");
            turn.inside(Access::Write, "sets", 7);
            drop(turn);
            let turn = timeline::waiting_for("readable");
            turn.inside(Access::Read, "gets", 8);
            drop(turn);
            pace.sleep(1);
            drop(timeline::using(Access::Unguarded, "sets", 9));
        });
    })
}

#[test]
fn a_row_shows_what_its_thread_does_and_what_it_is_called() {
    watch(|| {
        // What takes no time in the story does so on this machine if a second is long enough.
        let paces = [20, 100, 500, 2000].map(|ms| Pace::new(Duration::from_millis(ms)));
        let deeds = ["sleeps 2 s", "sets 7, gets 8", "sleeps 1 s", "sets 9"];
        let mut drawing = busy_ken(paces[0]);
        for pace in &paces[1..] {
            if drawing.row("Ken").deeds() != deeds {
                drawing = busy_ken(*pace);
            }
        }
        assert_eq!(drawing.names(), ["main", "Ken"]);
        let ken = drawing.row("Ken");
        assert_eq!(ken.deeds(), deeds);
        let classes: Vec<&str> = ken.shapes.iter().map(|shape| &*shape.class).collect();
        assert_eq!(classes, ["sleep", classes[1], "sleep", "bare"]);
        assert!(["write", "read"].contains(&classes[1]));
        assert_eq!(ken.end.as_deref(), Some("ends"));
        let legend = ["run", "sleep", "wait", "read", "write", "bare"];
        assert_eq!(drawing.legend, legend);
        assert_eq!(drawing.heading, "a test");
    });
}

#[test]
fn a_wait_is_shown_with_what_is_waited_for_until_it_is_over() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            run_thread("Ken", || {
                let turn = timeline::waiting_for("readable");
                thread::sleep(quick().second() * 3); // another thread takes its time
                turn.inside(Access::Read, "gets", 1);
                thread::sleep(quick().second() * 2); // and so does this one
            });
        });
        let ken = drawing.row("Ken");
        assert_eq!(ken.deeds(), ["waits for readable", "gets 1"]);
        let (wait, read) = (&ken.shapes[0], &ken.shapes[1]);
        assert!(wait.to - wait.from >= 3.0, "{wait:?}");
        assert!(read.to - read.from >= 2.0, "{read:?}");
        assert_eq!(wait.to, read.from, "there is no time in between");
    });
}

#[test]
fn a_section_lasts_until_it_is_left_also_around_another_one() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            run_thread("Ken", || {
                let enter = |access, does| {
                    timeline::enter("its turn", access, does, || {
                        thread::sleep(3 * quick().second())
                    });
                };
                let work = || thread::sleep(2 * quick().second());
                enter(Access::Read, "reads");
                work();
                enter(Access::Write, "writes");
                work();
                timeline::leave();
                work();
                timeline::leave();
                work();
                drop(timeline::using(Access::Unguarded, "gets", 1));
            });
        });
        let ken = drawing.row("Ken");
        let waits = "waits for its turn";
        let deeds = [waits, "reads", waits, "writes", "reads", "gets 1"];
        assert_eq!(ken.deeds(), deeds);
        let classes: Vec<&str> = ken.shapes.iter().map(|shape| &*shape.class).collect();
        assert_eq!(classes, ["wait", "read", "wait", "write", "read", "bare"]);
        let left = &ken.shapes[4];
        assert!(ken.shapes[5].from - left.to >= 2.0, "{ken:?}");
    });
}

#[test]
fn who_panics_on_entering_does_again_what_it_did_before() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            run_thread("Ken", || {
                let _using = timeline::using(Access::Write, "sets", 1);
                let panics = || timeline::enter("its turn", Access::Read, "reads", || panic!("no"));
                assert!(catch_unwind(panics).is_err());
                thread::sleep(3 * quick().second());
            });
        });
        // That it waited may be seen, if the panic's message took a while.
        assert_eq!(drawing.row("Ken").deeds().last(), Some(&"sets 1"));
    });
}

#[test]
fn after_something_inside_of_a_wait_the_wait_goes_on() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            run_thread("Ken", || {
                let _waiting = timeline::waiting_for("tea");
                thread::sleep(quick().second());
                quick().sleep(1);
                thread::sleep(quick().second());
            });
        });
        let deeds = drawing.row("Ken").deeds();
        assert_eq!(deeds, ["waits for tea", "sleeps 1 s", "waits for tea"]);
    });
}

#[test]
fn time_is_the_storys_and_begins_with_the_first_thread() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            thread::sleep(quick().second() * 10); // somebody is asked for a number
            run_thread("Ken", || quick().sleep(3));
            run_thread("Ada", || quick().sleep(2));
        });
        let (ken, ada) = (&drawing.row("Ken").shapes[0], &drawing.row("Ada").shapes[0]);
        assert!(ken.from < 10.0, "the clock ran before: {ken:?}");
        assert!(ken.to - ken.from >= 3.0, "{ken:?}");
        assert!(ada.from >= ken.to && ada.to - ada.from >= 2.0, "{ada:?}");
    });
}

#[test]
fn time_begins_with_the_thread_that_runs_first_whichever_was_started_first() {
    let pace = quick();
    let drawing = picture_of(pace, || {
        let first = timeline::thread(move || pace.sleep(1));
        let second = timeline::thread(move || pace.sleep(2));
        for (name, run) in [
            ("second", Box::new(second) as Box<dyn FnOnce() + Send>),
            ("first", Box::new(first)),
        ] {
            let thread = thread::Builder::new().name(name.to_owned());
            thread.spawn(run).unwrap().join().unwrap();
        }
    });
    assert_eq!(drawing.names(), ["main", "first", "second"]);
    for (name, seconds) in [("first", 1.0), ("second", 2.0)] {
        let sleep = &drawing.row(name).shapes[0];
        assert!(sleep.to - sleep.from >= seconds - 0.002, "{sleep:?}");
    }
    assert!(drawing.row("first").shapes[0].from >= 2.0 - 0.002);
}

#[test]
fn a_thread_that_panics_is_seen_to_and_the_others_go_on() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            run_thread("Ken", || panic!("this thread was told to panic"));
            run_thread("Ada", || quick().sleep(1));
        });
        assert_eq!(drawing.row("Ken").end.as_deref(), Some("panics"));
        assert_eq!(drawing.row("Ada").end.as_deref(), Some("ends"));
    });
}

#[test]
fn a_thread_that_is_still_busy_is_in_the_picture() {
    watch(|| {
        let (inside, is_inside) = mpsc::channel();
        let (leave, may_leave) = mpsc::channel::<()>();
        let mut crew = Crew::new();
        let drawing = picture_of(quick(), || {
            let work = move || {
                let _waiting = timeline::waiting_for("leave");
                inside.send(()).unwrap();
                let _ = may_leave.recv();
            };
            crew.start("Ken", timeline::thread(work)).unwrap();
            is_inside.recv().unwrap();
            thread::sleep(quick().second());
        });
        drop(leave);
        crew.join().unwrap();
        let ken = drawing.row("Ken");
        assert_eq!(ken.deeds(), ["waits for leave"]);
        assert_eq!(ken.end, None);
    });
}

#[test]
fn threads_that_are_not_told_of_have_no_row() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            thread::spawn(|| quick().sleep(1)).join().unwrap();
        });
        assert_eq!(drawing.names(), ["main"]);
    });
}

#[test]
fn a_recording_is_over_when_it_is_finished() {
    let first = picture_of(quick(), || run_thread("Ken", || ()));
    assert!(ClientRow::accepted(|| unreachable!("nobody wants its name")).is_none());
    run_thread("Ada", || ());
    let second = picture_of(quick(), || run_thread("Zoë", || ()));
    assert_eq!(first.names(), ["main", "Ken"]);
    assert_eq!(second.names(), ["main", "Zoë"]);
}

#[test]
fn rows_stand_in_the_order_in_which_the_threads_were_started() {
    watch(|| {
        let drawing = picture_of(quick(), || {
            let mut crew = Crew::new();
            let (send, receive) = mpsc::channel();
            // The first one waits for the last one.
            let wait = move || receive.recv().unwrap();
            crew.start("first", timeline::thread(wait)).unwrap();
            crew.start("last", timeline::thread(move || send.send(()).unwrap()))
                .unwrap();
            crew.join().unwrap();
        });
        assert_eq!(drawing.names(), ["main", "first", "last"]);
    });
}

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
fn a_client_waits_is_served_and_ends() {
    watch(|| {
        let drawing = picture_of(Pace::default(), || {
            let client = ClientRow::accepted(|| "Ken".to_owned()).unwrap();
            thread::sleep(quick().second());
            client.serve(|| {
                thread::sleep(quick().second());
                let _waiting = timeline::waiting_for("the phone book");
                thread::sleep(quick().second());
            });
            client.end("fails", false);
            drop(ClientRow::accepted(|| "Ada".to_owned()));
        });
        let ken = drawing.row("Ken");
        let deeds = [
            "waits for its turn",
            "is served",
            "waits for the phone book",
        ];
        assert_eq!(ken.deeds()[..3], deeds);
        assert_eq!(ken.end.as_deref(), Some("fails"));
        assert_eq!(
            drawing.row("main").deeds(),
            ["serves a client"],
            "it served one"
        );
        assert_eq!(drawing.row("Ada").end.as_deref(), Some("is let go"));
    });
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
