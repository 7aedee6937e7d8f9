//! Critical sections that begin with one call and end with another.

use std::cell::RefCell;

use super::doing::{Doing, waiting_for};
use super::{Access, State};

thread_local! {
    /// The recorded sections that the current thread is in, the innermost last.
    static SECTIONS: RefCell<Vec<Doing>> = const { RefCell::new(Vec::new()) };
}

/// The current thread calls `begin`, which blocks until it may enter a critical section: until then
/// it waits for `what`. From then on it is inside, as the verb `does` says, until it calls [`leave`].
/// For somebody who does not see what happens inside; who does, says more with
/// [`Doing::inside`].
///
/// If `begin` panics, the thread does again what it did before.
pub fn enter(what: &'static str, access: Access, does: &'static str, begin: impl FnOnce()) {
    let section = waiting_for(what);
    begin();
    section.change(State::Inside {
        access,
        does,
        number: None,
    });
    if section.is_recorded() {
        SECTIONS.with_borrow_mut(|sections| sections.push(section));
    }
}

/// The current thread is about to leave the section that it has [entered](enter) last. Then it does
/// again what it did before.
pub fn leave() {
    // The thread may be so near its end that it has no sections any more.
    let left = SECTIONS.try_with(|sections| sections.borrow_mut().pop());
    drop(left);
}
