//! What a program prints in all its schedules, and in one of them.

#[macro_use]
extern crate grading as std;

use std::explore::graph::{Ending, Graph};
use std::explore::{Crew, Explorer, show};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

fn graph(scenario: fn()) -> Graph {
    let graph = Explorer::new().spurious(0).schedules(100).graph(scenario);
    graph.unwrap_or_else(|why| panic!("{why}"))
}

/// One thread counts to 2, the other looks twice.
fn counts_and_looks() {
    let count = Arc::new(AtomicU32::new(0));
    let (counted, seen) = (Arc::clone(&count), Arc::clone(&count));
    show(move || Some(format!("{seen:?}")));
    let counter = move || (1..=2).for_each(|number| counted.store(number, SeqCst));
    let looker = move || (0..2).for_each(|_| println!("sees {}", count.load(SeqCst)));
    let crew = Crew::new().with("counter", counter);
    crew.with("looker", looker).run();
}

/// Two locks in opposite orders.
fn embraces() {
    let locks = [Arc::new(Mutex::new(())), Arc::new(Mutex::new(()))];
    let take = |name: &'static str, first: usize, second: usize| {
        let (first, second) = (Arc::clone(&locks[first]), Arc::clone(&locks[second]));
        move || {
            let _first = first.lock().unwrap();
            let _second = second.lock().unwrap();
            println!("{name}");
        }
    };
    let crew = Crew::new().with("there", take("there", 0, 1));
    crew.with("back", take("back", 1, 0)).run();
}

#[test]
fn every_output_is_there_with_the_number_of_its_schedules() {
    let graph = graph(counts_and_looks);
    let found = graph.outputs().into_iter().map(|(output, schedules)| {
        assert_eq!(output.ending, Ending::Good);
        (output.lines.join(", "), schedules)
    });
    // 6 ways to shuffle two steps with two steps, and each gives another output.
    let expected = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)];
    let expected = expected.map(|(one, other)| (format!("sees {one}, sees {other}"), 1));
    assert!(found.eq(expected), "{:?}", graph.outputs());
}

#[test]
fn an_output_may_end_in_a_deadlock() {
    let graph = graph(embraces);
    let mut ends: Vec<(String, bool)> = Vec::new();
    let mut schedules = 0;
    for (output, count) in graph.outputs() {
        schedules += count;
        ends.push((output.lines.join(" "), output.ending == Ending::Good));
    }
    let expected = [("", false), ("back there", true), ("there back", true)];
    let expected = expected.map(|(lines, good)| (lines.to_string(), good));
    assert_eq!(ends, expected);
    assert_eq!(schedules, graph.schedules(), "each schedule has one output");
}

#[test]
fn each_schedule_prints_alone_what_it_prints_in_the_graph() {
    for scenario in [counts_and_looks, embraces] {
        for schedule in graph(scenario).all_schedules() {
            let explorer = Explorer::new().spurious(0);
            let code = schedule.code();
            assert_eq!(
                explorer.output(&code, scenario),
                schedule.output(),
                "{code}"
            );
        }
    }
}

#[test]
fn a_line_is_what_was_printed_and_not_how_the_story_shows_it() {
    let graph = graph(|| {
        AtomicU32::new(0).load(SeqCst); // here the graph begins
        println!("a \"quoted\" word, a \\, a\ttab");
        println!("two\nlines");
    });
    let outputs: Vec<Vec<String>> = graph.outputs().into_keys().map(|one| one.lines).collect();
    let expected = ["a \"quoted\" word, a \\, a\ttab", "two\nlines"];
    assert_eq!(outputs, [expected]);
}
