//! Notices that a thread of a test ends the process.

use std::cell::RefCell;
use std::io::{Write, stderr};
use std::process;

/// While it lives, the calling thread is in the middle of a test. If it ends the process, it takes this with it: the
/// destructors of a thread's local values run also in a thread that calls `exit`. The standard library does not
/// promise that. It is so on Linux, where the tests of this crate see it, and by all that is known on macOS and
/// Windows; where it is not, nothing is noticed.
pub(crate) struct ExitGuard(());

struct Test(Option<String>);

thread_local! {
    static IN_TEST: RefCell<Test> = const { RefCell::new(Test(None)) };
}

impl ExitGuard {
    pub(crate) fn new(test: &str) -> Self {
        IN_TEST.with_borrow_mut(|in_test| in_test.0 = Some(test.to_string()));
        ExitGuard(())
    }
}

impl Drop for ExitGuard {
    fn drop(&mut self) {
        // If the thread's local values are gone already, their destructor has said what is to be said.
        let _ = IN_TEST.try_with(|in_test| in_test.borrow_mut().0 = None);
    }
}

impl Drop for Test {
    fn drop(&mut self) {
        if let Some(test) = &self.0 {
            let message = format!(
                "\n{test}: the code under test ends the whole process, and the test with it\n"
            );
            // Nothing can be done if there is no standard error any more.
            let _ = stderr().write_all(message.as_bytes());
            process::abort();
        }
    }
}
