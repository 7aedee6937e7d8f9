use std::path::Path;

use super::layout::{Layout, statements};
use super::seal::Sealed;
use crate::answer::unindented;
use crate::{Complaint, Directive, Region};

/// How the fold with a solution begins on a page, in its second line.
const SOLUTION: &str = "<summary>Solution";

/// What is left of a source without its solutions.
#[derive(Debug)]
pub(super) struct Unsolved {
    pub(super) text: String,
    /// What was taken out.
    pub(super) sealed: Vec<Sealed>,
}

impl Unsolved {
    /// Puts the stubs of its markers into the source `text` of that member, which was read from `file`.
    ///
    /// # Errors
    /// If the markers are wrong, or one has no stub.
    pub(super) fn of(
        member: &str,
        file: &Path,
        text: &str,
        layout: &Layout,
    ) -> Result<Self, Complaint> {
        let regions = Region::all_in(file, text)?;
        if regions.is_empty() {
            return Ok(Self {
                text: text.to_owned(),
                sealed: Vec::new(),
            });
        }
        let mut unsolved = text.to_owned();
        // From the last one: what is replaced moves what is behind.
        for region in regions.iter().rev() {
            let stub = statements(region.stub()?);
            unsolved = region.replaced_without_stub(&unsolved, &stub);
        }
        let unsolved = layout.of_source(&unsolved);
        let stubs = Region::all_in(file, &unsolved)?;
        let sealed = regions.iter().zip(&stubs).map(|(region, stub)| Sealed {
            member: member.to_owned(),
            marker: region.name().to_owned(),
            stub: unindented(stub.solution(&unsolved)),
            solution: unindented(region.solution(text)),
            why: String::new(),
        });
        Ok(Self {
            sealed: sealed.collect(),
            text: unsolved.clone(),
        })
    }
}

/// The page without its folded solutions.
pub(super) fn page(text: &str) -> String {
    let mut unsolved = String::new();
    for part in parts(text) {
        if let Part::Open(text) = part {
            unsolved.push_str(text);
        }
    }
    unsolved
}

/// What the page says about the solution of that exercise: the prose beside the listings.
pub(super) fn why(text: &str, member: &str, marker: &str) -> Option<String> {
    let listing = |part: &str| {
        let target = format!("../../{member}/");
        let anchor = format!(":{marker}");
        Directive::all_in(part)
            .iter()
            .flat_map(|one| {
                one.arguments()
                    .into_iter()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .any(|path| path.starts_with(&target) && path.ends_with(&anchor))
    };
    let solution = parts(text).into_iter().find_map(|part| match part {
        Part::Solution(text) if listing(text) => Some(text),
        _ => None,
    })?;
    Some(prose(solution))
}

/// A piece of a page.
enum Part<'a> {
    Open(&'a str),
    /// A fold with solutions, from its first line to its last.
    Solution(&'a str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = next_solution(rest) {
        let (before, fold) = rest.split_at(start);
        let end = fold.find("</details>").map_or(fold.len(), |at| {
            let line = fold[at..].find('\n');
            line.map_or(fold.len(), |length| at + length + 1)
        });
        let (fold, after) = fold.split_at(end);
        parts.extend([Part::Open(before), Part::Solution(fold)]);
        rest = after;
    }
    parts.push(Part::Open(rest));
    parts
}

/// Where the next fold with a solution begins.
fn next_solution(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = text[at + line.len()..].trim_start();
        if line.trim() == "<details>" && next.starts_with(SOLUTION) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The fold without its tags, captions and listings.
fn prose(fold: &str) -> String {
    let mut in_listing = false;
    let mut lines = Vec::new();
    for line in fold.lines().map(str::trim_end) {
        if line.starts_with("```") {
            in_listing = !in_listing;
        } else if !in_listing && !line.starts_with('<') {
            let is_second_gap =
                line.is_empty() && lines.last().is_none_or(|last: &&str| last.is_empty());
            if !is_second_gap {
                lines.push(line);
            }
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
# Cells

<details>
<summary>For instructors</summary>

Ask them.

</details>
<details>
<summary>Solutions of exercises 1 and 12, and why</summary>

<span class=\"caption\">`cell.rs`</span>

```rust
{{#include ../../cells/src/cell.rs:exercise_1}}
```

One is enough.
Two are too many.

```rust
{{#include ../../cells/src/cell.rs:exercise_12}}
```

So it is.

</details>

## More
";

    #[test]
    fn a_page_loses_its_solutions_and_nothing_else() {
        let page = page(PAGE);
        assert_eq!(
            page,
            "# Cells\n\n<details>\n<summary>For instructors</summary>\n\nAsk them.\n\n</details>\n\n## More\n"
        );
        assert_eq!(super::page(&page), page);
    }

    #[test]
    fn the_reasons_stand_beside_the_listing_of_the_exercise() {
        let said = "One is enough.\nTwo are too many.\n\nSo it is.";
        assert_eq!(why(PAGE, "cells", "exercise_1").as_deref(), Some(said));
        assert_eq!(why(PAGE, "cells", "exercise_12").as_deref(), Some(said));
        assert_eq!(why(PAGE, "cells", "exercise_2"), None);
        assert_eq!(why(PAGE, "shelves", "exercise_1"), None);
    }
}
