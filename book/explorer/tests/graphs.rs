//! The graphs that the book shows are those of the sources as they are.

use std::fs;

use explorer::{PageGraph, SCENARIOS, Scenario};

fn scenario(name: &str) -> &'static Scenario {
    let found = SCENARIOS.iter().find(|scenario| scenario.name == name);
    found.unwrap_or_else(|| panic!("there is no scenario {name}"))
}

#[test]
fn what_the_book_shows_is_what_the_sources_do() {
    for scenario in SCENARIOS {
        let graph =
            PageGraph::of(scenario).unwrap_or_else(|why| panic!("{}: {why}", scenario.name));
        let kept = fs::read_to_string(graph.file()).unwrap_or_default();
        let now = graph.to_json().expect("it can be written as JSON");
        assert!(
            kept.replace("\r\n", "\n") == now,
            "the schedules of {} are others now: `cargo run -p explorer` writes them anew",
            scenario.name
        );
    }
}

#[test]
fn every_listing_is_there() {
    for listing in SCENARIOS.iter().flat_map(|scenario| scenario.listings) {
        let lines = listing.lines().expect("the source can be read");
        assert!(
            lines.len() > 2,
            "{} has no function {}",
            listing.file,
            listing.function
        );
    }
}

#[test]
fn what_can_be_broken_is_broken_and_the_rest_is_not() {
    for (name, failing) in [
        ("unsynchronized", Some(5)),
        ("synchronized", Some(0)),
        ("read_too_late", Some(336)),
        ("several_consumers", Some(0)),
        ("two_locks", Some(4)),
        ("readers_writers", Some(0)),
        ("unlocked_limit", Some(4)),
        ("manager", Some(0)),
        ("cell_for_one", None), // all of them
    ] {
        let graph = scenario(name).graph().expect("a graph");
        let failing = failing.unwrap_or(graph.schedules());
        assert_eq!(graph.failing_schedules(), failing, "{name}");
    }
}
