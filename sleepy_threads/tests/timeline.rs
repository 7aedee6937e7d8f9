//! What threads tell of themselves, and how it is shown.

mod drawing;
mod recorded;

use std::panic::catch_unwind;
use std::thread;
use std::time::Duration;

use drawing::Drawing;
use grading::watchdog::watch;
use recorded::{picture_of, quick, run_thread};
use sleepy_threads::Pace;
use sleepy_threads::timeline::{self, Access, ClientRow, Timeline};

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
fn what_is_done_for_a_client_is_seen_however_short_it_is() {
    watch(|| {
        let client_at = |pace: Pace| {
            let drawing = picture_of(pace, || {
                let client = ClientRow::accepted(|| "client".to_owned()).unwrap();
                client.serve(|| {
                    thread::sleep(2 * pace.second());
                    timeline::enter("its turn", Access::Write, "writes", || ());
                    timeline::leave();
                    timeline::enter("its turn", Access::Read, "reads", || ());
                    timeline::leave();
                    thread::sleep(2 * pace.second());
                });
                client.end("ends", true);
            });
            let client = drawing.row("client");
            let deeds = client.deeds().into_iter().map(str::to_owned);
            (deeds.collect::<Vec<_>>(), client.shapes[1].class.clone())
        };
        // It is short if this machine is not held up meanwhile.
        let paces = [20, 100, 500, 2000].map(|ms| Pace::new(Duration::from_millis(ms)));
        let expected = ["is served", "writes, reads", "is served"];
        let mut client = client_at(paces[0]);
        for pace in &paces[1..] {
            if client.0 != expected {
                client = client_at(*pace);
            }
        }
        assert_eq!(client.0, expected);
        assert!(["write", "read"].contains(&&*client.1), "{client:?}");
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
