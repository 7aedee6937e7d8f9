//! A failing schedule, with as few unusual choices as it takes.

use super::headline::same_trouble;
use crate::engine::Run;

/// Every run that still fails leaves its threads behind (they stop for ever), so their number is limited.
const FAILING_RUNS: usize = 40;
const RUNS: usize = 300;

/// Replaces unusual choices by ordinary ones, many at once and then one by one, as long as `replay` still ends in the
/// same trouble. Returns the run of the shortest schedule found, `failed` itself at worst.
pub(super) fn shorten(failed: Run, mut replay: impl FnMut(&[usize]) -> Run) -> Run {
    let mut best = failed;
    let mut runs = 0;
    let mut failing_runs = 0;
    let mut size = unusual(&best.choices).len();
    while size > 0 {
        let mut end = unusual(&best.choices).len();
        while end > 0 {
            if runs == RUNS || failing_runs == FAILING_RUNS {
                return best;
            }
            runs += 1;
            let places = unusual(&best.choices);
            let start = end.saturating_sub(size);
            let simpler = with_ordinary(&best.choices, &places[start..end.min(places.len())]);
            let run = replay(&simpler);
            failing_runs += usize::from(run.trouble.is_some());
            if same_trouble(&run, &best) && unusual(&run.choices).len() < places.len() {
                best = run;
            }
            end = start;
        }
        size /= 2;
    }
    best
}

/// Where the choices are not the ordinary ones.
fn unusual(choices: &[usize]) -> Vec<usize> {
    let places = choices.iter().enumerate();
    places
        .filter(|(_, choice)| **choice != 0)
        .map(|(place, _)| place)
        .collect()
}

fn with_ordinary(choices: &[usize], places: &[usize]) -> Vec<usize> {
    let mut simpler = choices.to_vec();
    for &place in places {
        simpler[place] = 0;
    }
    simpler
}
