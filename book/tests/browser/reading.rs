//! Reading the pages, all of them: themes, widths, paper, keys, and what leaves the machine.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{book, browse, open, pages};
use crate::chromium::Chromium;

const DESK: u32 = 1200;
const PHONE: u32 = 360;

/// Shows all that a page can show: unfolds everything, and answers every question.
const UNFOLDED: &str = "(async () => {
    document.querySelectorAll('main details').forEach((one) => { one.open = true; });
    document.querySelectorAll('.quiz li button').forEach((one) => one.click());
    // What is found out about sizes is found out at the next picture.
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    return document.querySelectorAll('main details:not([open])').length;
})()";

/// Opens a page, as wide as this, with nothing folded.
fn unfold(browser: &mut Chromium, page: &str, width: u32) {
    open(browser, page, width);
    assert_eq!(browser.run(UNFOLDED), json!(0));
}

#[test]
fn no_explorer_shows_other_sources_than_were_run() {
    for page in pages() {
        let html = std::fs::read_to_string(book().join(&page)).expect("the page is built");
        let rerun = "the sources have changed: `cargo run -p explorer` tries the schedules again";
        assert!(!html.contains("explorer-missing"), "{page}: {rerun}");
    }
}

#[test]
fn no_request_leaves_the_machine_and_no_script_fails() {
    browse(|browser| {
        for page in pages() {
            unfold(browser, &page, DESK);
            browser.wait_for("document.querySelectorAll('.explorer:not(.live)').length === 0");
            let local = |url: &&String| url.starts_with("file:") || url.starts_with("data:");
            let foreign: Vec<&String> = browser.loaded.iter().filter(|url| !local(url)).collect();
            assert!(foreign.is_empty(), "{page} loads {foreign:?}");
            assert!(
                browser.loaded.iter().any(|url| url.ends_with(&page)),
                "requests are seen"
            );
            assert!(
                browser.complaints.is_empty(),
                "{page}: {:?}",
                browser.complaints
            );
        }
    });
}

#[test]
fn a_phone_needs_not_scroll_sideways() {
    browse(|browser| {
        for page in pages() {
            unfold(browser, &page, PHONE);
            assert_eq!(browser.run("innerWidth"), json!(PHONE));
            let wide = browser.run(
                "[...document.querySelectorAll('main *')]
                    .filter((one) => one.closest('pre, .table-wrapper, .picture, .listing, .unseen') === null)
                    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
                    .map((one) => one.outerHTML.slice(0, 100))",
            );
            assert_eq!(wide, json!([]), "{page}");
            let scrolls = "document.documentElement.scrollWidth > innerWidth";
            assert_eq!(
                browser.run(scrolls),
                json!(false),
                "{page} scrolls sideways"
            );
        }
    });
}

#[test]
fn a_choice_can_be_read_in_every_theme() {
    browse(|browser| {
        open(browser, "producer_consumer.html", DESK);
        for theme in ["light", "rust", "coal", "navy", "ayu"] {
            browser.run(&format!(
                "document.documentElement.className = 'js {theme}'"
            ));
            for button in [".explorer button.run", ".quiz button"] {
                let colours = format!(
                    "(() => {{
                        const style = getComputedStyle(document.querySelector('{button}'));
                        return contrast(style.color, style.backgroundColor);
                    }})()"
                );
                let contrast = browser.run(&format!("{CONTRAST}; {colours}"));
                assert!(
                    contrast.as_f64() >= Some(4.5),
                    "{theme}: the contrast of {button} is {contrast}"
                );
            }
        }
    });
}

/// The contrast of two colours, as the WCAG defines it.
const CONTRAST: &str = "var contrast = (one, other) => {
    const light = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const [brighter, darker] = [light(one), light(other)].sort((a, b) => b - a);
    return (brighter + 0.05) / (darker + 0.05);
}";

#[test]
fn every_picture_can_be_read_and_has_a_text() {
    browse(|browser| {
        let mut pictures = 0;
        for (page, colours) in in_both_themes() {
            browser.prefer(colours);
            open(browser, &page, DESK);
            let found = browser.run(&format!(
                "{CONTRAST};
                (() => {{
                    const page = getComputedStyle(document.documentElement).backgroundColor;
                    const all = [...document.querySelectorAll('main svg[role=img], main .picture svg')];
                    return all.map((picture) => {{
                        const ids = (picture.getAttribute('aria-labelledby') ?? '').split(' ');
                        const said = ids.map((id) => document.getElementById(id)?.textContent ?? '');
                        said.push(picture.getAttribute('aria-label') ?? '');
                        said.push(picture.closest('figure')?.querySelector('figcaption')?.textContent ?? '');
                        const words = [...picture.querySelectorAll('text')];
                        const faint = words.filter((one) => contrast(getComputedStyle(one).fill, page) < 4.5);
                        return [picture.getAttribute('role'), said.join(' ').length > 40, faint.length];
                    }});
                }})()"
            ));
            let found = found.as_array().expect("a list");
            pictures += found.len();
            for picture in found {
                assert_eq!(*picture, json!(["img", true, 0]), "{page}, {colours}");
            }
        }
        assert!(pictures > 20, "pictures are found, and not {pictures}");
    });
}

#[test]
fn what_is_folded_unfolds_by_key_and_nothing_is_unfolded_unasked() {
    browse(|browser| {
        for page in pages() {
            open(browser, &page, DESK);
            let open_ones = "[...document.querySelectorAll('main details[open] > summary')]
                .filter((one) => one.closest('.explorer') === null).map((one) => one.textContent)";
            assert_eq!(browser.run(open_ones), json!([]), "{page}");
        }
        open(browser, "sleepy_threads.html", DESK);
        let answer = "[...document.querySelectorAll('main details')]
            .find((one) => one.textContent.includes('Solution of exercise 1')).querySelector('pre')";
        let is_seen = format!("{answer}.checkVisibility()");
        assert_eq!(browser.run(&is_seen), json!(false));
        browser.run(&format!(
            "{answer}.closest('details').querySelector('summary').focus()"
        ));
        browser.press("Enter");
        browser.wait_for(&is_seen);
    });
}

#[test]
fn arrow_keys_move_a_wide_listing_and_not_the_page() {
    browse(|browser| {
        open(browser, "producer_consumer.html", PHONE);
        let wide = "[...document.querySelectorAll('main pre > code')]
            .find((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 40)";
        browser.wait_for(&format!("{wide}.tabIndex === 0"));
        browser.run(&format!("{wide}.focus()"));
        browser.press("ArrowRight");
        browser.wait_for(&format!("{wide}.scrollLeft > 0"));
        browser.run("document.activeElement.blur()");
        browser.press("ArrowRight");
        browser.wait_for("location.pathname.endsWith('readers_writers.html')");
    });
}

#[test]
fn the_contents_are_shown_and_hidden_by_key() {
    browse(|browser| {
        open(browser, "threads.html", DESK);
        let toggle = "document.getElementById('mdbook-sidebar-toggle')";
        let expanded = format!("{toggle}.getAttribute('aria-expanded')");
        browser.run(&format!("{toggle}.focus()"));
        assert_eq!(
            browser.text("document.activeElement.id"),
            "mdbook-sidebar-toggle"
        );
        assert_eq!(browser.text(&expanded), "true");
        browser.press("Enter");
        browser.wait_for(&format!("{expanded} === 'false'"));
        browser.press(" ");
        browser.wait_for(&format!("{expanded} === 'true'"));
    });
}

#[test]
fn search_works_without_a_server() {
    browse(|browser| {
        open(browser, "threads.html", DESK);
        browser.run("document.getElementById('mdbook-search-toggle').click()");
        browser.wait_for("document.activeElement.id === 'mdbook-searchbar'");
        browser.ask("Input.insertText", json!({ "text": "spurious" }));
        let results = "[...document.querySelectorAll('#mdbook-searchresults a')]";
        // Keys count when the index has been loaded.
        let next_key = "document.activeElement.dispatchEvent(new KeyboardEvent('keyup'))";
        browser.wait_for(&format!("{next_key} && {results}.length > 0"));
        let first = browser.text(&format!("{results}[0].href"));
        open(browser, "threads.html", DESK);
        browser.run(&format!("location.href = {first:?}"));
        browser.wait_for(
            "document.readyState === 'complete' && !location.pathname.includes('threads')",
        );
        let found = browser.run("document.querySelector('main').textContent.includes('spurious')");
        assert_eq!(found, json!(true), "{first} is about something else");
    });
}

#[test]
fn on_paper_nothing_is_folded() {
    browse(|browser| {
        for page in pages() {
            open(browser, &page, DESK);
            browser.ask("Emulation.setEmulatedMedia", json!({ "media": "print" }));
            let hidden = browser.run(
                "[...document.querySelectorAll('main details > :not(summary), .quiz .reason, .explorer-schedule')]
                    .filter((one) => one.closest('.stage') === null && !one.matches('script'))
                    .filter((one) => !one.checkVisibility() || one.getBoundingClientRect().height === 0)
                    .map((one) => one.outerHTML.slice(0, 100))",
            );
            assert_eq!(hidden, json!([]), "{page}");
            let to_click = browser.run(
                "[...document.querySelectorAll('.explorer button')].filter((one) => one.checkVisibility()).length",
            );
            assert_eq!(to_click, json!(0), "{page} prints buttons that do nothing");
        }
    });
}

/// Every page, in the light theme and in the dark one.
fn in_both_themes() -> impl Iterator<Item = (String, &'static str)> {
    let pages = pages().into_iter();
    pages.flat_map(|page| [(page.clone(), "light"), (page, "dark")])
}

/// axe-core, which `.ci/browser` brings. Says so where it is missing.
fn axe() -> Option<String> {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = workspace.join("target/axe/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(file).ok();
    if axe.is_none() {
        eprintln!("Skipped: axe-core is not here. `.ci/browser` brings it.");
    }
    axe
}

/// What axe-core finds serious on the page that is open, with these of its options.
fn serious(browser: &mut Chromium, options: &str) -> Value {
    browser.run(&format!(
        "axe.run({{ resultTypes: ['violations'], {options} }}).then(({{ violations }}) => violations
            .filter(({{ impact }}) => impact === 'serious' || impact === 'critical')
            .map(({{ id, nodes }}) => [id, nodes.length, nodes[0].html.slice(0, 200)]))"
    ))
}

#[test]
fn axe_finds_nothing_serious() {
    let Some(axe) = axe() else { return };
    browse(|browser| {
        for (page, colours) in in_both_themes() {
            browser.prefer(colours);
            unfold(browser, &page, DESK);
            let theme = if colours == "dark" { "navy" } else { "light" };
            assert_eq!(
                browser.run(&has_theme(theme)),
                json!(true),
                "{page} is not {theme}"
            );
            browser.run(&axe);
            assert_eq!(serious(browser, ""), json!([]), "{page}, {theme}");
        }
    });
}

#[test]
fn axe_can_read_the_other_themes_too() {
    let Some(axe) = axe() else { return };
    browse(|browser| {
        // An explorer, decided quizzes, pictures, tables: whatever has colours is on one of these.
        for page in ["introduction", "producer_consumer", "chat_services"] {
            unfold(browser, &format!("{page}.html"), DESK);
            browser.run(&axe);
            for theme in ["rust", "coal", "ayu"] {
                browser.run(&format!(
                    "document.getElementById('mdbook-theme-{theme}').click()"
                ));
                browser.wait_for(&has_theme(theme));
                let found = serious(browser, "runOnly: ['color-contrast']");
                assert_eq!(found, json!([]), "{page}, {theme}");
            }
        }
    });
}

/// Whether the page that is open has this theme.
fn has_theme(theme: &str) -> String {
    format!("document.documentElement.classList.contains({theme:?})")
}
