use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};

use crate::letter_case::capitalized;
use crate::phrases::{
    FAREWELL, GREETING, HEDGES, QUALIFIERS, QUESTION_QUALIFIERS, QUOTING_QUALIFIERS, REFERENCES,
};
use crate::{History, Remark};

/// The doctor's moods. Xoshiro256++ by name, because its stream is promised: a seed keeps its meaning.
pub type DoctorRng = Xoshiro256PlusPlus;

/// A doctor who listens, with one patient: the chapter's doctor.
///
/// ```
/// use doctor::{Doctor, DoctorRng};
/// use rand::SeedableRng;
///
/// let mut doctor = Doctor::new(DoctorRng::seed_from_u64(6));
/// println!("{}", doctor.greeting());
/// println!("{}", doctor.reply("My mother and I quarrel."));
/// println!("{}", doctor.farewell());
/// ```
#[derive(Debug)]
pub struct Doctor {
    chance: DoctorRng,
    /// What this patient has said. Shared with the doctors of the same patient's other sessions, if there are any, and
    /// with the folder that keeps the histories. `None` for a doctor who remembers nothing.
    history: Option<Arc<Mutex<History>>>,
}

impl Doctor {
    /// A doctor who remembers nothing.
    pub fn new(chance: DoctorRng) -> Doctor {
        Doctor {
            chance,
            history: None,
        }
    }

    /// A doctor who knows what the patient has said before, and adds to it. The lock is held for moments only.
    pub fn with_history(chance: DoctorRng, history: Arc<Mutex<History>>) -> Doctor {
        Doctor {
            chance,
            history: Some(history),
        }
    }

    /// What the doctor says first.
    pub fn greeting(&self) -> &'static str {
        GREETING
    }

    /// What the doctor says to a patient who leaves.
    pub fn farewell(&self) -> &'static str {
        FAREWELL
    }

    /// Answers `sentence`: one line, of at most 1024 bytes, whatever it is given.
    ///
    /// The answer to a goodbye (see [`Remark::is_goodbye`]) is the farewell. The answer to nothing (see
    /// [`Remark::is_empty`]) is a hedge. Neither is remembered. Everything else is answered by chance, and then
    /// remembered.
    pub fn reply(&mut self, sentence: &str) -> String {
        let remark = Remark::new(sentence);
        if remark.is_goodbye() {
            return self.farewell().to_string();
        }
        if remark.is_empty() {
            return self.hedge();
        }
        let reply = self.answer(&remark);
        if let Some(mut history) = self.history() {
            history.push(&remark);
        }
        reply
    }

    // ANCHOR: answer
    /// Answers `remark` by chance. A doctor without a history says a [`hedge`](Doctor::hedge) one time in four, and
    /// else [qualifies](Doctor::qualify) the remark.
    ///
    /// With a history, there are five equal chances: two are hedges; one, if more than three earlier inputs are
    /// remembered, [refers](Doctor::refer) to any one of these; and the rest qualify the remark.
    ///
    /// All chance comes from `self.chance`, so that the same seed gives the same replies.
    fn answer(&mut self, remark: &Remark) -> String {
        // ANCHOR: exercise_2 -- STUB: let _ = (Doctor::history, Doctor::hedge, Doctor::qualify, Doctor::refer, remark); todo!("exercise 2: draw a number, and hedge, qualify or refer")
        let Some(earlier) = self.history().map(|history| history.len()) else {
            return match self.chance.random_range(0..4) {
                0 => self.hedge(),
                _ => self.qualify(remark),
            };
        };
        match self.chance.random_range(0..5) {
            0 | 1 => self.hedge(),
            2 if earlier > 3 => self.refer(),
            _ => self.qualify(remark),
        }
        // ANCHOR_END: exercise_2
    }
    // ANCHOR_END: answer

    /// Something that fits everything.
    fn hedge(&mut self) -> String {
        one_of(&HEDGES, &mut self.chance).to_string()
    }

    /// Gives `remark` back, from the doctor's side.
    fn qualify(&mut self, remark: &Remark) -> String {
        let frame = if remark.is_question() {
            one_of(&QUESTION_QUALIFIERS, &mut self.chance)
        } else if remark.is_clause() {
            one_of(&QUALIFIERS, &mut self.chance)
        } else {
            one_of(&QUOTING_QUALIFIERS, &mut self.chance)
        };
        capitalized(&frame.around(&remark.turned()))
    }

    /// Returns to any one of the earlier inputs; hedges if there is none.
    fn refer(&mut self) -> String {
        let earlier = self.history().map_or(0, |history| history.len());
        if earlier == 0 {
            return self.hedge();
        }
        let index = self.chance.random_range(0..earlier);
        let frame = one_of(&REFERENCES, &mut self.chance);
        // Another session of the same patient may have added to the history since. It never becomes shorter.
        let remark = self
            .history()
            .and_then(|history| history.get(index).map(Remark::new));
        let Some(remark) = remark else {
            return self.hedge();
        };
        let mark = if remark.is_question() { '?' } else { '.' };
        frame.around(&format!("{}{mark}", remark.turned()))
    }

    /// The history, locked. It is whole at any moment, so a panic under the lock has not harmed it.
    fn history(&self) -> Option<MutexGuard<'_, History>> {
        let history = self.history.as_ref()?;
        Some(history.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Any one of `phrases`, each as likely as the others.
fn one_of<T: Copy>(phrases: &[T], chance: &mut impl Rng) -> T {
    *phrases
        .choose(chance)
        .expect("there is always something to say")
}
