//! Threads from start to join.

use std::sync::{Arc, Barrier};

use grading::watchdog;
use rand::SeedableRng;
use sleepy_threads::{Crew, CrewError, SleepyThread, StoryRng};

#[test]
fn a_crew_returns_what_its_threads_return_in_the_order_of_their_start() {
    watchdog::watch(|| {
        let mut crew = Crew::new();
        // All are started before any of them ends.
        let all_started = Arc::new(Barrier::new(5));
        for number in 0..5 {
            let all_started = Arc::clone(&all_started);
            crew.start(format!("Thread {number}"), move || {
                all_started.wait();
                number
            })
            .unwrap();
        }
        assert_eq!(crew.join().unwrap(), [0, 1, 2, 3, 4]);
    });
}

#[test]
fn a_threads_name_is_known_to_the_thread() {
    watchdog::watch(|| {
        let mut crew = Crew::new();
        crew.start("Ken", || std::thread::current().name().map(str::to_owned))
            .unwrap();
        assert_eq!(crew.join().unwrap(), [Some("Ken".to_owned())]);
    });
}

#[test]
fn a_panic_ends_one_thread_and_is_reported_by_name_after_the_others_have_ended() {
    watchdog::watch(|| {
        let (go_on, gone_on) = std::sync::mpsc::channel();
        let mut crew = Crew::new();
        crew.start("Panicker", || panic!("this thread was told to panic"))
            .unwrap();
        crew.start("Survivor", move || go_on.send("done").unwrap())
            .unwrap();
        match crew.join() {
            Err(CrewError::Panicked { names, started }) => {
                assert_eq!((names, started), (vec!["Panicker".to_owned()], 2));
            }
            other => panic!("the panic was not reported: {other:?}"),
        }
        assert_eq!(gone_on.recv(), Ok("done"), "the other thread did not go on");
    });
}

#[test]
fn exercise_3_sleep_intervals_are_whole_seconds_from_one_to_the_maximum() {
    let mut rng = StoryRng::seed_from_u64(1);
    let mut drawn = [0; 8];
    for number in 1..=6000 {
        let interval = SleepyThread::new(number, 6, &mut rng).sleep_interval();
        assert!(
            (1..=6).contains(&interval),
            "an interval of {interval}, of 1 to 6"
        );
        drawn[interval as usize] += 1;
    }
    for (interval, times) in drawn.into_iter().enumerate().skip(1).take(6) {
        // With this seed. A fair draw gives about 1000 of each.
        assert!(
            (850..1150).contains(&times),
            "{interval} was drawn {times} times in 6000"
        );
    }
}
