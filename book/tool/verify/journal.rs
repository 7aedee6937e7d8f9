use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Measurement;
use super::measurement::Candidate;

/// What has been measured already: who is interrupted goes on where that was. A line for each answer.
#[derive(Debug)]
pub(super) struct Journal {
    file: PathBuf,
    entries: BTreeMap<u64, Measurement>,
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Entry {
    fingerprint: u64,
    measurement: Measurement,
}

impl Journal {
    /// That of the workbook in the folder `workspace`: `target/measurements.jsonl`.
    pub(super) fn open(workspace: &Path) -> Result<Self, String> {
        let file = workspace.join("target").join("measurements.jsonl");
        let text = fs::read_to_string(&file).unwrap_or_default();
        // A line that was cut off in the middle is measured again.
        let entries = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let entries = entries.map(|entry: Entry| (entry.fingerprint, entry.measurement));
        Ok(Self {
            entries: entries.collect(),
            file,
        })
    }

    pub(super) fn find(&self, candidate: &Candidate) -> Option<&Measurement> {
        self.entries.get(&candidate.fingerprint)
    }

    pub(super) fn write(
        &mut self,
        candidate: &Candidate,
        measurement: Measurement,
    ) -> Result<(), String> {
        self.entries.insert(candidate.fingerprint, measurement);
        let lines = self.entries.iter().map(|(fingerprint, measurement)| {
            let entry = Entry {
                fingerprint: *fingerprint,
                measurement: measurement.clone(),
            };
            serde_json::to_string(&entry).map(|line| line + "\n")
        });
        let text: Result<String, _> = lines.collect();
        let failed = |why: String| format!("{}: {why}", self.file.display());
        let text = text.map_err(|error| failed(error.to_string()))?;
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
        }
        // In one step, so that an interruption costs nothing.
        let new = self.file.with_extension("new");
        fs::write(&new, text).map_err(|error| failed(error.to_string()))?;
        fs::rename(&new, &self.file).map_err(|error| failed(error.to_string()))
    }
}
