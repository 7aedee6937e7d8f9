use book::Site;

use crate::sketch::{Sketch, the_only_complaint_is};

fn site(page: &str) -> (Sketch, Site) {
    let sketch = Sketch::new("", page);
    let built = sketch.book().build(Some(&sketch.path("built"))).unwrap();
    let index = built.join("index.html");
    std::fs::remove_file(index).unwrap(); // it repeats the first page
    let site = Site::read(&built).unwrap();
    (sketch, site)
}

#[test]
fn links_that_lead_somewhere_are_good() {
    let (_sketch, site) = site(
        "# Cells\n\n## One item\n\n[here](#one-item), [page](cells.md#cells), \
         [elsewhere](https://example.org/a)\n",
    );
    assert_eq!(site.broken_links(), [""; 0]);
    assert_eq!(site.foreign_loads(), [""; 0]);
}

#[test]
fn a_link_to_a_missing_page_is_found() {
    let (_sketch, site) = site("# Cells\n\n[next](threads.md)\n");
    the_only_complaint_is(
        &site.broken_links(),
        "cells.html links to threads.html, but there is no threads.html",
    );
}

#[test]
fn a_link_to_a_missing_heading_is_found() {
    let (_sketch, site) = site("# Cells\n\n[below](cells.md#two-items)\n");
    the_only_complaint_is(
        &site.broken_links(),
        "cells.html links to cells.html#two-items, but cells.html has no heading or id two-items",
    );
}

#[test]
fn what_would_be_fetched_from_elsewhere_is_found() {
    let (_sketch, site) = site("# Cells\n\n![a cell](https://example.org/cell.png)\n");
    the_only_complaint_is(
        &site.foreign_loads(),
        "cells.html loads https://example.org/cell.png",
    );
}

#[test]
fn a_marker_in_a_listing_is_found() {
    let (_sketch, site) = site("# Cells\n\n```rust\n// ANCHOR_END: cell\n```\n");
    the_only_complaint_is(
        &site.visible_markers(),
        "cells.html shows \"// ANCHOR_END: cell\"",
    );
}

#[test]
fn an_include_that_mdbook_left_as_it_was_is_found() {
    let (_sketch, site) = site("# Cells\n\n```rust\n{{#include ../../cells/src/no.rs}}\n```\n");
    the_only_complaint_is(
        &site.visible_markers(),
        "cells.html shows \"{{#include ../../cells/src/no.rs}}\"",
    );
}
