//! The same checks against the stand-in.

#[macro_use]
extern crate grading as std;

#[path = "parity/checks.rs"]
mod checks;

use std::explore::{Explorer, in_exploration};

#[test]
fn outside_of_an_exploration_the_stand_in_passes_every_check() {
    for (name, check) in checks::ALL {
        println!("{name}");
        check();
    }
}

#[test]
fn in_an_exploration_the_stand_in_passes_every_check_under_every_schedule() {
    for (name, check) in checks::ALL {
        println!("{name}");
        let explorer = Explorer::new().schedules(200);
        let result = explorer.check(move || {
            assert!(in_exploration());
            check();
        });
        if let Err(failure) = result {
            panic!("{name}: {}", failure.story);
        }
    }
}
