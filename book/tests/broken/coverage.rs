use crate::sketch::{Sketch, the_only_complaint_is};

/// A page that shows one thing of each kind.
const PAGE: &str = "\
# Cells

```rust
{{#include ../listings/cell.rs}}
```

```text
{{#include ../stories/story.txt}}
```

{{#sequence echo}}

{{#explorer cell}}
";

/// As much of a graph as is read of it here.
const GRAPH: &str = r#"{
"name": "cell", "threads": [], "spurious": 0, "schedules": 1, "failing": 0, "steps": 0, "checks": 0,
"one_by_one": true, "good": null, "bad": null, "words": [], "states": [],
"listings": [{"file": "book/listings/explored.rs", "function": "get", "digest": "", "solution": false}]
}"#;

fn sketch() -> Sketch {
    let sketch = Sketch::new("", PAGE);
    sketch.write("book/listings/cell.rs", "fn main() {}\n");
    sketch.write("book/listings/explored.rs", "fn get() {\n}\n");
    sketch.write("book/listings/inner/mod.rs", "");
    sketch.write("book/stories/story.txt", "Once\n");
    sketch.write("book/conversations/echo.toml", "");
    sketch.write("book/explorer/graphs/cell.json", GRAPH);
    sketch
}

#[track_caller]
fn is_left_out(file: &str, complaint: &str) {
    let sketch = sketch();
    sketch.write(file, "");
    the_only_complaint_is(&sketch.book().left_out().unwrap(), complaint);
}

#[test]
fn what_is_shown_is_not_left_out() {
    assert_eq!(sketch().book().left_out().unwrap(), []);
}

#[test]
fn a_conversation_that_no_page_draws_is_found() {
    is_left_out(
        "book/conversations/chat.toml",
        "chat.toml:1: no page shows this with {{#sequence chat}}",
    );
}

#[test]
fn schedules_that_no_page_lets_the_reader_choose_are_found() {
    is_left_out(
        "book/explorer/graphs/lock.json",
        "lock.json:1: no page shows this with {{#explorer lock}}",
    );
}

#[test]
fn a_listing_and_a_story_that_no_page_includes_are_found() {
    is_left_out(
        "book/listings/inner/lock.rs",
        "lock.rs:1: no page includes this",
    );
    is_left_out("book/stories/lock.txt", "lock.txt:1: no page includes this");
}

#[test]
fn a_project_that_is_on_no_page_is_found() {
    let rows = |missing: u32| {
        let rows = (1..=10).filter(|&number| number != missing);
        let rows: String = rows
            .map(|number| format!("| {number} | a cell | [Cells](cells.md) |\n"))
            .collect();
        format!("# Projects\n\n| Project | What | Where |\n|---|---|---|\n{rows}")
    };
    let sketch = sketch();
    sketch.write("book/src/projects.md", &rows(0));
    assert_eq!(sketch.book().left_out().unwrap(), []);
    sketch.write("book/src/projects.md", &rows(7));
    let end = "projects.md:1: no row says where project 7 is";
    the_only_complaint_is(&sketch.book().left_out().unwrap(), end);
    let without_a_link = rows(7) + "| 7 | a cell | somewhere |\n";
    sketch.write("book/src/projects.md", &without_a_link);
    the_only_complaint_is(&sketch.book().left_out().unwrap(), end);
}

const CHAPTER: &str = "\
# Cells

After this chapter you can

## Run it
## Quiz
## Questions
## Common mistakes

<details>
<summary>For instructors</summary>
</details>

{{#sequence echo}}
";

#[test]
fn a_chapter_that_lacks_a_part_is_found() {
    let complaints = |text: &str| Sketch::new("", text).book().incomplete_chapters();
    assert_eq!(complaints(CHAPTER), []);
    assert_eq!(complaints("# Cells\n"), [], "this is no chapter");
    for (part, complaint) in [
        ("## Run it\n", "this chapter has no ## Run it"),
        ("## Quiz\n", "this chapter has no ## Quiz"),
        ("## Questions\n", "this chapter has no ## Questions"),
        (
            "## Common mistakes\n",
            "this chapter has no ## Common mistakes",
        ),
        (
            "<summary>For instructors</summary>\n",
            "this chapter has no <summary>For instructors</summary>",
        ),
        (
            "{{#sequence echo}}\n",
            "this chapter has no <figure class=\"picture\">",
        ),
    ] {
        let without = CHAPTER.replace(part, "");
        the_only_complaint_is(&complaints(&without), &format!("cells.md:1: {complaint}"));
    }
}
