//! A failing schedule, with as few unusual choices as it takes.

use super::headline::same_trouble;
use crate::engine::Run;
use crate::strategy::Choices;

/// Every run that still fails leaves its threads behind (they stop for ever), so their number is limited.
const FAILING_RUNS: usize = 40;
const RUNS: usize = 300;

/// A choice that is not the ordinary one: its kind, and its number in that kind.
type Place = (usize, usize);

/// Replaces unusual choices by ordinary ones, many at once and then one by one, as long as `replay` still ends in the
/// same trouble. Returns the run of the shortest schedule found, `failed` itself at worst.
pub(super) fn shorten(failed: Run, mut replay: impl FnMut(Choices) -> Run) -> Run {
    let mut best = failed;
    let mut runs = 0;
    let mut failing_runs = 0;
    let mut size = unusual(&best.choices).len();
    while size > 0 {
        let mut end = unusual(&best.choices).len();
        while end > 0 {
            let places = unusual(&best.choices);
            let start = end.saturating_sub(size);
            let some = &places[start..end.min(places.len())];
            end = start;
            for simplify in [with_ordinary, without] {
                if runs == RUNS || failing_runs == FAILING_RUNS {
                    return best;
                }
                runs += 1;
                let run = replay(simplify(&best.choices, some));
                failing_runs += usize::from(run.trouble.is_some());
                if same_trouble(&run, &best) && unusual(&run.choices).len() < places.len() {
                    best = run;
                    break;
                }
            }
        }
        size /= 2;
    }
    best
}

fn unusual(choices: &Choices) -> Vec<Place> {
    let mut places = Vec::new();
    for (kind, choices) in choices.kinds().into_iter().enumerate() {
        for (number, &choice) in choices.iter().enumerate() {
            if choice != 0 {
                places.push((kind, number));
            }
        }
    }
    places
}

/// The ordinary choice at these places.
fn with_ordinary(choices: &Choices, places: &[Place]) -> Choices {
    let mut simpler = choices.clone();
    let kinds = simpler.kinds_mut();
    for &(kind, number) in places {
        kinds[kind][number] = 0;
    }
    simpler
}

/// No choice at these places: what was chosen later comes that much earlier.
fn without(choices: &Choices, places: &[Place]) -> Choices {
    let mut simpler = choices.clone();
    let kinds = simpler.kinds_mut();
    for &(kind, number) in places.iter().rev() {
        kinds[kind].remove(number);
    }
    simpler
}
