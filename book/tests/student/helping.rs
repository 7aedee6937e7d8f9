//! `cargo workbook hint`, `reset` and `solution`.

use crate::workbook::{SECRET, Workbook, git, there_is_git};

#[test]
fn hints_go_from_gentle_to_plain() {
    let edition = Workbook::new().edition();
    let hint = |more: &[&str]| {
        let all: Vec<&str> = ["hint", "cells/1"].iter().chain(more).copied().collect();
        edition.told(&all)
    };
    assert_eq!(
        hint(&[]),
        "cells/1, hint 1 of 3\n\nA gentle one.\n\nMore: cargo workbook hint cells/1 --more\n"
    );
    assert_eq!(
        hint(&["--more"]),
        "cells/1, hint 2 of 3\n\nA middling one.\n\nMore: cargo workbook hint cells/1 --more --more\n"
    );
    let last = "cells/1, hint 3 of 3\n\nA plain one.\n\nThat was the last one.\n";
    assert_eq!(hint(&["--more", "--more"]), last);
    assert_eq!(hint(&["-mmmm"]), last);
}

#[test]
fn a_hint_for_nothing_says_what_there_is() {
    let edition = Workbook::new().edition();
    assert_eq!(
        edition.refused(&["hint", "cells"]),
        "error: \"cells\" names no exercise; cells/1, cells/2 are some\n"
    );
    assert_eq!(
        edition.refused(&["hint", "1"]),
        "error: \"1\" names no exercise; its name is MEMBER/NUMBER, where MEMBER is one of cells, shelves\n"
    );
    assert!(edition.refused(&["hint"]).contains("<MEMBER/NUMBER>"));
}

#[test]
fn a_reset_puts_the_stub_back_and_keeps_what_was_there() {
    let edition = Workbook::new().edition();
    let before = edition.read("cells/src/lib.rs");
    assert_eq!(
        edition.told(&["reset", "cells/1"]),
        "cells/1 has its stub already: nothing to do.\n"
    );
    for (nth, kept) in ["lib.rs.before-reset", "lib.rs.before-reset-2"]
        .iter()
        .enumerate()
    {
        edition.answer_1(&format!("self.item = Some({nth});"));
        let mine = edition.read("cells/src/lib.rs");
        let told = edition.told(&["reset", "cells/1"]).replace('\\', "/");
        assert!(
            told.ends_with(&format!("What stood there is kept: cells/src/{kept}\n")),
            "{told}"
        );
        assert_eq!(edition.read("cells/src/lib.rs"), before);
        assert_eq!(edition.read(&format!("cells/src/{kept}")), mine);
    }
}

#[test]
fn a_reset_leaves_the_rest_of_the_file_alone() {
    let edition = Workbook::new().edition();
    edition.answer_2();
    edition.answer_1("self.item = None;");
    edition.edit(
        "cells/src/lib.rs",
        "//! A cell.\n",
        "//! A cell.\nfn   mine( ) {}\n",
    );
    let windows = edition.read("cells/src/lib.rs").replace('\n', "\r\n");
    edition.write("cells/src/lib.rs", &windows);
    edition.told(&["reset", "cells/1"]);
    let after = edition.read("cells/src/lib.rs");
    assert!(after.contains("fn   mine( ) {}\r\n"), "{after}");
    assert!(after.contains("        self.item.take()\r\n"), "{after}");
    assert!(after.contains("then return\")\r\n"), "{after}");
    assert!(
        !after.replace("\r\n", "").contains('\n'),
        "line ends are mixed: {after:?}"
    );
}

#[test]
fn without_its_markers_an_exercise_cannot_be_reset() {
    let edition = Workbook::new().edition();
    edition.edit("cells/src/lib.rs", "        // ANCHOR: exercise_2\n", "");
    edition.edit(
        "cells/src/lib.rs",
        "        // ANCHOR_END: exercise_2\n",
        "",
    );
    let before = edition.read("cells/src/lib.rs");
    assert_eq!(
        edition.refused(&["reset", "cells/2"]),
        "error: src/lib.rs has no lines `// ANCHOR: exercise_2` and `// ANCHOR_END: exercise_2` any more; they stand \
         round the place where you work, so put them back\n"
    );
    edition.edit("cells/src/lib.rs", "// ANCHOR: exercise_1\n", "");
    let why = edition.refused(&["reset", "cells/1"]);
    assert!(
        why.ends_with("exercise_1 ends here, but has not begun\n"),
        "{why}"
    );
    edition.write("cells/src/lib.rs", &before);
}

#[test]
fn the_solution_is_shown_once_the_tests_pass() {
    let edition = Workbook::new().edition();
    let why = edition.refused(&["solution", "cells/2"]);
    assert_eq!(
        why,
        "error: cells/2 is not done yet (not started).\n\
         To see the solution nevertheless: cargo workbook solution cells/2 --anyway\n"
    );
    edition.edit(
        "cells/src/lib.rs",
        "todo!(\"exercise 2: take the item out\")",
        "Option::take(&mut self.item)",
    );
    assert_eq!(
        edition.told(&["solution", "cells/2"]),
        "cells/2, `get`\n\n    self.item.take()\n\nIt is the secret of the cells.\n"
    );
}

#[test]
fn the_solution_is_shown_anyway_if_that_is_wanted() {
    let edition = Workbook::new().edition();
    let told = edition.told(&["solution", "cells/1", "--anyway"]);
    assert!(
        told.contains(&format!("\n    {SECRET}\n    self.item = Some(twice);\n")),
        "{told}"
    );
}

#[test]
fn a_damaged_seal_is_one_clear_line() {
    let edition = Workbook::new().edition();
    edition.write("book/solutions.sealed", "mine\n123\n");
    assert_eq!(
        edition.refused(&["solution", "cells/1", "--anyway"]),
        "error: book/solutions.sealed is damaged; take the one of a new edition\n"
    );
}

#[test]
fn in_the_full_workbook_the_committed_solution_comes_back() {
    if !there_is_git() {
        return;
    }
    let workbook = Workbook::new();
    git(&workbook.path(""), &["init", "--quiet"]);
    git(&workbook.path(""), &["add", "--all"]);
    let me = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
    let commit = [&me[..], &["commit", "--quiet", "--message", "all"]].concat();
    git(&workbook.path(""), &commit);
    let before = workbook.read("cells/src/lib.rs");
    let said = workbook.run(&["reset", "cells/1"]);
    assert!(said.succeeded, "{said:?}");
    let source = workbook.read("cells/src/lib.rs");
    assert!(
        !source.contains(SECRET) && source.contains(" -- STUB: "),
        "{source}"
    );
    assert_eq!(workbook.read("cells/src/lib.rs.before-reset"), before);
    let said = workbook.run(&["check", "cells"]);
    assert!(
        said.stdout.contains("`set`   3 points  not started\n"),
        "{said:?}"
    );
    let said = workbook.run(&["solution", "cells/1", "--anyway"]);
    assert!(said.stdout.contains(SECRET), "{said:?}");
    let said = workbook.run(&["reset", "cells/1"]);
    assert!(said.stdout.contains("nothing to do"), "{said:?}");
}
