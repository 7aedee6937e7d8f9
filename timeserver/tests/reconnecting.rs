//! Recovery from a refused connection (Project 2): the pauses, without waiting for any.

mod stage;

use std::cell::RefCell;
use std::io::{self, ErrorKind};
use std::net::TcpStream;
use std::time::Duration;

use grading::watchdog::doing;
use stage::{connection, watch_briefly};
use timeserver::Reconnect;

const SECOND: Duration = Duration::from_secs(1);

/// Longer than any test may take.
const HOUR: Duration = Duration::from_secs(3600);

/// More than anybody here should try.
const TOO_MANY: usize = 100;

/// A server that refuses `refusals` times, and what a client that tries to reach it does: the
/// attempts and the pauses, in their order.
fn story(reconnect: Reconnect, refusals: usize) -> (io::Result<TcpStream>, Vec<String>) {
    let story = RefCell::new(Vec::new());
    let attempts = RefCell::new(0);
    let connect = || {
        *attempts.borrow_mut() += 1;
        let attempt = *attempts.borrow();
        assert!(
            attempt < TOO_MANY,
            "connect still tries again after {attempt} attempts: there are {} retries",
            reconnect.retries
        );
        story.borrow_mut().push(format!("attempt {attempt}"));
        if attempt > refusals {
            return Ok(connection().0);
        }
        Err(io::Error::new(
            ErrorKind::ConnectionRefused,
            format!("refusal {attempt}"),
        ))
    };
    let pause = |error: &io::Error, length: Duration| {
        story
            .borrow_mut()
            .push(format!("{error}: pause of {} s", length.as_secs_f64()));
    };
    let result = doing("is in Reconnect::connect", || {
        reconnect.connect(connect, pause)
    });
    (result, story.into_inner())
}

#[test]
fn exercise_2_a_server_that_listens_is_connected_to_without_a_pause() {
    watch_briefly(|| {
        let (result, story) = story(Reconnect::new(5, SECOND), 0);
        assert!(result.is_ok());
        assert_eq!(story, ["attempt 1"], "who is connected is done");
    });
}

#[test]
fn exercise_2_a_server_that_comes_later_is_found() {
    watch_briefly(|| {
        let (result, story) = story(Reconnect::new(5, SECOND), 2);
        assert!(result.is_ok());
        let expected = [
            "attempt 1",
            "refusal 1: pause of 1 s",
            "attempt 2",
            "refusal 2: pause of 2 s",
            "attempt 3",
        ];
        assert_eq!(
            story, expected,
            "after each failure comes its pause, then the next attempt"
        );
    });
}

#[test]
fn exercise_2_after_the_last_retry_its_error_is_returned() {
    watch_briefly(|| {
        let (result, story) = story(Reconnect::new(2, SECOND), usize::MAX);
        let error = result.expect_err("there was never a server");
        assert_eq!(
            error.to_string(),
            "refusal 3",
            "the last attempt's error says how it is now"
        );
        assert_eq!(
            story.last().map(String::as_str),
            Some("attempt 3"),
            "no pause after the last"
        );
        assert_eq!(
            story.len(),
            5,
            "two retries are three attempts with two pauses between them: {story:?}"
        );
    });
}

#[test]
fn exercise_2_without_retries_there_is_one_attempt() {
    watch_briefly(|| {
        let (result, story) = story(Reconnect::new(0, SECOND), usize::MAX);
        assert_eq!(
            result.expect_err("there was never a server").kind(),
            ErrorKind::ConnectionRefused
        );
        assert_eq!(story, ["attempt 1"], "and no pause, since no retry follows");
    });
}

#[test]
fn exercise_2_the_last_attempt_counts_like_the_others() {
    watch_briefly(|| {
        let (result, story) = story(Reconnect::new(3, SECOND), 3);
        assert!(result.is_ok(), "the third retry succeeds: {story:?}");
    });
}

#[test]
fn exercise_2_the_waiting_is_left_to_pause() {
    watch_briefly(|| {
        // A `connect` that waits by itself as well ends after an hour.
        let (result, story) = story(Reconnect::new(1, HOUR), 1);
        assert!(result.is_ok(), "the retry succeeds: {story:?}");
    });
}

#[test]
fn pauses_double_up_to_the_longest() {
    let reconnect = Reconnect::new(8, SECOND);
    let seconds: Vec<_> = reconnect.pauses().map(|pause| pause.as_secs()).collect();
    assert_eq!(seconds, [1, 2, 4, 8, 16, 30, 30, 30]);
}

#[test]
fn pauses_shrink_with_the_second() {
    let reconnect = Reconnect::new(7, Duration::from_millis(1));
    let millis: Vec<_> = reconnect.pauses().map(|pause| pause.as_millis()).collect();
    assert_eq!(millis, [1, 2, 4, 8, 16, 30, 30]);
}

#[test]
fn any_number_of_retries_is_fine() {
    let reconnect = Reconnect::new(usize::MAX, Duration::MAX / 30);
    assert_eq!(reconnect.pauses().nth(1000), Some(reconnect.longest_pause));
}
