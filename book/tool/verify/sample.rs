use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::Claim;

/// A few claims that stand for all: of each member one stub, one wrong and one right answer, and of the members with
/// threads one mutant. Which one is decided by nobody: the one whose name has the lowest hash.
pub(super) fn sample(claims: Vec<Claim>) -> Vec<Claim> {
    let mut chosen: Vec<Claim> = Vec::new();
    for claim in claims {
        if claim.kind() == "solutions" {
            continue;
        }
        let same = |other: &Claim| other.member() == claim.member() && other.kind() == claim.kind();
        match chosen.iter().position(same) {
            None => chosen.push(claim),
            Some(at) if lot(&claim) < lot(&chosen[at]) => chosen[at] = claim,
            Some(_) => (),
        }
    }
    chosen
}

/// The hash has fixed keys: it is the same in every run.
fn lot(claim: &Claim) -> u64 {
    let mut hasher = DefaultHasher::new();
    claim.name().hash(&mut hasher);
    hasher.finish()
}
