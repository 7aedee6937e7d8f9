// What mdBook's frame of a page leaves undone for readers who use the keyboard alone, or a screen reader.
"use strict";

// The sign that shows and hides the contents is a label, which no key reaches.
{
    const toggle = document.getElementById("mdbook-sidebar-toggle");
    toggle.setAttribute("role", "button");
    toggle.tabIndex = 0;
    toggle.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            toggle.click();
        }
    });
    document.getElementById("mdbook-searchbar")?.setAttribute("aria-label", "Search this book");
}

// What is wider than the page can be moved with the arrow keys, once it has the focus. Elsewhere they turn the page.
{
    const isWide = (block) => block.scrollWidth > block.clientWidth;
    const watch = new ResizeObserver((blocks) => {
        blocks.forEach(({ target }) => {
            if (isWide(target)) {
                target.tabIndex = 0;
            } else {
                target.removeAttribute("tabindex");
            }
        });
    });
    document.querySelectorAll("main pre > code, main .table-wrapper, main .picture").forEach((block) => {
        watch.observe(block);
    });
    document.querySelector("main").addEventListener("keydown", (event) => {
        if (event.key.startsWith("Arrow") && isWide(event.target)) {
            event.stopPropagation();
        }
    });
}
