// Says above a block at which terminal it appears (```console,terminal=server), or which file it is
// (```text,file=notes.txt or now=notes.txt). Without this script the text around tells.
"use strict";

document.querySelectorAll("pre > code").forEach((block) => {
    const mark = [...block.classList].find((name) => /^(terminal|file|now)=/.test(name));
    if (mark) {
        const label = document.createElement("span");
        label.className = "terminal";
        label.textContent = mark.slice(mark.indexOf("=") + 1);
        block.parentElement.before(label);
    }
});
