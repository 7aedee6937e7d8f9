//! Threads from start to join, under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/crew.rs"]
mod crew;

use std::explore::{call, every_schedule, note, quiesce, spawn};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Barrier};
use std::thread::{self, JoinHandle};

use crew::{Crew, CrewError};

/// Starts a thread of the crew.
fn start<T: Send + 'static>(
    crew: &mut Crew<T>,
    name: &str,
    run: impl FnOnce() -> T + Send + 'static,
) {
    call(format!("start({name:?})"), || crew.start(name, run)).unwrap();
}

/// A crew of threads that wait for leave before they end. Each returns its place in the crew.
fn waiting_crew<const SIZE: usize>(names: [&str; SIZE]) -> (Crew<usize>, [Sender<()>; SIZE]) {
    let mut crew = Crew::new();
    let leaves = std::array::from_fn(|place| {
        let (leave, granted) = channel();
        start(&mut crew, names[place], move || {
            wait_for(&granted);
            place
        });
        leave
    });
    (crew, leaves)
}

fn wait_for(leave: &Receiver<()>) {
    leave.recv().expect("the test gives leave to every thread");
}

/// Joins the crew in a thread of its own, so that the test can see whether `join` still waits.
fn joiner<T: Send + 'static>(crew: Crew<T>) -> JoinHandle<Result<Vec<T>, CrewError>> {
    spawn("joiner", move || call("join()", || crew.join()))
}

#[test]
fn exercise_1_all_threads_of_a_crew_run_at_the_same_time() {
    every_schedule(|| {
        let mut crew = Crew::new();
        let everybody = Arc::new(Barrier::new(4)); // nobody ends before all have come
        for name in ["Ada", "Ken", "Zoë"] {
            let everybody = Arc::clone(&everybody);
            start(&mut crew, name, move || {
                everybody.wait();
            });
        }
        everybody.wait();
    });
}

#[test]
fn exercise_1_start_returns_while_the_thread_still_runs() {
    every_schedule(|| {
        let (crew, [leave]) = waiting_crew(["Ken"]);
        note("start(\"Ken\") has returned; now Ken may end");
        leave.send(()).unwrap();
        drop(crew);
    });
}

#[test]
fn exercise_1_a_thread_knows_its_name() {
    every_schedule(|| {
        let (tell, told) = channel();
        let mut crew = Crew::new();
        start(&mut crew, "Ken", move || {
            tell.send(thread::current().name().map(str::to_owned))
                .unwrap();
        });
        let name = told.recv().expect("Ken was not run");
        assert_eq!(
            name.as_deref(),
            Some("Ken"),
            "what was started with the name \"Ken\" runs in a thread of another name"
        );
    });
}

#[test]
fn exercise_1_the_handle_of_a_thread_is_kept() {
    every_schedule(|| {
        let mut crew = Crew::new();
        // What a thread returns is kept for whoever joins it, and dropped if nobody can any more.
        let returned = Arc::new(());
        for name in ["Ada", "Ken"] {
            let returned = Arc::clone(&returned);
            start(&mut crew, name, move || returned);
        }
        quiesce(); // both have ended
        assert_eq!(
            Arc::strong_count(&returned) - 1,
            2,
            "two threads have ended, and `join` could not get what both returned: is every handle \
             kept in `threads`?"
        );
        drop(crew);
    });
}

#[test]
fn exercise_2_join_waits_until_every_thread_has_ended() {
    every_schedule(|| {
        let (crew, [ada, ken, zoe]) = waiting_crew(["Ada", "Ken", "Zoë"]);
        let joiner = joiner(crew);
        quiesce();
        assert!(
            !joiner.is_finished(),
            "join has returned, and none of the three threads has ended"
        );
        for (leave, still_running) in [(zoe, "Ada and Ken"), (ada, "Ken")] {
            leave.send(()).unwrap();
            quiesce();
            assert!(
                !joiner.is_finished(),
                "join has returned while {still_running} still ran"
            );
        }
        ken.send(()).unwrap();
        assert!(
            joiner.join().unwrap().is_ok(),
            "join reports an error, and no thread has panicked"
        );
    });
}

#[test]
fn exercise_2_what_threads_return_is_in_the_order_of_their_start() {
    every_schedule(|| {
        let (crew, leaves) = waiting_crew(["Ada", "Ken", "Zoë"]);
        let joiner = joiner(crew);
        for leave in leaves.into_iter().rev() {
            leave.send(()).unwrap();
            quiesce(); // the thread has ended: last started, first ended
        }
        let returned = joiner.join().unwrap().expect("no thread has panicked");
        assert_eq!(
            returned,
            [0, 1, 2],
            "threads 0, 1 and 2 return their numbers; join has another order, or not all of them"
        );
    });
}

#[test]
fn exercise_2_a_panic_is_reported_after_the_others_have_ended() {
    every_schedule(|| {
        let mut crew = Crew::new();
        let (leave, granted) = channel();
        let others_end = Arc::new(AtomicBool::new(false));
        let end = Arc::clone(&others_end);
        start(&mut crew, "Ada", || panic!("Ada was told to panic"));
        start(&mut crew, "Ken", move || {
            wait_for(&granted);
            end.store(true, SeqCst);
        });
        let joiner = joiner(crew);
        quiesce();
        assert!(
            !joiner.is_finished(),
            "join has returned after the panic of Ada, while Ken still ran"
        );
        leave.send(()).unwrap();
        expect_panicked(joiner, &["Ada"], 2);
        assert!(others_end.load(SeqCst), "Ken did not go on to its end");
    });
}

#[test]
fn exercise_2_all_that_panicked_are_named_in_the_order_of_their_start() {
    every_schedule(|| {
        let mut crew = Crew::new();
        start(&mut crew, "Ada", || panic!("Ada was told to panic"));
        start(&mut crew, "Ken", || ());
        start(&mut crew, "Zoë", || panic!("Zoë was told to panic"));
        expect_panicked(joiner(crew), &["Ada", "Zoë"], 3);
    });
}

/// Fails unless `join` reports that just these threads panicked, of so many.
#[track_caller]
fn expect_panicked<T>(joiner: JoinHandle<Result<Vec<T>, CrewError>>, panicked: &[&str], of: usize) {
    match joiner.join() {
        Ok(Err(CrewError::Panicked { names, started })) => {
            assert_eq!(names, panicked, "join names other threads than panicked");
            assert_eq!(started, of, "`started` is the number of all threads");
        }
        Ok(Err(CrewError::Refused { .. })) => panic!("join reports a refused thread, not a panic"),
        Ok(Ok(_)) => panic!("join reports success, although {panicked:?} panicked"),
        Err(_) => panic!("join itself has panicked: it must report the panics of {panicked:?}"),
    }
}

#[test]
fn a_crew_without_threads_has_nothing_to_wait_for() {
    every_schedule(|| {
        assert!(Crew::<()>::default().join().unwrap().is_empty());
    });
}

#[test]
fn the_error_says_who_panicked() {
    let error = CrewError::Panicked {
        names: vec!["Ada".to_owned(), "Ken".to_owned()],
        started: 5,
    };
    assert_eq!(error.to_string(), "2 of 5 threads panicked: Ada, Ken");
}
