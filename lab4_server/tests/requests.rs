//! Where a request ends, and what is none. Without sockets, except for the last ones.

mod stage;

use std::time::Instant;

use grading::watchdog::watch;
use lab4_server::{BadRequest, Command, Request, RequestReader};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use stage::{FileServer, GAP, until_valid};

/// What is said of `bytes` that arrived in one piece, before and after silence.
fn judgements(bytes: &[u8]) -> [Option<Result<Request, BadRequest>>; 2] {
    let mut reader = RequestReader::new();
    reader.take(bytes);
    [reader.judge(false), reader.judge(true)]
}

fn request(command: Command, name: &[u8]) -> Option<Result<Request, BadRequest>> {
    let name = name.to_vec();
    Some(Ok(Request { command, name }))
}

const BAD: Option<Result<Request, BadRequest>> = Some(Err(BadRequest));

/// A judgement in words.
fn in_words(judgement: &Option<Result<Request, BadRequest>>) -> String {
    match judgement {
        None => "cannot be told yet".to_string(),
        Some(Err(BadRequest)) => "is a bad request".to_string(),
        Some(Ok(Request { command, name })) => {
            let name = name.escape_ascii();
            format!("is a {} of \"{name}\"", command.word())
        }
    }
}

/// Checks what is said of `bytes` that arrived in one piece, before and after a silence.
#[track_caller]
fn is_judged(bytes: &[u8], expected: [Option<Result<Request, BadRequest>>; 2]) {
    let judged = judgements(bytes);
    for (index, when) in ["before", "after"].into_iter().enumerate() {
        assert!(
            judged[index] == expected[index],
            "{when} a silence, \"{}\" {}, but it was judged that it {}",
            bytes
                .escape_ascii()
                .to_string()
                .chars()
                .take(60)
                .collect::<String>(),
            in_words(&expected[index]),
            in_words(&judged[index]),
        );
    }
}

#[test]
fn exercise_1_a_request_is_complete_after_a_silence_and_not_before() {
    is_judged(b"GET a", [None, request(Command::Get, b"a")]);
    is_judged(b"PUT a b ", [None, request(Command::Put, b"a b ")]);
    is_judged(b"DEL  ", [None, request(Command::Del, b" ")]);
}

#[test]
fn exercise_1_a_line_is_complete_at_once() {
    let get = request(Command::Get, b"a");
    is_judged(b"GET a\n", [get.clone(), get.clone()]);
    is_judged(b"GET a\r\n", [get.clone(), get]);
    is_judged(b"GET \n", [BAD, BAD]);
    is_judged(b"GET \r\n", [BAD, BAD]);
    is_judged(b"\n", [BAD, BAD]);
    // Only one `\r` belongs to the end, and only before a `\n`.
    let name = request(Command::Get, b"a\r");
    is_judged(b"GET a\r\r\n", [name.clone(), name.clone()]);
    is_judged(b"GET a\r", [None, name]);
}

#[test]
fn exercise_1_what_is_no_request_is_bad_after_a_silence_and_not_before() {
    for bytes in [
        "", "G", "GET ", "GETa", "HELLO", "GET\ta", "GEXT a", "get a", "PUS a", "    a",
    ] {
        is_judged(bytes.as_bytes(), [None, BAD]);
    }
}

#[test]
fn exercise_1_1028_bytes_are_a_request_and_one_more_is_none() {
    let name = [b'x'; 1025];
    let get = |count: usize| [b"GET ", &name[..count]].concat();
    let longest = request(Command::Get, &name[..1024]);
    is_judged(&get(1024), [None, longest.clone()]);
    is_judged(&get(1025), [BAD, BAD]);
    let mut line = get(1024);
    line.push(b'\n');
    is_judged(&line, [longest.clone(), longest]);
    let mut line = get(1025);
    line.push(b'\n');
    is_judged(&line, [BAD, BAD]);
}

#[test]
fn exercise_1_the_name_is_everything_after_the_first_space_also_if_it_is_no_text() {
    is_judged(
        b"GET \xff\x00 /..",
        [None, request(Command::Get, b"\xff\x00 /..")],
    );
}

#[test]
fn exercise_1_a_del_that_is_said_twice_is_one_del() {
    is_judged(b"DEL a bDEL a b", [None, request(Command::Del, b"a b")]);
    // Whoever says where it ends is taken at his word, and so is everybody else.
    let del = request(Command::Del, b"aDEL a");
    is_judged(b"DEL aDEL a\n", [del.clone(), del]);
    is_judged(b"GET aGET a", [None, request(Command::Get, b"aGET a")]);
    is_judged(b"DEL aDEL b", [None, request(Command::Del, b"aDEL b")]);
}

/// The rules once more, said in another way: what the whole of `bytes` is, when nothing follows.
fn expected(bytes: &[u8]) -> Result<Request, BadRequest> {
    let end = bytes.iter().position(|&byte| byte == b'\n');
    let said = &bytes[..end.unwrap_or(bytes.len())];
    if said.len() > 1028 {
        return Err(BadRequest);
    }
    let said = if end.is_some() {
        said.strip_suffix(b"\r").unwrap_or(said)
    } else {
        said
    };
    let half = &said[..said.len() / 2];
    let twice =
        end.is_none() && half.starts_with(b"DEL ") && half.len() > 4 && half.repeat(2) == said;
    let said = if twice { half } else { said };
    for command in [Command::Get, Command::Put, Command::Del] {
        let begin = format!("{} ", command.word());
        if let Some(name) = said.strip_prefix(begin.as_bytes())
            && !name.is_empty()
        {
            return Ok(Request {
                command,
                name: name.to_vec(),
            });
        }
    }
    Err(BadRequest)
}

/// Bytes that are often nearly a request, sometimes anything, and sometimes too long.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let begin = prop::sample::select(vec!["GET ", "PUT ", "DEL ", "DEL a", "GET", "XYZ ", ""]);
    let middle = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..40),
        prop::collection::vec(any::<u8>(), 1015..1040),
        Just(b"aDEL a".to_vec()),
    ];
    let end = prop::sample::select(vec!["", "\n", "\r\n", "\n\n", "\nGET b\n"]);
    (begin, middle, end)
        .prop_map(|(begin, middle, end)| [begin.as_bytes(), &middle, end.as_bytes()].concat())
}

proptest! {
    // The same bytes in every run: a verdict is no matter of luck.
    #![proptest_config(ProptestConfig {
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn exercise_1_any_bytes_in_any_pieces_are_the_same_request(
        bytes in anything(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    ) {
        let mut cuts: Vec<_> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort();
        let mut reader = RequestReader::new();
        let mut judgement = None;
        for piece in cuts.windows(2) {
            let piece = &bytes[piece[0]..piece[1]];
            let taken = reader.take(piece);
            judgement = reader.judge(false);
            if taken < piece.len() {
                prop_assert_eq!(piece[taken - 1], b'\n', "only a line leaves something over");
            }
            if judgement.is_some() {
                break;
            }
        }
        let judgement = judgement.or_else(|| reader.judge(true));
        prop_assert_eq!(judgement, Some(expected(&bytes)));
    }
}

#[test]
fn exercise_1_a_request_may_come_in_two_pieces_cut_anywhere() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("a file", "");
        let request = b"DEL a file";
        for cut in 1..request.len() {
            until_valid(|| {
                let mut peer = server.ready();
                peer.send(&request[..cut]);
                let sent = Instant::now();
                peer.send_split(&request[cut..], &[]);
                // Up to the fifth byte there are two seconds.
                let valid = sent.elapsed() < GAP;
                let done = peer.read_to_end();
                if valid {
                    assert_eq!(done, b"DONE", "when cut after {cut} bytes");
                }
                server.has("a file", "");
                valid
            });
        }
    });
}

#[test]
fn exercise_1_bytes_that_are_no_request_get_an_answer_and_cost_nobody_else_anything() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("a", "");
        for nonsense in [
            "\n", "hello\n", "get a\n", "GETa\n", "GET \n", "G", "GET", "hello",
        ] {
            server.answers(nonsense, "ERROR: bad request");
        }
        let mut peer = server.ask(vec![b'x'; 100_000]);
        peer.expect("ERROR: bad request");
        // Somebody who only looks whether the port is open, and somebody who breaks off.
        server.ready().vanish();
        server.connect().vanish();
        server.ask("GE").vanish();
        server.connect().reset();
        server.answers("DEL a", "DONE");
    });
}

#[test]
fn exercise_1_the_end_of_the_stream_ends_a_request() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut peer = server.ask("GET x");
        peer.close_write();
        peer.expect("ERROR: x does not exist");
        peer.expect_end();
        let mut peer = server.ask("GET");
        peer.close_write();
        peer.expect("ERROR: bad request");
        peer.expect_end();
    });
}
