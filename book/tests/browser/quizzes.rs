//! Quizzes: by mouse, by keyboard, with a screen reader, and without the script.

use serde_json::{Value, json};

use super::{book, browse, open, pages};
use crate::chromium::Chromium;

const DESK: u32 = 1200;

/// How an answer begins in the page's source.
const ANSWER: &str = "<li><input disabled=\"\" type=\"checkbox\"";

/// Of all answers on a page, from top to bottom, whether they are ticked.
fn ticked(page: &str) -> Vec<bool> {
    let html = std::fs::read_to_string(book().join(page)).expect("the page is built");
    let answers = html.split(ANSWER).skip(1);
    answers.map(|rest| rest.starts_with(" checked")).collect()
}

/// The pages with quizzes.
fn with_quizzes() -> Vec<String> {
    let pages: Vec<String> = pages()
        .into_iter()
        .filter(|page| !ticked(page).is_empty())
        .collect();
    assert!(pages.len() > 5, "quizzes are found: {pages:?}");
    pages
}

#[test]
fn every_answer_says_whether_it_is_right_and_why() {
    browse(|browser| {
        for page in with_quizzes() {
            open(browser, &page, DESK);
            let seen_before = browser.run(
                "[...document.querySelectorAll('.quiz .reason')].filter((one) => one.checkVisibility()).length",
            );
            assert_eq!(seen_before, json!(0), "{page} shows reasons unasked");
            let said = browser.run(
                "[...document.querySelectorAll('.quiz li')].map((item) => {
                    item.querySelector('button').click();
                    const reason = item.querySelector('.reason');
                    const [verdict] = reason.textContent;
                    const why = reason.textContent.slice(verdict.length).trim();
                    return [verdict, reason.checkVisibility() && why.length > 20];
                })",
            );
            let sign = |ticked| if ticked { "✓" } else { "✗" };
            let expected: Vec<Value> = ticked(&page)
                .into_iter()
                .map(|ticked| json!([sign(ticked), true]))
                .collect();
            assert_eq!(said, json!(expected), "{page}");
        }
    });
}

/// The quiz about the cell that nobody waits for: its first answer is right, its fourth is not.
const PAGE: &str = "producer_consumer.html";

#[test]
fn what_a_program_prints_is_possible_or_not() {
    browse(|browser| {
        open(browser, PAGE, DESK);
        let mut says = |nth: u32| {
            browser.run(&format!(
                "document.querySelector('.quiz li:nth-child({nth}) button').click()"
            ));
            browser.text(&format!(
                "document.querySelector('.quiz li:nth-child({nth}) .reason strong').textContent"
            ))
        };
        assert_eq!(says(1), "✓ Possible. ");
        assert_eq!(says(4), "✗ Impossible. ");
    });
}

#[test]
fn the_keyboard_alone_will_do() {
    browse(|browser| {
        open(browser, PAGE, DESK);
        browser.run("document.querySelector('.quiz button').focus({ focusVisible: true })");
        let focused = "document.activeElement.textContent.trim().replaceAll(/\\s+/g, ' ')";
        assert_eq!(browser.text(focused), "A. got 1, got 2");
        let outline = "getComputedStyle(document.activeElement).outlineStyle";
        assert_eq!(
            browser.text(outline),
            "solid",
            "one sees where the focus is"
        );
        let shown = "[...document.querySelector('.quiz').querySelectorAll('.reason')]
            .filter((one) => one.checkVisibility()).map((one) => one.textContent.split('.')[0])";
        browser.press("Enter");
        assert_eq!(browser.run(shown), json!(["✓ Possible"]));
        assert_eq!(browser.text(focused), "A. got 1, got 2", "the focus stays");
        browser.press("Tab");
        assert_eq!(browser.text(focused), "B. got 2, got 2");
        browser.press(" ");
        assert_eq!(browser.run(shown), json!(["✓ Possible", "✓ Possible"]));
        for _ in 0..4 {
            browser.press("Tab");
        }
        assert_eq!(browser.text(focused), "How this is known");
        browser.press("Enter");
        let table = "document.querySelector('.quiz table').checkVisibility()";
        browser.wait_for(table);
    });
}

/// What a screen reader finds in the first quiz: of each thing its role, its name, and whether it is expanded.
fn heard(browser: &mut Chromium) -> Vec<(String, String, Option<bool>)> {
    let quiz = browser.ask(
        "Runtime.evaluate",
        json!({ "expression": "document.querySelector('.quiz')" }),
    );
    let query = json!({ "objectId": quiz["result"]["objectId"] });
    let found = browser.ask("Accessibility.queryAXTree", query);
    let nodes = found["nodes"].as_array().expect("a list");
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
    let expanded = |node: &Value| {
        let properties = node["properties"].as_array()?;
        let mut properties = properties.iter();
        let property = properties.find(|property| property["name"] == "expanded")?;
        property["value"]["value"].as_bool()
    };
    nodes
        .iter()
        .filter(|node| node["ignored"] == json!(false))
        .map(|node| (text(&node["role"]), text(&node["name"]), expanded(node)))
        .collect()
}

#[test]
fn a_screen_reader_tells_the_question_the_answers_and_the_reason() {
    browse(|browser| {
        open(browser, PAGE, DESK);
        browser.ask("Accessibility.enable", json!({}));
        let before = heard(browser);
        let has = |heard: &[(String, String, Option<bool>)], role: &str, name: &str, expanded| {
            heard.contains(&(role.to_owned(), name.to_owned(), expanded))
        };
        let group = has(&before, "group", "What can this program print?", None);
        assert!(group, "{before:?}");
        let closed = has(&before, "button", "A. got 1, got 2", Some(false));
        assert!(closed, "{before:?}");
        let statuses = before.iter().filter(|(role, ..)| role == "status").count();
        assert_eq!(statuses, 5, "what is to be announced is there before");
        let is_told = |heard: &[(String, String, Option<bool>)]| {
            let mut texts = heard.iter().filter(|(role, ..)| role == "StaticText");
            texts.any(|(_, text, _)| text.starts_with("By luck"))
        };
        assert!(!is_told(&before), "{before:?}");
        browser.run("document.querySelector('.quiz button').click()");
        let after = heard(browser);
        let open = has(&after, "button", "A. got 1, got 2", Some(true));
        assert!(open && is_told(&after), "{after:?}");
    });
}

#[test]
fn without_the_script_the_right_answers_are_ticked_and_the_reasons_are_read() {
    browse(|browser| {
        browser.ask(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        );
        for page in with_quizzes() {
            open(browser, &page, DESK);
            let read = browser.run(
                "[...document.querySelectorAll('.quiz li')].map((item) => {
                    const [box, reason] = [item.querySelector('input'), item.querySelector('.reason')];
                    return [box.checked, box.checkVisibility() && reason.checkVisibility()];
                })",
            );
            let expected: Vec<Value> = ticked(&page)
                .into_iter()
                .map(|ticked| json!([ticked, true]))
                .collect();
            assert_eq!(read, json!(expected), "{page}");
        }
    });
}
