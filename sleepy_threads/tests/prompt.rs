//! Questions that are asked again after nonsense.

use std::io::ErrorKind;

use grading::watchdog::watch;
use sleepy_threads::Prompt;

/// What is returned for `input`, and what is shown meanwhile.
fn ask(input: &[u8]) -> (Result<u32, ErrorKind>, String) {
    let mut output = Vec::new();
    // Watched: a prompt that overlooks the end of its input asks for ever.
    let answer = watch(|| Prompt::new(input, &mut output).ask_number("How many? ", 1..=10));
    (
        answer.map_err(|error| error.kind()),
        String::from_utf8(output).unwrap(),
    )
}

#[test]
fn a_number_in_the_range_is_taken() {
    for input in ["1\n", "10\n", " 7 \n", "7\r\n", "007\n", "7"] {
        assert!(ask(input.as_bytes()).0.is_ok(), "{input:?}");
    }
}

#[test]
fn nonsense_is_answered_with_what_would_be_right_and_asked_again() {
    for (nonsense, shown) in [
        ("abc", "\"abc\""),
        ("0", "\"0\""),
        ("11", "\"11\""),
        ("-3", "\"-3\""),
        ("2.5", "\"2.5\""),
        ("99999999999999999999", "\"99999999999999999999\""),
        ("", "an empty line"),
        ("\x1b[2J", r#""\u{1b}[2J""#),
    ] {
        let (answer, output) = ask(format!("{nonsense}\n5\n").as_bytes());
        assert_eq!(answer, Ok(5), "{nonsense:?}");
        assert_eq!(
            output,
            format!(
                "How many? That was {shown}. Please enter a whole number from 1 to 10.\nHow many? "
            )
        );
    }
}

#[test]
fn bytes_that_are_not_text_are_nonsense_too() {
    assert_eq!(ask(b"\xff\xfe\n5\n").0, Ok(5));
}

#[test]
fn of_an_endless_line_only_the_beginning_is_kept() {
    let mut input = vec![b'9'; 1_000_000];
    input.extend(b"\n5\n");
    let (answer, output) = ask(&input);
    assert_eq!(answer, Ok(5));
    assert!(output.contains("a long line"), "{output}");
    assert_eq!(
        output.matches("How many?").count(),
        2,
        "one line is one answer: {output}"
    );
}

#[test]
fn the_end_of_the_input_is_an_error() {
    assert_eq!(ask(b"").0, Err(ErrorKind::UnexpectedEof));
    assert_eq!(ask(b"abc\n").0, Err(ErrorKind::UnexpectedEof));
}
