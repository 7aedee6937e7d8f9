use std::collections::BTreeSet;

use super::Stop;
use crate::{Book, Programs};

/// The stops of a tour: so many that every program comes up, and no more than these need.
#[derive(Debug)]
pub(super) struct Route {
    stops: Vec<Stop>,
    programs: usize,
}

impl Route {
    /// Goes through all that the book shows, member by member in this order, and takes what has a program in it that
    /// did not come up before.
    ///
    /// # Errors
    /// If a program comes up nowhere, or a page is not understood.
    pub(super) fn through(
        book: &Book,
        members: &[&str],
        programs: &Programs,
    ) -> Result<Self, String> {
        let mut missing = programs.names();
        let number = missing.len();
        let mut stops = Vec::new();
        let mut all = Stop::all(book).map_err(|complaint| complaint.to_string())?;
        all.sort_by_key(|stop| {
            let first = stop.programs().next();
            members
                .iter()
                .position(|member| first.is_some_and(|program| program.member == *member))
        });
        for stop in all {
            let mut is_news = false;
            for program in stop.programs() {
                // The book's own examples are in none of the members.
                if let Ok(name) = programs.name(program) {
                    is_news |= missing.remove(&name);
                }
            }
            if is_news {
                stops.push(stop);
            }
        }
        if !missing.is_empty() {
            return Err(format!("no page shows these programs: {}", listed(missing)));
        }
        Ok(Self {
            stops,
            programs: number,
        })
    }

    /// In reading order.
    pub(super) fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// How many programs come up.
    pub(super) fn programs(&self) -> usize {
        self.programs
    }
}

fn listed(names: BTreeSet<String>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}
