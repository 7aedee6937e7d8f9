//! Who has a row in a timeline, from when to when.

mod drawing;
mod recorded;

use std::sync::mpsc;
use std::thread;

use grading::watchdog::watch;
use recorded::{picture_of, quick, run_thread};
use sleepy_threads::timeline::{self, ClientRow};
use sleepy_threads::{Crew, Pace};

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
