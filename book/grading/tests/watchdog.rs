//! The watchdog. What ends the process is tried in a process of its own: the tests that are ignored are run by the
//! others.

use grading::peer::{Ended, Program};
use grading::watchdog::{doing, scope, spawn, watch, watch_for};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

/// Short enough for a test to wait for, long enough for three threads to start on a slow machine.
const SHORT: Duration = Duration::from_millis(1200);

/// Far less than it would take to run into any limit but that of the test itself.
const SOON: Duration = Duration::from_secs(15);

fn run_alone(test: &str) -> Ended {
    let this = std::env::current_exe().unwrap();
    let program = Program::start(this, &[test, "--exact", "--ignored"]);
    let ended = program.wait_within(SOON);
    println!("{}\n{}", ended.stdout, ended.stderr);
    assert!(
        !ended.status.success(),
        "the run looks as if all tests had passed"
    );
    ended
}

fn message_of(body: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(body)).unwrap_err();
    match payload.downcast::<String>() {
        Ok(message) => *message,
        Err(payload) => payload.downcast_ref::<&str>().unwrap().to_string(),
    }
}

#[test]
fn a_test_that_ends_returns_its_value() {
    let value = watch(|| {
        let (sender, receiver) = channel();
        let producer = spawn("producer", move || {
            doing("sends", || sender.send(7).unwrap())
        });
        let value = doing("waits for the value", || receiver.recv().unwrap());
        producer.join().unwrap();
        value
    });
    assert_eq!(value, 7);
}

#[test]
#[ignore = "hangs"]
fn hangs() {
    watch_for(SHORT, || {
        let (_sender, receiver) = channel::<()>();
        let lock = Mutex::new(());
        let held = lock.lock();
        scope(|scope| {
            scope.spawn("consumer", move || {
                doing("gets two items", || {
                    doing("waits in get_data()", || receiver.recv())
                })
            });
            scope.spawn("other", || {
                doing("waits for the lock", || drop(lock.lock()))
            });
            spawn("quick", || ());
            let stranger = || doing("is a stranger", thread::park);
            thread::Builder::new()
                .name("stranger".to_string())
                .spawn(stranger)
                .unwrap();
        });
        drop(held);
    });
}

#[test]
fn a_hang_is_told_as_who_waits_for_what() {
    let ended = run_alone("hangs");
    for words in [
        "hangs has not ended after 1.2s:",
        "consumer  waits in get_data(), for 1.",
        "other     waits for the lock, for 1.",
        "quick     has ended",
        "stranger  is a stranger, for 1.",
        "hangs     is in a scope, or waits for the end of its threads, for 1.",
    ] {
        assert!(
            ended.stderr.contains(words),
            "the report does not say {words:?}"
        );
    }
    assert_eq!(ended.status.code(), Some(101));
}

#[test]
#[ignore = "hangs"]
fn leaves_a_thread_behind() {
    watch_for(SHORT, || {
        spawn("left behind", || doing("waits for nothing", thread::park));
    });
}

#[test]
fn a_thread_that_does_not_end_is_a_hang() {
    let ended = run_alone("leaves_a_thread_behind");
    let words = "left behind             waits for nothing, for";
    assert!(
        ended.stderr.contains(words),
        "the report does not say {words:?}"
    );
}

#[test]
#[ignore = "hangs"]
fn hangs_after_a_panic() {
    watch_for(SHORT * 20, || {
        let (sender, receiver) = channel::<()>();
        let kept = sender.clone();
        spawn("bad", move || {
            let _sender = sender;
            panic!("never sends");
        });
        let _ = receiver.recv();
        drop(kept);
    });
}

#[test]
fn a_hang_after_a_panic_is_told_soon_and_with_the_panic() {
    let ended = run_alone("hangs_after_a_panic");
    let words = "hangs_after_a_panic does not end after this: thread `bad` panicked: never sends";
    assert!(
        ended.stderr.contains(words),
        "the report does not say {words:?}"
    );
}

#[test]
fn a_panic_that_nobody_joins_is_raised_in_the_test() {
    let message = message_of(|| {
        watch(|| {
            spawn("bad", || panic!("own words"));
        })
    });
    assert_eq!(message, "thread `bad` panicked: own words");
}

#[test]
fn a_panic_that_is_joined_is_not_raised() {
    watch(|| {
        assert!(spawn("bad", || panic!("seen")).join().is_err());
        let caught = catch_unwind(|| scope(|scope| drop(scope.spawn("bad", || panic!("seen")))));
        assert!(caught.is_err());
        let seen = scope(|scope| scope.spawn("bad", || panic!("seen")).join().is_err());
        assert!(seen);
    });
}

#[test]
fn a_scope_raises_the_threads_own_panic() {
    let scoped = || {
        scope(|scope| {
            let start = Barrier::new(1);
            start.wait();
            scope.spawn("bad", || panic!("own words"));
        });
    };
    assert_eq!(message_of(scoped), "thread `bad` panicked: own words");
    assert_eq!(
        message_of(|| watch(scoped)),
        "thread `bad` panicked: own words"
    );
}

#[test]
fn the_panic_of_the_test_itself_comes_first() {
    let message = message_of(|| {
        watch(|| {
            let bad = spawn("bad", || panic!("of a thread"));
            while !bad.is_finished() {
                thread::yield_now();
            }
            panic!("of the test");
        })
    });
    assert_eq!(message, "of the test");
}

#[test]
#[ignore = "ends the process"]
fn exits_in_the_test() {
    watch(|| std::process::exit(0));
}

#[test]
#[ignore = "ends the process"]
fn exits_in_a_thread() {
    watch(|| {
        let _ = spawn("quits", || std::process::exit(0)).join();
    });
}

#[test]
#[ignore = "ends the process"]
fn exits_in_an_exploration() {
    grading::explore::every_schedule(|| std::process::exit(0));
}

#[test]
#[cfg_attr(
    not(target_os = "linux"),
    ignore = "promised nowhere, and only tried on Linux"
)]
fn ending_the_process_does_not_pass_a_test() {
    for test in [
        "exits_in_the_test",
        "exits_in_a_thread",
        "exits_in_an_exploration",
    ] {
        let ended = run_alone(test);
        let words = "the code under test ends the whole process, and the test with it";
        assert!(
            ended.stderr.contains(words),
            "{test}: nothing says {words:?}"
        );
    }
}

#[test]
fn the_stand_ins_exit_fails_only_the_test() {
    let message = message_of(|| watch(|| grading::process::exit(0)));
    assert!(
        message.contains("ends the whole process, and the test with it, by std::process::exit(0)"),
        "{message}"
    );
    // Even if the code under test catches it, or if it happens in a thread whose end it ignores.
    let message = message_of(|| watch(|| drop(catch_unwind(|| grading::process::exit(0)))));
    assert!(message.contains("exit(0) (watchdog.rs:"), "{message}");
    let message = message_of(|| {
        watch(|| {
            let quits = spawn("quits", || grading::process::abort());
            let _: thread::Result<()> = quits.join();
        })
    });
    assert!(message.contains("abort() (watchdog.rs:"), "{message}");
}
