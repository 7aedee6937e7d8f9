use crate::sketch::{Sketch, the_only_complaint_is};

/// What a program prints that hands over one item, and sometimes stands still.
const OUTPUTS: &str = r#"{
"checks": 300, "name": "items", "one_by_one": true, "schedules": 1234, "spurious": 1, "steps": 5, "waits": true,
"outputs": [
{"lines":[],"ends":false,"schedules":1},
{"lines":["set <b>","got 1"],"ends":true,"schedules":1230},
{"lines":["got 2"],"ends":false,"schedules":3}
]
}"#;

/// A page with one quiz, in which these lines stand. The first one is line 5 of the page.
fn sketch(quiz: &str) -> Sketch {
    let page = format!("# Cells\n\n<div class=\"quiz\">\n\n{quiz}\n\n</div>\n");
    let sketch = Sketch::new("", &page);
    sketch.write("book/explorer/outputs/items.json", OUTPUTS);
    sketch
}

/// Answers that are all right as they stand: each has its reason.
fn answers(answers: &[&str]) -> String {
    let lines = answers.iter().map(|answer| {
        let reason = "<span class=\"reason\">So it is, with `code`.</span>";
        format!("- {answer} {reason}\n")
    });
    lines.collect()
}

const SET_AND_GOT: &str = "[x] `set <b>`, `got 1`";
const STANDS_STILL: &str = "[x] `got 2`, and then nothing, for ever";
const GETS_3: &str = "[ ] `got 3`";

/// A quiz about the program.
fn asked(lines: &[&str]) -> Sketch {
    sketch(&format!("{}\n{{{{#outputs items}}}}", answers(lines)))
}

#[track_caller]
fn is_rejected(sketch: &Sketch, end: &str) {
    the_only_complaint_is(&sketch.book().broken_quizzes().unwrap(), end);
}

#[track_caller]
fn is_good(sketch: &Sketch) {
    assert_eq!(sketch.book().broken_quizzes().unwrap(), []);
    assert_eq!(sketch.book().broken_directives(), []);
}

#[test]
fn a_quiz_that_agrees_with_its_program_is_good() {
    is_good(&asked(&[SET_AND_GOT, STANDS_STILL, GETS_3]));
    is_good(&asked(&[SET_AND_GOT, "[x] Nothing, for ever", GETS_3]));
}

#[test]
fn a_ticked_answer_that_is_never_printed_is_found() {
    is_rejected(
        &asked(&[SET_AND_GOT, STANDS_STILL, "[x] `got 3`"]),
        "cells.md:7: no schedule prints `got 3`",
    );
}

#[test]
fn an_answer_that_is_printed_and_not_ticked_is_found() {
    is_rejected(
        &asked(&["[ ] `set <b>`, `got 1`", STANDS_STILL, GETS_3]),
        "cells.md:5: there are schedules that print `set <b>`, `got 1`",
    );
}

#[test]
fn lines_in_another_order_are_another_output() {
    is_rejected(
        &asked(&[SET_AND_GOT, "[x] `got 1`, `set <b>`", GETS_3]),
        "cells.md:6: no schedule prints `got 1`, `set <b>`",
    );
}

#[test]
fn whether_the_program_ends_makes_a_difference() {
    is_rejected(
        &asked(&[SET_AND_GOT, "[x] `got 2`", GETS_3]),
        "cells.md:6: no schedule prints `got 2`",
    );
    is_rejected(
        &asked(&[SET_AND_GOT, STANDS_STILL, "[ ] Nothing, for ever"]),
        "cells.md:7: there are schedules that print nothing, for ever",
    );
}

#[test]
fn a_program_that_nobody_has_run_is_found() {
    let sketch = sketch(&format!(
        "{}\n{{{{#outputs items}}}}",
        answers(&[SET_AND_GOT, STANDS_STILL, GETS_3])
    ));
    let file = sketch.path("book/explorer/outputs/items.json");
    std::fs::remove_file(file).unwrap();
    for complaints in [
        sketch.book().broken_quizzes().unwrap(),
        sketch.book().broken_directives(),
    ] {
        let [complaint] = complaints.as_slice() else {
            panic!("expected one complaint, got {complaints:?}");
        };
        let complaint = complaint.to_string();
        let expected = "cells.md:9: nobody has run the quiz items: ";
        assert!(complaint.contains(expected), "{complaint}");
    }
    assert!(
        sketch.book().build(None).is_err(),
        "it was built all the same"
    );
}

#[test]
fn an_output_that_is_missing_among_all_is_found() {
    let lines = answers(&[SET_AND_GOT, STANDS_STILL, GETS_3]);
    is_rejected(
        &sketch(&format!("{lines}\n{{{{#outputs items all}}}}")),
        "cells.md:9: the program can print this too: nothing, for ever",
    );
    let lines = answers(&[SET_AND_GOT, STANDS_STILL, "[x] Nothing, for ever"]);
    is_good(&sketch(&format!("{lines}\n{{{{#outputs items all}}}}")));
}

#[test]
fn an_answer_that_is_no_output_is_found() {
    for words in [
        "[ ] It hangs",
        "[ ] `got 1` first",
        "[ ] nothing",
        "[ ] `got 1`, for ever",
    ] {
        is_rejected(
            &asked(&[SET_AND_GOT, STANDS_STILL, words]),
            "cells.md:7: an answer is what is printed: `one line`, `the next line`, and then nothing, for ever",
        );
    }
}

#[test]
fn an_answer_that_is_there_twice_is_found() {
    is_rejected(
        &asked(&[SET_AND_GOT, STANDS_STILL, GETS_3, SET_AND_GOT]),
        "cells.md:8: this answer is there already",
    );
}

#[test]
fn a_quiz_about_two_programs_is_found() {
    let lines = answers(&[SET_AND_GOT, STANDS_STILL, GETS_3]);
    is_rejected(
        &sketch(&format!(
            "{lines}\n{{{{#outputs items}}}}\n\n{{{{#outputs items}}}}"
        )),
        "cells.md:11: a quiz is about one program",
    );
}

#[test]
fn outputs_that_are_in_no_quiz_are_found() {
    let quiz = asked(&[SET_AND_GOT, STANDS_STILL, GETS_3]);
    quiz.write("book/src/cells_of_two.md", "# Two\n\n{{#outputs items}}\n");
    is_rejected(
        &quiz,
        "cells_of_two.md:3: this is in no quiz: nobody compares it",
    );
}

#[test]
fn a_program_that_no_quiz_asks_about_is_found() {
    let quiz = asked(&[SET_AND_GOT, STANDS_STILL, GETS_3]);
    quiz.write("book/explorer/outputs/left_over.json", OUTPUTS);
    is_rejected(&quiz, "left_over.json:1: no quiz asks about this program");
}

#[test]
fn a_directive_with_other_words_is_found() {
    let lines = answers(&[SET_AND_GOT, STANDS_STILL, GETS_3]);
    let sketch = sketch(&format!("{lines}\n{{{{#outputs items some}}}}"));
    the_only_complaint_is(
        &sketch.book().broken_directives(),
        "cells.md:9: {{#outputs NAME}} or {{#outputs NAME all}} would be right",
    );
}

#[test]
fn the_outputs_are_folded_below_the_answers() {
    let sketch = asked(&[SET_AND_GOT, STANDS_STILL, GETS_3]);
    let built = sketch.book().build(None).unwrap();
    let html = std::fs::read_to_string(built.join("cells.html")).unwrap();
    for expected in [
        "<summary>How this is known</summary>",
        "The program has 1,234 schedules, if at most one wait ends for no reason. Each of them was run.",
        "<td><code>set &lt;b&gt;</code>, <code>got 1</code></td><td>1,230</td>",
        "<td><code>got 2</code>, and then nothing, for ever</td><td>3</td>",
        "<td>nothing, for ever</td><td>1</td>",
    ] {
        assert!(html.contains(expected), "no {expected} in:\n{html}");
    }
}

/// A quiz that is decided by nobody but its author.
fn by_hand(lines: &[&str]) -> Sketch {
    let sketch = sketch(&answers(lines));
    std::fs::remove_file(sketch.path("book/explorer/outputs/items.json")).unwrap();
    sketch
}

#[test]
fn other_quizzes_have_one_right_answer() {
    is_good(&by_hand(&["[ ] One", "[x] Two", "[ ] Three"]));
    let end = "cells.md:3: 2 answers are ticked; one of them is right";
    is_rejected(&by_hand(&["[x] One", "[x] Two", "[ ] Three"]), end);
    let end = "cells.md:3: 0 answers are ticked; one of them is right";
    is_rejected(&by_hand(&["[ ] One", "[ ] Two", "[ ] Three"]), end);
}

#[test]
fn a_quiz_with_too_few_answers_is_found() {
    let end = "cells.md:3: a quiz with 2 answers; 3 to 6 would be right";
    is_rejected(&by_hand(&["[x] One", "[ ] Two"]), end);
}

#[test]
fn an_answer_without_a_reason_is_found() {
    let lines = answers(&["[x] One", "[ ] Two"]) + "- [ ] Three <span class=\"reason\"> </span>\n";
    let sketch = sketch(&lines);
    std::fs::remove_file(sketch.path("book/explorer/outputs/items.json")).unwrap();
    is_rejected(&sketch, "cells.md:7: this answer has no reason");
}
