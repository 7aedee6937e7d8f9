use std::collections::BTreeMap;

use super::Measurement;
use super::crew::Crew;
use super::journal::Journal;
use super::measurement::{Candidate, Plan};
use crate::telling::tell;

/// Measures what has not been measured before.
pub(super) struct Measuring {
    pub(super) journal: Journal,
    /// Whether it is measured all the same.
    pub(super) again: bool,
}

impl Measuring {
    /// Carries out the plan with each of the candidates, and returns what is known of them then, sorted by name. What
    /// is measured is printed and written down one by one. Blocks until that is done: for minutes or hours.
    ///
    /// # Errors
    /// If something cannot be built or started, or the journal cannot be written.
    pub(super) fn go(
        &mut self,
        crew: &Crew<'_>,
        plan: Plan,
        candidates: Vec<Candidate>,
    ) -> Result<Vec<Measurement>, String> {
        let (again, journal) = (self.again && !plan.is_empty(), &mut self.journal);
        let is_known = |it: &Candidate| {
            let known = journal.find(it).filter(|_| !again);
            plan.is_empty() || known.is_some_and(|known| it.is_measured(plan, known))
        };
        let (known, unknown): (Vec<_>, Vec<_>) = candidates.into_iter().partition(is_known);
        let known = known.iter().filter_map(|it| journal.find(it).cloned());
        let mut measured: Vec<Measurement> = known.collect();
        let mut begun = BTreeMap::new();
        if !again {
            let known = |it: &Candidate| Some((it.name.clone(), journal.find(it)?.clone()));
            begun.extend(unknown.iter().filter_map(known));
        }
        let name = |it: &Candidate| it.name.clone();
        let work = |candidate: &Candidate, bench: &mut super::Bench| {
            candidate.measure(plan, begun.get(&candidate.name), bench)
        };
        crew.go(unknown, name, work, |candidate, measurement| {
            tell(&measurement.to_string());
            journal.write(&candidate, measurement.clone())?;
            measured.push(measurement);
            Ok(())
        })?;
        measured.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(measured)
    }
}
