//! The choices that make a schedule.

/// What was chosen, kind by kind, each in the order in which it was asked for.
///
/// The kinds are kept apart so that a schedule survives small changes: if a thread is not interrupted any more, the
/// third wait that could end for no reason is still the third.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choices {
    /// Who runs next.
    pub(crate) threads: Vec<usize>,
    /// Whether something happens that seldom does: 1 if it does.
    pub(crate) unusual: Vec<usize>,
    /// One of several outcomes that are equally usual.
    pub(crate) among: Vec<usize>,
}

impl Choices {
    /// Nothing could have gone differently.
    pub(crate) fn is_empty(&self) -> bool {
        self.kinds().iter().all(|kind| kind.is_empty())
    }

    pub(crate) fn kinds(&self) -> [&Vec<usize>; 3] {
        [&self.threads, &self.unusual, &self.among]
    }

    pub(crate) fn kinds_mut(&mut self) -> [&mut Vec<usize>; 3] {
        [&mut self.threads, &mut self.unusual, &mut self.among]
    }
}
