use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use super::Bench;

/// Several benches, and what is to be done at them.
pub(super) struct Crew<'a> {
    pub(super) workspace: &'a Path,
    /// Where the benches stand.
    pub(super) places: &'a Path,
    /// How many work at the same time.
    pub(super) jobs: usize,
}

impl Crew<'_> {
    /// Does `work` for each of the tasks, and gives what came of it to `done`, one after the other, in
    /// whatever order. Blocks until all is done.
    ///
    /// # Errors
    /// If there is no room for a bench, or work fails: then no new work is begun.
    pub(super) fn go<T: Send, R: Send>(
        &self,
        tasks: Vec<T>,
        name: impl Fn(&T) -> String + Sync,
        work: impl Fn(&T, &mut Bench) -> Result<R, String> + Sync,
        done: impl FnMut(T, R) -> Result<(), String> + Send,
    ) -> Result<(), String> {
        let bar = progress_bar(tasks.len());
        let jobs = self.jobs.clamp(1, tasks.len().max(1));
        let tasks = Mutex::new(VecDeque::from(tasks));
        let next = || {
            tasks
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .pop_front()
        };
        let done = Mutex::new(done);
        let trouble = Mutex::new(None);
        let mut benches = Vec::new();
        for _ in 0..jobs {
            benches.push(Bench::claim(self.workspace, self.places)?);
        }
        thread::scope(|scope| {
            for mut bench in benches {
                let (next, done, trouble, name, work, bar) =
                    (&next, &done, &trouble, &name, &work, &bar);
                scope.spawn(move || {
                    while let Some(task) = next() {
                        bar.set_message(name(&task));
                        let result = work(&task, &mut bench).and_then(|result| {
                            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                            // What is printed must not be mixed with the bar.
                            bar.suspend(|| done(task, result))
                        });
                        bar.inc(1);
                        if let Err(why) = result {
                            *trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
                        }
                        let is_over = trouble
                            .lock()
                            .unwrap_or_else(PoisonError::into_inner)
                            .is_some();
                        if is_over {
                            break;
                        }
                    }
                });
            }
        });
        bar.finish_and_clear();
        match trouble.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(why) => Err(why),
            None => Ok(()),
        }
    }
}

/// On a terminal; nothing anywhere else.
fn progress_bar(tasks: usize) -> ProgressBar {
    let bar = ProgressBar::new(tasks as u64);
    let style = "[{elapsed}] {pos} of {len}, about {eta} left  {wide_msg}";
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(std::time::Duration::from_millis(250));
    bar
}
