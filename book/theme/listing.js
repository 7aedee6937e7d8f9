// A listing that is a piece of a source keeps the indentation that it has there. This moves it to
// the left, as far as its lines allow. Runs after the highlighting.
"use strict";

document.querySelectorAll("code.language-rust").forEach((listing) => {
    const lines = listing.textContent.split("\n").filter((line) => line.trim() !== "");
    const common = Math.min(...lines.map((line) => line.search(/\S/)));
    if (common > 0 && common < Infinity) {
        listing.innerHTML = listing.innerHTML.replaceAll(new RegExp(`^ {${common}}`, "gm"), "");
    }
});
