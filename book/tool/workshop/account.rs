use std::borrow::Cow;

/// What a test program printed about one test, taken apart.
///
/// The code under test runs in the same process and can print whatever it likes. So this account counts
/// only if the whole of it has the form that the test harness gives it, the harness's own log says the
/// same, and the process ended as the harness ends it.
#[derive(Debug)]
pub(super) struct Account<'a> {
    test: &'a str,
    stdout: String,
    stderr: String,
    log: &'a str,
}

/// What a panic says, and in which thread.
#[derive(Debug, PartialEq, Eq)]
struct Panic {
    thread: String,
    message: String,
}

/// What stands in a panic's message before what the stub itself says.
const STUB: &str = "not yet implemented: ";

/// How the last line of a run begins.
const RESULT: &str = "test result: ";

impl<'a> Account<'a> {
    pub(super) fn new(test: &'a str, stdout: &str, stderr: &str, log: &'a str) -> Self {
        Self {
            test,
            stdout: stdout.replace("\r\n", "\n"),
            stderr: stderr.replace("\r\n", "\n"),
            log,
        }
    }

    /// The program has no test of that name.
    pub(super) fn is_of_no_test(&self) -> bool {
        self.stdout.starts_with("\nrunning 0 tests\n")
    }

    /// One test has run, this one, and it has passed; said once, as the last thing.
    pub(super) fn says_passed(&self) -> bool {
        let Some((before, result)) = self.stdout.rsplit_once("\ntest result: ok. 1 passed; ")
        else {
            return false;
        };
        let result = result
            .strip_prefix("0 failed; 0 ignored; 0 measured; ")
            .and_then(|rest| rest.strip_suffix("s\n\n"))
            .and_then(|rest| rest.split_once(" filtered out; finished in "));
        let numbers = result.is_some_and(|(out, seconds)| {
            out.parse::<u32>().is_ok() && seconds.parse::<f64>().is_ok()
        });
        let begins = format!("\nrunning 1 test\ntest {} ", self.test);
        numbers
            && before.starts_with(&begins)
            && before.ends_with("ok\n")
            && !self.stderr.contains(RESULT)
            && self.stdout.matches(RESULT).count() == 1
            && self.log == format!("ok {}\n", self.test)
    }

    /// The harness got to say that the test has failed.
    pub(super) fn says_failed(&self) -> bool {
        self.stdout
            .contains("\ntest result: FAILED. 0 passed; 1 failed; ")
    }

    /// A story was told past the harness: a panic in a destructor during another one.
    pub(super) fn is_story(&self) -> bool {
        self.headline().is_some()
    }

    /// What the test printed, without what the harness says around it.
    pub(super) fn told(&self) -> String {
        let begins = format!("\n---- {} stdout ----\n", self.test);
        let told = self.stdout.split_once(&begins).and_then(|(_, rest)| {
            let (told, _) = rest.rsplit_once("\n\nfailures:\n")?;
            Some(told.trim_matches('\n'))
        });
        let told = told.unwrap_or_else(|| self.stdout.trim_matches('\n'));
        let lines = told
            .lines()
            .filter(|line| !line.starts_with("note: run with `RUST_BACKTRACE"));
        let mut told: String = lines
            .map(|line| format!("{}\n", without_number(line)))
            .collect();
        let aside = self
            .stderr
            .replace("warning: `--logfile` is deprecated", "");
        if !aside.trim().is_empty() {
            told.push_str(aside.trim_matches('\n'));
            told.push('\n');
        }
        told
    }

    /// What a stub says, if the test came to one.
    pub(super) fn stub(&self) -> Option<String> {
        let stubs = [&self.stdout, &self.stderr].into_iter().filter_map(|text| {
            let (_, rest) = text.split_once(STUB)?;
            Some(rest.lines().next()?.trim().to_owned())
        });
        stubs.into_iter().find(|stub| stub.starts_with("exercise "))
    }

    /// What the watchdog says: the test does not end, and who waits for what.
    pub(super) fn hang(&self) -> Option<String> {
        ["has not ended after", "does not end after this"]
            .iter()
            .find_map(|words| {
                let begins = format!("\n{} {words}", self.test);
                let (_, rest) = self.stderr.split_once(&begins)?;
                let line = rest.lines().next().unwrap_or_default();
                Some(format!("{words}{}", line.trim_end_matches(':')))
            })
    }

    /// What was written to standard error in the last moment, if the process ended itself.
    pub(super) fn last_words(&self) -> Option<String> {
        let begins = format!("\n{}: ", self.test);
        let (_, rest) = self.stderr.rsplit_once(&begins)?;
        Some(rest.lines().next()?.to_owned())
    }

    /// Why the test failed: the story's headline, or what the assertion says.
    pub(super) fn sentence(&self) -> String {
        if let Some(headline) = self.headline() {
            return headline;
        }
        let panics = self.panics();
        let own = |panic: &&Panic| panic.thread == self.test || panic.thread == "main";
        if let Some(panic) = panics.iter().rev().find(own) {
            return sentence_of(&panic.message);
        }
        if let Some(passed_on) = self.passed_on() {
            return passed_on;
        }
        match panics.last() {
            Some(panic) => sentence_of(&panic.message),
            None => "the test failed without saying why".to_owned(),
        }
    }

    /// `schedule 7 of 1200 fails: HEADLINE`
    fn headline(&self) -> Option<String> {
        let lines = self.stdout.lines().chain(self.stderr.lines());
        lines.into_iter().find_map(|line| {
            let rest = line.strip_prefix("schedule ")?;
            let (numbers, headline) = rest.split_once(" fails: ")?;
            let (number, of) = numbers.split_once(" of ")?;
            number.parse::<u64>().ok().and(of.parse::<u64>().ok())?;
            Some(headline.to_owned())
        })
    }

    /// What the watchdog says about a thread that nobody has joined.
    fn passed_on(&self) -> Option<String> {
        let mut lines = self.stdout.lines();
        let line = lines.rfind(|line| line.starts_with("thread `"))?;
        let (_, message) = line.split_once("` panicked: ")?;
        Some(sentence_of(message))
    }

    fn panics(&self) -> Vec<Panic> {
        let mut panics = Vec::new();
        let mut lines = self.stdout.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((thread, _)) = line
                .strip_prefix("thread '")
                .filter(|rest| rest.ends_with(':'))
                .and_then(|rest| rest.split_once(" panicked at "))
            else {
                continue;
            };
            // `NAME' (4711)`, or `NAME'`
            let thread = thread.rsplit_once('\'').map_or(thread, |(name, _)| name);
            let mut message = Vec::new();
            while let Some(line) = lines.next_if(|line| !ends_a_message(line)) {
                message.push(line);
            }
            panics.push(Panic {
                thread: thread.to_owned(),
                message: message.join("\n"),
            });
        }
        panics
    }
}

/// `thread 'NAME' (4711) panicked at ...` without the number, which is another one in every run.
fn without_number(line: &str) -> Cow<'_, str> {
    let Some((before, rest)) = line.split_once("' (") else {
        return line.into();
    };
    match rest.split_once(") panicked at ") {
        Some((number, place)) if line.starts_with("thread '") && number.parse::<u64>().is_ok() => {
            format!("{before}' panicked at {place}").into()
        }
        _ => line.into(),
    }
}

fn ends_a_message(line: &str) -> bool {
    line.is_empty()
        || line == "stack backtrace:"
        || ["note: ", "thread '", "---- ", "failures:"]
            .iter()
            .any(|begin| line.starts_with(begin))
}

/// Its first line, without what the macro puts before it. Of two values that differ, if nothing is said
/// about them, both are named.
fn sentence_of(message: &str) -> String {
    let mut lines = message.lines();
    let first = lines.next().unwrap_or_default();
    let comparison = first.strip_prefix("assertion `left ");
    let Some(said) = comparison.and_then(|rest| rest.split_once("` failed")) else {
        return first.to_owned();
    };
    match said.1.strip_prefix(": ") {
        Some(sentence) => sentence.to_owned(),
        None => {
            let values: Vec<&str> = lines.map(str::trim).collect();
            format!("{first}: {}", values.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSED: &str = "\nrunning 1 test\ntest exercise_1_a ... ok\n\ntest result: ok. 1 passed; \
                          0 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.12s\n\n";

    fn account<'a>(stdout: &str, stderr: &str, log: &'a str) -> Account<'a> {
        Account::new("exercise_1_a", stdout, stderr, log)
    }

    fn failed(told: &str) -> String {
        format!(
            "\nrunning 1 test\ntest exercise_1_a ... FAILED\n\nfailures:\n\n---- exercise_1_a stdout ----\n\
             {told}\n\n\nfailures:\n    exercise_1_a\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored; \
             0 measured; 5 filtered out; finished in 0.06s\n\n"
        )
    }

    #[test]
    fn a_test_that_says_so_has_passed() {
        assert!(account(PASSED, "", "ok exercise_1_a\n").says_passed());
        let windows = PASSED.replace('\n', "\r\n");
        assert!(account(&windows, "", "ok exercise_1_a\n").says_passed());
        let panics = PASSED.replace("_a ...", "_a - should panic ...");
        assert!(account(&panics, "", "ok exercise_1_a\n").says_passed());
    }

    #[test]
    fn code_that_prints_past_the_harness_may_still_pass() {
        let loud = PASSED.replace("... ok", "... hello\nok");
        assert!(account(&loud, "hello", "ok exercise_1_a\n").says_passed());
    }

    #[test]
    fn what_only_looks_like_it_has_not_passed() {
        let log = "ok exercise_1_a\n";
        let no = |stdout: &str, stderr: &str, log: &str| {
            assert!(
                !account(stdout, stderr, log).says_passed(),
                "{stdout}{stderr}{log}"
            );
        };
        no(PASSED, "", "");
        no(PASSED, "", "failed exercise_1_a\n");
        no(PASSED, "test result: ok. 1 passed", log);
        no("", "", log);
        no("test exercise_1_a ... ok\n", "", log);
        no(&PASSED.replace("exercise_1_a", "exercise_1_b"), "", log);
        no(&PASSED.replace("1 test\n", "2 tests\n"), "", log);
        no(&PASSED.replace("0 failed", "1 failed"), "", log);
        no(&PASSED.replace("... ok", "... ignored"), "", log);
        no(&format!("{PASSED}more\n"), "", log);
        no(&format!("hello{PASSED}"), "", log);
        no(&format!("{}{}", PASSED.trim_end(), PASSED), "", log);
    }

    #[test]
    fn the_sentence_is_what_the_assertion_says() {
        let said = |told: &str| account(&failed(told), "", "").sentence();
        assert_eq!(
            said(
                "\nthread 'exercise_1_a' (7) panicked at src/a.rs:3:9:\nthe item was lost\nsee get_data\n\
                 note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace"
            ),
            "the item was lost"
        );
        assert_eq!(
            said(
                "\nthread 'exercise_1_a' panicked at a.rs:3:9:\nassertion `left == right` failed: one item\n  left: 1\n right: 2"
            ),
            "one item"
        );
        assert_eq!(
            said(
                "\nthread 'exercise_1_a' panicked at a.rs:3:9:\nassertion `left == right` failed\n  left: 1\n right: 2"
            ),
            "assertion `left == right` failed: left: 1, right: 2"
        );
        assert_eq!(
            said(
                "\nthread 'reader' panicked at a.rs:3:9:\non purpose\n\nthread 'exercise_1_a' panicked at b.rs:3:9:\nreally"
            ),
            "really"
        );
        assert_eq!(
            said(
                "\nthread 'reader' panicked at a.rs:3:9:\nis empty\nthread `reader` panicked: is empty"
            ),
            "is empty"
        );
        assert_eq!(said(""), "the test failed without saying why");
    }

    #[test]
    fn what_is_told_is_the_same_in_every_run() {
        let told = failed(
            "\nthread 'exercise_1_a' (4711) panicked at a.rs:3:9:\nno (4711) panicked at all",
        );
        assert_eq!(
            account(&told, "", "").told(),
            "thread 'exercise_1_a' panicked at a.rs:3:9:\nno (4711) panicked at all\n"
        );
    }

    #[test]
    fn the_sentence_of_a_story_is_its_headline() {
        let told =
            "\nschedule 7 of 1200 fails: consumer waits for an item\n    producer   consumer";
        let stdout = failed(told);
        let account = account(&stdout, "", "");
        assert_eq!(account.sentence(), "consumer waits for an item");
        assert_eq!(account.told(), format!("{}\n", &told[1..]));
    }

    #[test]
    fn a_stub_is_recognized_wherever_it_is_met() {
        let stub = "not yet implemented: exercise 2: wait";
        let told = format!("\nthread 'exercise_1_a' panicked at a.rs:3:9:\n{stub}");
        assert_eq!(
            account(&failed(&told), "", "").stub().as_deref(),
            Some("exercise 2: wait")
        );
        let story = format!("\nschedule 1 of 9 fails: reader panicked: {stub}");
        assert_eq!(
            account(&failed(&story), "", "").stub().as_deref(),
            Some("exercise 2: wait")
        );
        assert_eq!(
            account(&failed("\nnot yet implemented: later"), "", "").stub(),
            None
        );
    }

    #[test]
    fn the_watchdogs_report_is_a_hang() {
        let report =
            "\nexercise_1_a has not ended after 60s:\n    reader  waits in read(), for 60.0 s\n";
        let account = account("\nrunning 1 test\ntest exercise_1_a ... ", report, "");
        assert_eq!(account.hang().as_deref(), Some("has not ended after 60s"));
        assert!(account.told().contains("waits in read()"));
    }
}
