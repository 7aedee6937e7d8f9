use serde_json::{Value, json};

use super::{Graded, Report, State};

/// A report as Gradescope's autograder wants it in `results.json`.
#[derive(Debug)]
pub(super) struct Gradescope<'a>(pub(super) &'a Report);

impl Gradescope<'_> {
    /// Each exercise is what Gradescope calls a test.
    pub(super) fn to_json(&self) -> String {
        let report = self.0;
        let tests: Vec<Value> = report.exercises.iter().map(test).collect();
        let output = format!("{} of {} points", report.points(), report.worth());
        let output = match &report.trouble {
            Some(trouble) => format!("{output}\n{trouble}"),
            None => output,
        };
        let results = json!({
            "score": report.points(),
            "output": output,
            "output_format": "text",
            "tests": tests,
        });
        format!("{results:#}\n")
    }
}

fn test(exercise: &Graded) -> Value {
    let mut output = exercise.state.to_string();
    if !exercise.why.is_empty() {
        output = format!("{output}: {}", exercise.why);
    }
    for (what, printed) in exercise.outputs() {
        output.push_str(&format!("\n\n{what}\n{printed}"));
    }
    let passed = exercise.state == State::Done;
    json!({
        "number": exercise.name(),
        "name": exercise.title,
        "score": exercise.points(),
        "max_score": exercise.worth,
        "status": if passed { "passed" } else { "failed" },
        "output": output,
        "output_format": "text",
    })
}
