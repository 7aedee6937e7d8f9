use std::fs;
use std::path::{Path, PathBuf};

use crate::{Exercise, Region};

/// Where an exercise is written.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The source, as seen from the workbook.
    pub(super) inner: PathBuf,
    /// The source's text.
    pub(super) text: String,
    /// The part between the markers.
    pub(super) region: Region,
}

impl Place {
    /// Looks for it in the files that the exercise lists.
    ///
    /// # Errors
    /// If the markers are gone or wrong, or a file cannot be read.
    pub(super) fn of(workspace: &Path, exercise: &Exercise) -> Result<Self, String> {
        let marker = exercise.marker();
        let mut trouble = None;
        for file in &exercise.files {
            let inner = Path::new(&exercise.member).join(file);
            let full = workspace.join(&inner);
            let text = match fs::read_to_string(&full) {
                Ok(text) => text,
                Err(error) => {
                    trouble = Some(format!("{}: {error}", inner.display()));
                    continue;
                }
            };
            match Region::all_in(&inner, &text) {
                Ok(regions) => {
                    if let Some(region) = regions.into_iter().find(|one| one.name() == marker) {
                        return Ok(Self {
                            inner,
                            text,
                            region,
                        });
                    }
                }
                Err(complaint) => trouble = Some(complaint.to_string()),
            }
        }
        Err(trouble.unwrap_or_else(|| {
            format!(
                "{} has no lines `// ANCHOR: {marker}` and `// ANCHOR_END: {marker}` any more; they stand \
                 round the place where you work, so put them back",
                exercise.files.join(" or ")
            )
        }))
    }

    /// What stands between the markers.
    pub(super) fn body(&self) -> &str {
        self.region.solution(&self.text)
    }

    /// Whether that is `stub`, however it is laid out.
    pub(super) fn holds(&self, stub: &str) -> bool {
        squeezed(self.body()) == squeezed(stub)
    }
}

/// Without comments and white space, and without the comma that rustfmt adds behind the last item.
fn squeezed(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let text: String = lines.flat_map(str::split_whitespace).collect();
    text.replace(",)", ")")
}
