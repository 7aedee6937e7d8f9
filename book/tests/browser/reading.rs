//! Reading the pages: themes, widths, and what leaves the machine.

use std::path::PathBuf;

use serde_json::json;

use super::{book, browse, open};

/// The pages with something to do on them.
const PAGES: [&str; 3] = [
    "producer_consumer.html",
    "readers_writers.html",
    "lab4_server.html",
];

#[test]
fn no_explorer_shows_other_sources_than_were_run() {
    for page in PAGES {
        let html = std::fs::read_to_string(book().join(page)).expect("the page is built");
        let rerun = "the sources have changed: `cargo run -p explorer` tries the schedules again";
        assert!(!html.contains("explorer-missing"), "{page}: {rerun}");
    }
}

#[test]
fn no_request_leaves_the_machine_and_no_script_fails() {
    browse(|browser| {
        for page in PAGES {
            open(browser, page, 1200);
            browser.wait_for("document.querySelectorAll('.explorer:not(.live)').length === 0");
            let local = |url: &&String| url.starts_with("file:") || url.starts_with("data:");
            let foreign: Vec<&String> = browser.loaded.iter().filter(|url| !local(url)).collect();
            assert!(foreign.is_empty(), "{page} loads {foreign:?}");
            assert!(
                browser.loaded.iter().any(|url| url.ends_with(page)),
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
        for page in PAGES {
            open(browser, page, 360);
            assert_eq!(browser.run("innerWidth"), json!(360));
            let wide = browser.run(
                "[...document.querySelectorAll('.explorer, .explorer *')]
                    .filter((one) => one.closest('.listing, .explorer-schedule') === null)
                    .filter((one) => one.getBoundingClientRect().right > innerWidth)
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
        open(browser, PAGES[0], 1200);
        for theme in ["light", "rust", "coal", "navy", "ayu"] {
            browser.run(&format!(
                "document.documentElement.className = 'js {theme}'"
            ));
            let contrast = browser.run(CONTRAST).as_f64().unwrap_or_default();
            assert!(
                contrast >= 4.5,
                "{theme}: a button's contrast is {contrast}"
            );
        }
    });
}

/// The contrast of the first button, as the WCAG defines it.
const CONTRAST: &str = "(() => {
    const style = getComputedStyle(document.querySelector('.explorer button.run'));
    const light = (colour) => {
        const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const [one, other] = [light(style.color), light(style.backgroundColor)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
})()";

/// Where `.ci/browser` puts axe-core.
fn axe() -> Option<String> {
    let workspace = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = workspace.join("target/axe/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(file).ok()
}

#[test]
fn axe_finds_nothing_serious() {
    let Some(axe) = axe() else {
        eprintln!("Skipped: axe-core is not here. `.ci/browser` brings it.");
        return;
    };
    browse(|browser| {
        for (page, colours) in PAGES
            .iter()
            .flat_map(|page| [(page, "light"), (page, "dark")])
        {
            browser.prefer(colours);
            open(browser, page, 1200);
            let theme = if colours == "dark" { "navy" } else { "light" };
            let is_there = format!("document.documentElement.classList.contains({theme:?})");
            assert_eq!(browser.run(&is_there), json!(true), "{page} is not {theme}");
            browser.run(
                "document.querySelectorAll('.explorer details').forEach((one) => one.open = true)",
            );
            browser.run(&axe);
            let found = browser.run(
                "axe.run('.explorer').then(({ violations }) => violations
                    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 200)]))",
            );
            assert_eq!(found, json!([]), "{page}, {theme}");
        }
    });
}
