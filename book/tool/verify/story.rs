use std::path::Path;

use super::Bench;
use crate::Answer;

/// What a student is told who hands in that wrong answer: the story that the first of its tests tells, from
/// the headline to the line that replays it. `scratch` is where the copies of the workbook lie.
///
/// # Errors
/// If there is no such answer, it cannot be tried, or no story is told.
pub fn story(workspace: &Path, scratch: &Path, answer: &str) -> Result<String, String> {
    let told = |complaint: crate::Complaint| complaint.to_string();
    let wrong = Answer::all_wrong(workspace).map_err(told)?;
    let found = wrong.iter().find(|it| it.name() == answer);
    let found = found.ok_or_else(|| format!("there is no wrong answer {answer}"))?;
    let mut bench = Bench::claim(workspace, scratch)?;
    bench.lay(&found.changes(workspace).map_err(told)?)?;
    let test = &found.rejected_by()[0];
    let tried = bench.build(found.member(), &[test])?.run(test)?;
    let lines = tried.output.lines();
    let mut story = String::new();
    for line in lines.skip_while(|line| !line.starts_with("schedule ")) {
        story.push_str(line);
        story.push('\n');
        if line.starts_with("replay: ") {
            return Ok(story);
        }
    }
    Err(format!("{test} tells no story: {}", tried.verdict))
}
