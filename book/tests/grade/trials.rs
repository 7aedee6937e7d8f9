//! One test in a process of its own, whatever it does.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use book::TestName;
use book::workshop::{Scratch, TestPrograms, Trial, Tried, Verdict};
use tempfile::TempDir;

/// Tests of all kinds; none depends on anything but the standard library.
const TESTS: &str = r#"
use std::io::{Write, stderr, stdout};
use std::process::{Command, exit};

const FORGED: &str = "ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; \
                      finished in 0.00s\n\n";

#[test] fn passes() { println!("quietly"); stdout().write_all(b"loudly\n").unwrap(); }
#[test] fn fails() { assert_eq!(cells::one(), 2, "there must be two"); }
#[test] fn is_a_stub() { todo!("exercise 1: count") }
#[test] fn exits() { exit(0) }
#[test] fn fails_and_exits() { exit(101) }
#[test] fn aborts() { std::process::abort() }
#[test] fn hangs() { loop { std::thread::park() } }
#[test] fn floods() { let line = [b'x'; 4096]; loop { stdout().write_all(&line).unwrap() } }
#[test] fn forges_and_fails() { stdout().write_all(FORGED.as_bytes()).unwrap(); panic!("it has not happened") }
#[test] fn forges_and_exits() { stdout().write_all(FORGED.as_bytes()).unwrap(); exit(0) }
#[test] fn forges_with_a_thread() {
    std::thread::spawn(|| { stderr().write_all(FORGED.as_bytes()).unwrap(); exit(0) });
    loop { std::thread::park() }
}
#[cfg(unix)]
#[test] fn leaves_a_child() {
    let child = Command::new("sleep").arg("600").spawn().unwrap();
    println!("child {}", child.id());
    stderr().write_all(format!("child {}", child.id()).as_bytes()).unwrap();
}
#[test] fn starts_threads() { loop { std::thread::Builder::new().spawn(|| loop { std::thread::park() }).expect("no more threads"); } }
#[test] fn eats() { let mut all = Vec::new(); loop { all.push(vec![1_u8; 1 << 20]); } }
#[test] fn sees() {
    let names: Vec<String> = std::env::vars().map(|(name, _)| name).collect();
    panic!("SEED={} {}", std::env::var("SEED").unwrap_or_default(), names.join(" "));
}
#[test] fn stands_in_its_folder() {
    assert!(std::path::Path::new("src/lib.rs").exists());
    assert_eq!(std::fs::read_dir(std::env::temp_dir()).unwrap().count(), 0);
    std::fs::write(std::env::temp_dir().join("left"), "behind").unwrap();
}
"#;

/// A workspace with one member, `cells`, and a scratch copy of it.
struct Workshop {
    folder: TempDir,
    scratch: Scratch,
}

impl Workshop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| {
            let file = folder.path().join("pristine").join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        };
        write(
            "Cargo.toml",
            "[workspace]\nmembers = [\"cells\"]\nresolver = \"3\"\n",
        );
        write(
            "Cargo.lock",
            "version = 4\n\n[[package]]\nname = \"cells\"\nversion = \"0.1.0\"\n",
        );
        write(
            "cells/Cargo.toml",
            "[package]\nname = \"cells\"\nversion = \"0.1.0\"\nedition = \"2024\"\n",
        );
        write(
            "cells/src/lib.rs",
            "pub mod two;\npub fn one() -> u32 { 1 }\n",
        );
        write("cells/src/two.rs", "pub fn two() -> u32 { 2 }\n");
        write("cells/tests/all.rs", TESTS);
        write(
            "cells/tests/alone.rs",
            "#[path = \"../src/two.rs\"] mod two;\n#[test] fn two_is_two() { assert_eq!(two::two(), 2) }\n",
        );
        let pristine = folder.path().join("pristine");
        let scratch = Scratch::claim(&pristine, &folder.path().join("places")).unwrap();
        Self { folder, scratch }
    }

    fn build(&self) -> TestPrograms {
        TestPrograms::build(
            &self.scratch,
            "cells",
            &["all", "alone"],
            TestPrograms::LIMIT,
        )
        .unwrap()
    }
}

/// Built once for all tests that change nothing.
static BUILT: LazyLock<(Workshop, TestPrograms)> = LazyLock::new(|| {
    let workshop = Workshop::new();
    let programs = workshop.build();
    (workshop, programs)
});

fn trial(test: &str) -> Trial {
    let test = TestName {
        file: "all".to_owned(),
        test: test.to_owned(),
    };
    Trial::of(&BUILT.1, &test).unwrap()
}

fn tried(test: &str) -> Tried {
    trial(test).run().unwrap()
}

/// How the process ended, when it was neither by passing nor by failing.
fn ended(test: &str) -> String {
    match tried(test).verdict {
        Verdict::Ended { how } => how,
        verdict => panic!("{test} should have ended early, but {verdict:?}"),
    }
}

#[test]
fn a_test_that_passes_has_passed() {
    let tried = tried("passes");
    assert!(tried.passed(), "{tried:?}");
}

#[test]
fn a_test_that_fails_says_why() {
    let tried = tried("fails");
    let sentence = "there must be two".to_owned();
    assert_eq!(tried.verdict, Verdict::Failed { sentence });
    assert!(
        tried.output.contains("cells/tests/all.rs:"),
        "{}",
        tried.output
    );
}

#[test]
fn a_stub_is_not_started() {
    let stub = "exercise 1: count".to_owned();
    assert_eq!(tried("is_a_stub").verdict, Verdict::NotStarted { stub });
}

#[test]
fn ending_the_process_is_not_passing() {
    assert_eq!(
        ended("exits"),
        "the process ended with status 0 before the test was over"
    );
    assert_eq!(
        ended("fails_and_exits"),
        "the process ended with status 101 before the test was over"
    );
}

#[cfg(unix)]
#[test]
fn a_signal_is_named() {
    assert_eq!(
        ended("aborts"),
        "the process was ended by signal 6 (SIGABRT) before the test was over"
    );
}

#[test]
fn printing_what_the_harness_prints_is_not_passing() {
    let sentence = "it has not happened".to_owned();
    assert_eq!(
        tried("forges_and_fails").verdict,
        Verdict::Failed { sentence }
    );
    ended("forges_and_exits");
    ended("forges_with_a_thread");
}

#[test]
fn a_hang_is_ended() {
    let tried = trial("hangs").within(Duration::from_secs(1)).run().unwrap();
    let sentence = "has not ended after 1 s".to_owned();
    assert_eq!(tried.verdict, Verdict::Hung { sentence });
    assert!(tried.took < Duration::from_secs(10), "{tried:?}");
}

#[test]
fn a_flood_is_ended_and_only_its_ends_are_kept() {
    let tried = tried("floods");
    assert!(
        matches!(tried.verdict, Verdict::TooMuchOutput { .. }),
        "{:?}",
        tried.verdict
    );
    assert!(tried.output.len() < 1024 * 1024, "{}", tried.output.len());
    assert!(tried.output.contains("bytes are left out"));
}

/// What a test has started holds its output open, and would keep whoever waits for its end.
#[cfg(target_os = "linux")]
#[test]
fn what_a_test_leaves_behind_is_ended_with_it() {
    let tried = tried("leaves_a_child");
    assert!(tried.passed(), "{tried:?}");
    let (_, number) = tried.output.rsplit_once("child ").unwrap();
    let state = fs::read_to_string(format!("/proc/{}/stat", number.trim())).unwrap_or_default();
    // A zombie is over: only its parent has not asked yet how it ended.
    assert!(state.is_empty() || state.contains(") Z "), "{state}");
}

#[cfg(target_os = "linux")]
#[test]
fn threads_and_memory_without_end_come_to_an_end() {
    for test in ["starts_threads", "eats"] {
        let tried = tried(test);
        assert!(
            matches!(
                tried.verdict,
                Verdict::Failed { .. } | Verdict::Ended { .. }
            ),
            "{tried:?}"
        );
    }
}

#[test]
fn the_callers_environment_is_not_seen() {
    let tried = trial("sees").with("SEED", "7").run().unwrap();
    let Verdict::Failed { sentence } = tried.verdict else {
        panic!("{tried:?}");
    };
    assert!(sentence.starts_with("SEED=7 "), "{sentence}");
    assert!(!sentence.contains("CARGO_HOME"), "{sentence}");
    assert!(sentence.contains("CARGO_MANIFEST_DIR"), "{sentence}");
}

#[test]
fn a_test_stands_in_its_members_folder_and_has_an_empty_one_for_its_files() {
    assert!(tried("stands_in_its_folder").passed());
    assert!(tried("stands_in_its_folder").passed());
}

#[test]
fn a_test_that_does_not_exist_is_nobodys_fault() {
    let why = trial("nonsense").run().unwrap_err();
    assert!(why.contains("has no test nonsense"), "{why}");
}

#[test]
fn what_does_not_compile_costs_itself_only() {
    let workshop = Workshop::new();
    let broken = TESTS.replace("cells::one()", "cells::none()");
    workshop
        .scratch
        .lay(Path::new("cells/tests/all.rs"), &broken)
        .unwrap();
    let programs = workshop.build();
    assert!(programs.program("alone").is_ok());
    let error = programs.program("all").unwrap_err();
    assert!(
        error
            .sentence
            .starts_with("cells/tests/all.rs:9: cannot find function `none`"),
        "{}",
        error.sentence
    );

    let two = Path::new("cells/src/two.rs");
    workshop
        .scratch
        .lay(two, "pub fn two() -> u32 { \"two\" }\n")
        .unwrap();
    workshop
        .scratch
        .restore(Path::new("cells/tests/all.rs"))
        .unwrap();
    let programs = workshop.build();
    for file in ["all", "alone"] {
        let error = programs.program(file).unwrap_err();
        assert_eq!(error.sentence, "cells/src/two.rs:1: mismatched types");
        assert_eq!(error.sources, [two]);
    }
}

#[test]
fn what_was_put_back_is_built_again() {
    let workshop = Workshop::new();
    let lib = Path::new("cells/src/lib.rs");
    let count = |programs: &TestPrograms| {
        let fails = TestName {
            file: "all".to_owned(),
            test: "fails".to_owned(),
        };
        Trial::of(programs, &fails).unwrap().run().unwrap().passed()
    };
    assert!(!count(&workshop.build()));
    workshop
        .scratch
        .lay(lib, "pub mod two;\npub fn one() -> u32 { 2 }\n")
        .unwrap();
    assert!(count(&workshop.build()));
    workshop.scratch.restore(lib).unwrap();
    assert!(!count(&workshop.build()));
    drop(workshop.folder);
}

#[test]
fn a_workspace_that_cannot_be_built_is_nobodys_fault() {
    let workshop = Workshop::new();
    workshop
        .scratch
        .lay(Path::new("Cargo.toml"), "nonsense")
        .unwrap();
    let built = TestPrograms::build(&workshop.scratch, "cells", &["all"], TestPrograms::LIMIT);
    assert!(
        built
            .unwrap_err()
            .starts_with("the tests of cells cannot be built: ")
    );
}
