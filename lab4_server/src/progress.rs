use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A transfer that takes no longer than this needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar: how much, of how much, how fast, and how long it will take.
const LAYOUT: &str =
    "{wide_bar} {binary_bytes} of {binary_total_bytes}, {binary_bytes_per_sec}, {eta} left";

/// How far a transfer has come: a bar on standard error if that is a terminal and the transfer takes longer than a
/// second. It disappears when this is dropped.
pub struct Progress {
    begun: Instant,
    done: u64,
    total: u64,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A transfer of `total` bytes begins.
    pub fn new(total: u64) -> Progress {
        Progress {
            begun: Instant::now(),
            done: 0,
            total,
            bar: None,
        }
    }

    /// Another `bytes` bytes have been transferred.
    pub fn advance(&mut self, bytes: u64) {
        self.done += bytes;
        if self.bar.is_none() && self.begun.elapsed() > PATIENCE {
            let style = ProgressStyle::with_template(LAYOUT).expect("the layout is well formed");
            let bar = ProgressBar::new(self.total).with_style(style);
            self.bar = Some(bar.with_elapsed(self.begun.elapsed()));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
