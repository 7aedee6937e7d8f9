use std::sync::Arc;

use super::State;
use super::here::{Here, Visit};
use super::picture::Picture;
use super::records::Records;
use super::row::End;
use crate::Pace;

/// A recording of the current thread, which is the row `main`, and of all that it starts with
/// [`thread`](super::thread).
#[derive(Debug)]
pub struct Recording {
    title: String,
    pace: Pace,
    records: Arc<Records>,
    /// While it lasts, the current thread writes the row `main`.
    main: Option<(Here, Visit)>,
}

impl Recording {
    /// Begins now. The picture will be called `title`; its time is that of a story told at `pace`.
    pub fn start(title: impl Into<String>, pace: Pace) -> Self {
        let records = Records::new();
        let main = records.new_row().map(|main| {
            main.row.begin(|| "main".to_owned(), State::Running);
            let visit = main.clone().enter();
            (main, visit)
        });
        Self {
            title: title.into(),
            pace,
            records,
            main,
        }
    }

    /// Ends now, whoever is still busy, and returns the picture of what has been recorded. To be
    /// called in the thread that has started it.
    pub fn finish(mut self) -> Picture {
        let end = self.records.begin.elapsed().as_nanos() as u64;
        if let Some((main, _visit)) = self.main.take() {
            main.row.end(End {
                how: "ends",
                well: true,
            });
        }
        Picture::of(&self.title, self.pace, &self.records, end)
    }
}
