//! The schedule explorer.

use explorer::SCENARIOS;
use grading::explore::graph::{Schedule, Step};
use serde_json::json;

use super::{browse, open};
use crate::chromium::Chromium;

const DESK: u32 = 1200;

/// An explorer on the page that is open.
struct Explorer<'a> {
    browser: &'a mut Chromium,
    name: &'static str,
}

impl<'a> Explorer<'a> {
    fn open(browser: &'a mut Chromium, page: &str, name: &'static str) -> Self {
        open(browser, page, DESK);
        Explorer { browser, name }
    }

    /// Clicks the button that says just this.
    fn click(&mut self, button: &str) {
        let clicked = self.browser.run(&format!(
            "(() => {{
                const all = [...document.querySelectorAll('#explorer-{} button')];
                const found = all.find((one) => one.textContent === {button:?});
                const works = found !== undefined && found.getAttribute('aria-disabled') !== 'true';
                found?.click();
                return works;
            }})()",
            self.name
        ));
        assert_eq!(
            clicked,
            json!(true),
            "{button:?} can be clicked; {}",
            self.said()
        );
    }

    fn run(&mut self, threads: &[&str]) {
        for thread in threads {
            self.click(&format!("Run {thread}"));
        }
    }

    fn part(&mut self, class: &str) -> String {
        let script = format!(
            "document.querySelector('#explorer-{} {class}').textContent",
            self.name
        );
        self.browser.text(&script)
    }

    fn said(&mut self) -> String {
        self.part(".said")
    }

    /// The code of the listings' lines at which a thread stands.
    fn current_lines(&mut self) -> Vec<String> {
        let lines = self.browser.run(&format!(
            "[...document.querySelectorAll('#explorer-{} .current')].map((line) => line.textContent.trim())",
            self.name
        ));
        serde_json::from_value(lines).expect("a list of texts")
    }

    /// Goes through all schedules, and returns how many there were and how many of them failed.
    fn try_all(&mut self) -> (u64, u64) {
        // The way is counted like a number, in which the last place that can be raised is raised.
        let outcome = self.browser.run(&format!(
            "(() => {{
                const root = document.querySelector('#explorer-{}');
                const click = (text) => [...root.querySelectorAll('.moves button')]
                    .find((button) => button.textContent === text).click();
                const choices = () => [...root.querySelectorAll('button.run')]
                    .filter((button) => button.getAttribute('aria-disabled') !== 'true');
                let schedules = 0;
                const goOn = () => {{
                    const count = choices().length;
                    if (count === 0) {{
                        schedules += 1;
                    }}
                    for (let choice = 0; choice < count; choice += 1) {{
                        choices()[choice].click();
                        goOn();
                        click('One step back');
                    }}
                }};
                click('Start again');
                goOn();
                const score = root.querySelector('.score').textContent;
                const [tried, of, failed] = score.replaceAll(',', '').match(/\\d+|none/g);
                return [schedules, Number(tried), Number(of), failed === 'none' ? 0 : Number(failed)];
            }})()",
            self.name
        ));
        let [walked, tried, of, failed]: [u64; 4] =
            serde_json::from_value(outcome).expect("four numbers");
        assert_eq!(
            (walked, tried),
            (of, of),
            "all schedules can be reached, each once"
        );
        (of, failed)
    }
}

#[test]
fn the_unsynchronized_cell_can_be_broken() {
    browse(|browser| {
        let mut explorer = Explorer::open(browser, "producer_consumer.html", "unsynchronized");
        explorer.run(&["Consumer", "Producer", "Producer", "Consumer"]);
        let said = explorer.said();
        assert!(
            said.contains("✗ This schedule fails: -1 was consumed once"),
            "{said}"
        );
        explorer.click("Start again");
        explorer.run(&["Producer", "Consumer", "Producer", "Consumer"]);
        let said = explorer.said();
        assert!(said.contains("✓ This schedule goes well."), "{said}");
        assert_eq!(
            explorer.part(".score"),
            "You have tried 2 of 6 schedules; 1 failed."
        );
        assert_eq!(explorer.try_all(), (6, 5));
    });
}

#[test]
fn the_synchronized_cell_cannot_be_broken() {
    browse(|browser| {
        let mut explorer = Explorer::open(browser, "producer_consumer.html", "synchronized");
        let count = explorer.part(".explorer-count");
        assert!(
            count.contains("2,401 schedules") && count.contains("None fails"),
            "{count}"
        );
        // The consumer wakes up too early, looks again, and is interrupted while it does.
        explorer.run(&["Consumer"]);
        explorer.click("Run Consumer: its wait ends for no reason");
        explorer.run(&["Consumer", "Producer", "Consumer"]);
        explorer.click("Leave the rest to chance");
        let said = explorer.said();
        assert!(said.contains("✓ This schedule goes well."), "{said}");
        let score = explorer.part(".score");
        assert_eq!(score, "You have tried 1 of 2,401 schedules; none failed.");
    });
}

#[test]
fn the_other_pages_can_be_broken_where_they_say_so() {
    browse(|browser| {
        let mut explorer = Explorer::open(browser, "readers_writers.html", "two_locks");
        explorer.run(&["Reader 1", "Writer", "Writer", "Reader 1"]);
        let said = explorer.said();
        assert!(
            said.contains("deadlock: Reader 1 and Writer wait"),
            "{said}"
        );
        assert_eq!(explorer.try_all(), (16, 4));
        let mut explorer = Explorer::open(explorer.browser, "lab4_server.html", "unlocked_limit");
        explorer.run(&["Client 1", "Client 2", "Client 1", "Client 2"]);
        let said = explorer.said();
        assert!(said.contains("two clients are served at once"), "{said}");
        assert_eq!(explorer.try_all(), (12, 4));
        let mut explorer =
            Explorer::open(explorer.browser, "producer_consumer.html", "read_too_late");
        assert_eq!(explorer.try_all(), (1008, 336));
        let mut explorer =
            Explorer::open(explorer.browser, "producer_consumer.html", "cell_for_one");
        let (schedules, failed) = explorer.try_all();
        assert_eq!(
            schedules, failed,
            "one of the two consumers never gets the item"
        );
    });
}

#[test]
fn what_is_chosen_at_random_ends_well_where_nothing_can_be_broken() {
    browse(|browser| {
        for (page, name) in [
            ("producer_consumer.html", "synchronized"),
            ("producer_consumer.html", "several_consumers"),
            ("readers_writers.html", "readers_writers"),
            ("lab4_server.html", "manager"),
        ] {
            let mut explorer = Explorer::open(browser, page, name);
            for _ in 0..50 {
                explorer.click("Leave the rest to chance");
                let said = explorer.said();
                assert!(
                    said.contains("✓ This schedule goes well."),
                    "{name}: {said}"
                );
                explorer.click("Start again");
            }
        }
    });
}

#[test]
fn the_reader_sees_lines_locks_and_who_waits() {
    browse(|browser| {
        let mut explorer = Explorer::open(browser, "producer_consumer.html", "synchronized");
        explorer.run(&["Consumer", "Consumer", "Producer"]);
        let cards = explorer.part(".cards");
        assert!(
            cards.contains("waits on readable, in get_data()"),
            "{cards}"
        );
        assert!(cards.contains("can go on, in set_data(1)"), "{cards}");
        let facts = explorer.part(".facts");
        assert!(
            facts.contains("item: None (when the lock was last free)"),
            "{facts}"
        );
        assert!(facts.contains("item: Producer"), "{facts}");
        let lines = explorer.current_lines();
        assert_eq!(
            lines,
            [
                "1 Producer is here:     self.readable.notify_one();",
                "2 Consumer is here:         item = self.readable.wait(item).unwrap();",
            ]
        );
    });
}

#[test]
fn a_step_can_be_taken_back() {
    browse(|browser| {
        let mut explorer = Explorer::open(browser, "producer_consumer.html", "unsynchronized");
        explorer.run(&["Producer", "Producer"]);
        assert!(explorer.part(".facts").contains("data: 2"));
        explorer.click("One step back");
        assert!(explorer.part(".facts").contains("data: 1"));
        explorer.click("One step forward");
        assert!(explorer.part(".facts").contains("data: 2"));
        explorer.click("One step back");
        explorer.run(&["Consumer", "Producer", "Consumer"]);
        assert!(explorer.said().contains("✓ This schedule goes well."));
    });
}

#[test]
fn the_code_of_a_schedule_loads_that_schedule() {
    browse(|browser| {
        let mut explorer = Explorer::open(browser, "producer_consumer.html", "synchronized");
        explorer.run(&["Consumer"]);
        let outcome = explorer.browser.run(
            "(() => {
                const root = document.querySelector('#explorer-synchronized');
                const moves = [...root.querySelectorAll('.moves button')];
                const [back, forth, again, chance] = moves;
                const story = () => root.querySelector('.story').textContent;
                const [field, load] = root.querySelectorAll('form input, form button');
                const wrong = [];
                for (let nth = 0; nth < 300; nth += 1) {
                    again.click();
                    chance.click();
                    const before = story();
                    const code = root.querySelector('.code code').textContent;
                    again.click();
                    field.value = `REPLAY=${code} cargo test`;
                    load.click();
                    while (forth.getAttribute('aria-disabled') !== 'true') {
                        forth.click();
                    }
                    if (story() !== before) {
                        wrong.push(code);
                    }
                }
                again.click();
                field.value = 'x7!';
                load.click();
                return [wrong, root.querySelector('.said').textContent];
            })()",
        );
        assert_eq!(
            outcome,
            json!([[], "x7! is no replay code; it looks like x7f3a."])
        );
    });
}

/// What the page must tell of each schedule of a scenario, with the code that a test would print for it.
fn told(name: &str) -> Vec<(String, Vec<String>)> {
    let scenario = SCENARIOS.iter().find(|scenario| scenario.name == name);
    let graph = scenario.expect("such a scenario").graph().expect("a graph");
    let line = |step: &Step| {
        let events = step.events.join("; ").replace('`', "");
        format!("{} {events}", graph.threads[step.thread])
    };
    let schedules = graph.all_schedules();
    let told = |schedule: Schedule<'_>| {
        let story = schedule.steps().map(|(_, step)| line(step));
        (schedule.code(), story.collect())
    };
    schedules.map(told).collect()
}

#[test]
fn the_code_that_a_test_prints_loads_what_happened_in_the_test() {
    browse(|browser| {
        open(browser, "producer_consumer.html", DESK);
        for name in ["synchronized", "cell_for_one"] {
            // Every seventh will do.
            let expected: Vec<_> = told(name).into_iter().step_by(7).collect();
            let wrong = browser.run(&format!(
                "(() => {{
                    const root = document.querySelector('#explorer-{name}');
                    const [field, load] = root.querySelectorAll('form input, form button');
                    const forth = [...root.querySelectorAll('.moves button')][1];
                    return {}.filter(([code, expected]) => {{
                        field.value = code;
                        load.click();
                        while (forth.getAttribute('aria-disabled') !== 'true') {{
                            forth.click();
                        }}
                        const steps = [...root.querySelectorAll('.story li')];
                        const story = steps.map((step) => step.textContent);
                        return JSON.stringify(story) !== JSON.stringify(expected);
                    }}).map(([code]) => code);
                }})()",
                serde_json::to_string(&expected).expect("JSON")
            ));
            assert_eq!(wrong, json!([]), "{name}");
        }
    });
}

#[test]
fn the_keyboard_alone_will_do() {
    browse(|browser| {
        open(browser, "producer_consumer.html", DESK);
        browser.run(
            "document.querySelector('#explorer-unsynchronized button').focus({ focusVisible: true })",
        );
        let focused = "document.activeElement.textContent";
        assert_eq!(browser.text(focused), "Run Producer");
        browser.press("Enter");
        assert_eq!(
            browser.text(focused),
            "Run Producer",
            "the focus stays where it was"
        );
        browser.press(" ");
        browser.press("Tab");
        assert_eq!(browser.text(focused), "Run Consumer");
        browser.press(" ");
        browser.press("Enter");
        let said = "document.querySelector('#explorer-unsynchronized .said').textContent";
        let said = browser.text(said);
        assert!(
            said.contains("✗ This schedule fails: item 1 was never consumed"),
            "{said}"
        );
        browser.press("Tab");
        assert_eq!(browser.text(focused), "One step back");
        let outline = "getComputedStyle(document.activeElement).outlineStyle";
        assert_eq!(
            browser.text(outline),
            "solid",
            "one sees where the focus is"
        );
    });
}

#[test]
fn without_the_script_one_good_and_one_bad_schedule_remain() {
    browse(|browser| {
        browser.ask(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        );
        open(browser, "producer_consumer.html", DESK);
        let captions = browser.run(
            "[...document.querySelectorAll('#explorer-unsynchronized caption')]
                .filter((caption) => caption.checkVisibility())
                .map((caption) => caption.textContent.split(':')[0])",
        );
        assert_eq!(
            captions,
            json!(["A schedule that goes well", "A schedule that fails"])
        );
    });
}
