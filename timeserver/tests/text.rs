//! Text: what is logged, what is shown, and what is read from a command line.

mod stage;

use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use stage::lines::Lines;
use timeserver::{Log, LossyText, seconds};

#[test]
fn a_log_writes_each_line_whole() {
    let lines = Lines::default();
    let log = Log::to(lines.clone());
    thread::scope(|scope| {
        for writer in 0..8 {
            let log = log.clone();
            scope.spawn(move || {
                for number in 0..100 {
                    log.line(format_args!("{writer} writes {number}"));
                }
            });
        }
    });
    let lines = lines.all();
    assert_eq!(lines.len(), 800);
    for writer in 0..8 {
        let own: Vec<_> = lines
            .iter()
            .filter(|line| line.starts_with(&format!("{writer} ")))
            .collect();
        let expected: Vec<_> = (0..100)
            .map(|number| format!("{writer} writes {number}"))
            .collect();
        assert_eq!(
            own,
            expected.iter().collect::<Vec<_>>(),
            "a line is lost, mixed or overtaken"
        );
    }
}

#[test]
fn a_line_of_the_log_stays_one_line() {
    let lines = Lines::default();
    Log::to(lines.clone()).line("up\x1b[2Jand\r\naway ü");
    assert_eq!(lines.all(), ["up\\u{1b}[2Jand\\r\\naway ü"]);
}

#[test]
fn a_log_survives_a_reader_that_has_gone() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }
    Log::to(Closed).line("nobody hears this");
}

#[test]
fn a_silent_log_does_not_even_look_at_its_line() {
    struct Untouchable;
    impl std::fmt::Display for Untouchable {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            panic!("somebody looked")
        }
    }
    Log::silent().line(Untouchable);
}

#[test]
fn text_is_the_same_however_it_is_cut() {
    let bytes =
        b"a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80 \xff\xc3( \xe2\x82x \xed\xa0\x80 \xf0\x9f\x98";
    let whole = String::from_utf8_lossy(bytes);
    for first in 0..=bytes.len() {
        for second in first..=bytes.len() {
            let mut text = LossyText::new();
            let mut shown = String::new();
            for piece in [&bytes[..first], &bytes[first..second], &bytes[second..]] {
                shown += &text.push(piece);
            }
            shown += text.finish();
            assert_eq!(shown, whole, "cut at {first} and {second}");
        }
    }
}

#[test]
fn text_is_shown_as_soon_as_it_is_whole() {
    let mut text = LossyText::new();
    assert_eq!(text.push(b"a\xe2\x82"), "a");
    assert_eq!(text.push(b""), "");
    assert_eq!(text.push(b"\xac"), "€");
    assert_eq!(
        text.push(b"\xff"),
        "\u{FFFD}",
        "nothing could make a character of this"
    );
    assert_eq!(text.finish(), "");
}

#[test]
fn seconds_are_more_than_nothing_and_at_most_a_day() {
    assert_eq!(seconds("30"), Ok(Duration::from_secs(30)));
    assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
    assert_eq!(seconds("86400"), Ok(Duration::from_secs(86_400)));
    for nonsense in [
        "", "0", "-1", "nan", "inf", "1e-30", "86401", "1e300", "ten", "1 s",
    ] {
        assert!(
            seconds(nonsense).is_err(),
            "{nonsense} was taken for a time"
        );
    }
}
