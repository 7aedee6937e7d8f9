// The schedule explorer: the reader chooses which thread runs next.
//
// What it knows stands in the page as JSON, written by `cargo run -p explorer`, which has run the real sources under
// every schedule (book/explorer/src/page_graph.rs says what the fields mean). Nothing is computed here but the way
// through it. Without this script the page shows one schedule that goes well and one that does not.
"use strict";

{
    // -------------------------------------------------------------------- replay codes

    // A replay code is `x`, the number of a schedule, then the choices, a letter each, `a` for 0. A number after a
    // letter says how often it comes in a row; `z` adds 25 to what follows; `-` divides the kinds of choices.
    const MORE = 25;

    // How many waits a test lets end for no reason. Until then it asks at every wait.
    const SPURIOUS_IN_TESTS = 2;

    const encode = (kinds) => `x1${kinds.map(encodeKind).join("-")}`.replace(/-+$/, "");

    const encodeKind = (choices) => {
        const end = choices.findLastIndex((choice) => choice !== 0) + 1;
        const letters = choices.slice(0, end).map((choice) => {
            const letter = String.fromCharCode(97 + (choice % MORE));
            return "z".repeat(Math.floor(choice / MORE)) + letter;
        });
        return letters
            .join("")
            .replaceAll(/([a-y])\1+/g, (repeated, letter) => letter + repeated.length);
    };

    // The three kinds of choices; null if it is no code. It may be all that a test printed.
    const decode = (text) => {
        const [, code] = text.match(/(?:^|\s|REPLAY=)x\d+([a-z0-9-]*)(?=\s|$)/) ?? [];
        if (code === undefined) {
            return null;
        }
        const kinds = code.split("-").map(decodeKind);
        while (kinds.length < 3) {
            kinds.push([]);
        }
        return kinds.length === 3 && !kinds.includes(null) ? kinds : null;
    };

    const decodeKind = (letters) => {
        if (!/^(z*[a-y]\d*)*$/.test(letters)) {
            return null;
        }
        return [...letters.matchAll(/(z*)([a-y])(\d*)/g)].flatMap(([, more, letter, times]) => {
            const choice = more.length * MORE + letter.charCodeAt(0) - 97;
            return Array(times === "" ? 1 : Number(times)).fill(choice);
        });
    };

    // -------------------------------------------------------------------- the graph

    const GOES_ON = -1;
    const HAS_ENDED = -2;
    const NO_REASON = -1;

    class Graph {
        constructor(data) {
            Object.assign(this, data);
        }

        // The steps that can come next.
        next(state) {
            return (this.states[state].n ?? []).map(([thread, to, words, outcome], index) => {
                return { index, thread, to, outcome, words: words.map((word) => this.words[word]) };
            });
        }

        isOver(state) {
            return this.next(state).length === 0;
        }

        // Why the schedule has failed; null if it has not, or goes on.
        failure(state) {
            const why = this.states[state].e;
            return why === undefined ? null : this.words[why];
        }

        shown(state) {
            return this.states[state].s.map((word) => this.words[word]).join("; ");
        }

        locks(state) {
            const locks = this.states[state].l ?? [];
            return locks.map(([name, holders]) => {
                return { name: this.words[name], holders: holders.map((thread) => this.threads[thread]) };
            });
        }

        // How a thread stands; null if it has not been started.
        stance(state, thread) {
            const number = this.states[state].t[thread];
            if (number === undefined) {
                return null;
            }
            const [status, call, listing, line] = this.stances[number];
            return {
                goesOn: status === GOES_ON,
                hasEnded: status === HAS_ENDED,
                waits: status >= 0 ? this.words[status] : null,
                call: call >= 0 ? this.words[call] : null,
                listing,
                line,
            };
        }
    }

    // One way through the graph, as far as the reader has gone. What was gone back can be gone again.
    class Schedule {
        constructor(graph) {
            this.graph = graph;
            this.clear();
        }

        clear() {
            this.way = [];
            this.here = 0;
        }

        state(position = this.here) {
            return position === 0 ? 0 : this.way[position - 1].to;
        }

        take(step) {
            this.way.length = this.here;
            this.way.push(step);
            this.here += 1;
        }

        // The number of the step that each thread made last before `position`: in this order those wait who wait.
        lastSteps(position) {
            const last = new Map();
            this.way.slice(0, position).forEach((step, number) => last.set(step.thread, number));
            return last;
        }

        // What there is to choose from at `position`, as a code counts it.
        candidates(position) {
            const { graph } = this;
            const current = position === 0 ? graph.begins_after : this.way[position - 1].thread;
            const threads = [...new Set(graph.next(this.state(position)).map((step) => step.thread))];
            const inTurn = (thread) => (thread - current + graph.threads.length) % graph.threads.length;
            return threads.sort((one, other) => inTurn(one) - inTurn(other));
        }

        woken(steps, position) {
            const last = this.lastSteps(position);
            const wakes = steps.filter((step) => step.outcome >= 0).map((step) => step.outcome);
            return wakes.sort((one, other) => (last.get(one) ?? -1) - (last.get(other) ?? -1));
        }

        code() {
            const kinds = [[], [], []];
            this.way.forEach((step, position) => {
                const candidates = this.candidates(position);
                if (candidates.length > 1) {
                    kinds[0].push(candidates.indexOf(step.thread));
                }
                const all = this.graph.next(this.state(position));
                const steps = all.filter((other) => other.thread === step.thread);
                if (steps.some((other) => other.outcome === NO_REASON)) {
                    kinds[1].push(step.outcome === NO_REASON ? 1 : 0);
                }
                if (step.outcome >= 0) {
                    kinds[2].push(this.woken(steps, position).indexOf(step.outcome));
                }
            });
            return encode(kinds);
        }

        // Goes the way of a code from the beginning, and then back there. Returns what could not be followed, if
        // anything could not.
        load([threads, unusual, among]) {
            this.clear();
            let forNoReason = 0;
            let problem = null;
            while (!this.graph.isOver(this.state()) && problem === null) {
                const candidates = this.candidates(this.here);
                const choice = candidates.length > 1 ? (threads.shift() ?? 0) : 0;
                const all = this.graph.next(this.state());
                const steps = all.filter((step) => step.thread === candidates[choice]);
                let [step] = steps;
                if (step === undefined) {
                    problem = "the code chooses a thread that cannot go on here";
                    break;
                }
                const waits = step.words.some((word) => word.startsWith("waits on "));
                if (waits && forNoReason < SPURIOUS_IN_TESTS && unusual.shift() === 1) {
                    forNoReason += 1;
                    step = steps.find((other) => other.outcome === NO_REASON);
                    problem = step ? null : "the code lets one more wait end for no reason than this page";
                }
                const woken = this.woken(steps, this.here);
                if (woken.length > 1) {
                    const chosen = woken[among.shift() ?? 0];
                    step = steps.find((other) => other.outcome === chosen);
                    problem = step ? null : "the code wakes a thread that does not wait here";
                }
                if (step) {
                    this.take(step);
                }
            }
            const length = this.here;
            this.here = 0;
            return { length, problem };
        }
    }

    // -------------------------------------------------------------------- the page

    const element = (tag, className, ...content) => {
        const made = document.createElement(tag);
        made.className = className;
        made.append(...content);
        return made;
    };

    const button = (className, label, act) => {
        const made = element("button", className, label);
        made.type = "button";
        // Not `disabled`: who uses the keyboard would lose the place.
        made.addEventListener("click", () => {
            if (made.getAttribute("aria-disabled") !== "true") {
                act();
            }
        });
        return made;
    };

    const enable = (made, enabled) => made.setAttribute("aria-disabled", String(!enabled));

    // Text with what stands between backticks as code.
    const withCode = (text) =>
        text.split("`").map((part, index) => (index % 2 === 0 ? part : element("code", "", part)));

    const grouped = (number) => number.toLocaleString("en");

    class Explorer {
        constructor(root) {
            this.root = root;
            this.graph = new Graph(JSON.parse(root.querySelector("script").textContent));
            this.schedule = new Schedule(this.graph);
            this.tried = new Map();
            this.root.append(this.stage());
            this.root.classList.add("live");
            this.show("Choose the thread that runs first.");
        }

        stage() {
            this.cards = this.graph.threads.map((name, thread) => this.card(name, thread));
            this.facts = element("dl", "facts");
            this.said = element("p", "said");
            this.said.setAttribute("role", "status");
            this.score = element("p", "score");
            this.story = element("ol", "story");
            const stage = element(
                "div",
                "stage",
                element("div", "cards", ...this.cards.map((card) => card.root)),
                this.facts,
                this.moves(),
                this.said,
                this.score,
                ...this.graph.listings.map((listing) => this.listing(listing)),
                this.storyBox(),
                this.loader(),
            );
            stage.setAttribute("role", "group");
            stage.setAttribute("aria-label", "Choose which thread runs next");
            return stage;
        }

        card(name, thread) {
            const badge = element("span", "badge", String(thread + 1));
            const stands = element("span", "stands");
            const run = button("run", `Run ${name}`, () => this.run(thread, 0));
            const others = element("span", "others");
            const title = element("strong", "", name);
            const root = element("div", "card", element("p", "", badge, " ", title, " ", stands), run, others);
            return { root, stands, run, others };
        }

        moves() {
            this.back = button("", "One step back", () => {
                this.schedule.here -= 1;
                this.show("One step back.");
            });
            this.forth = button("", "One step forward", () => {
                this.schedule.here += 1;
                this.show(this.lastStep());
            });
            this.again = button("", "Start again", () => {
                this.schedule.clear();
                this.show("Back at the beginning.");
            });
            this.chance = button("", "Leave the rest to chance", () => {
                while (!this.graph.isOver(this.schedule.state())) {
                    const steps = this.graph.next(this.schedule.state());
                    this.schedule.take(steps[Math.floor(Math.random() * steps.length)]);
                }
                this.show(this.lastStep());
            });
            return element("p", "moves", this.back, this.forth, this.again, this.chance);
        }

        // A listing: a line of the page for each of the source.
        listing({ file, function: name, lines, solution }) {
            const text = lines.join("\n");
            const colourful = window.hljs?.highlight("rust", text, true).value.split("\n");
            const rows = lines.map((line, index) => {
                const code = element("code", "hljs");
                if (colourful?.length === lines.length) {
                    code.innerHTML = colourful[index] || " ";
                } else {
                    code.textContent = line || " ";
                }
                return element("div", "line", element("span", "who"), code);
            });
            this.lines = [...(this.lines ?? []), rows];
            const pre = element("div", "listing", ...rows);
            pre.tabIndex = 0; // it may be wider than the page: arrow keys move it
            pre.setAttribute("role", "group");
            pre.setAttribute("aria-label", `${name} in ${file}`);
            const caption = element("summary", "", element("code", "", file), ": ", element("code", "", name));
            if (solution) {
                caption.append(" (an exercise asks for it)");
            }
            const box = element("details", "", caption, pre);
            box.open = !solution;
            return box;
        }

        storyBox() {
            return element("details", "", element("summary", "", "The schedule so far"), this.story);
        }

        loader() {
            const field = element("input", "");
            field.type = "text";
            field.placeholder = "x7f3a";
            field.autocomplete = "off";
            field.spellcheck = false;
            // mdBook turns pages and searches at single keys.
            field.addEventListener("keydown", (event) => event.stopPropagation());
            const load = element("button", "", "Load");
            const form = element("form", "", element("label", "", "Replay code: ", field), " ", load);
            form.addEventListener("submit", (event) => {
                event.preventDefault();
                this.load(field.value);
            });
            const box = element("details", "", element("summary", "", "A schedule that a test printed"), form);
            if (this.graph.test) {
                const command = element("code", "", `cargo test ${this.graph.test}`);
                const replay = element("code", "", "REPLAY=");
                const about = ["The same threads run in ", command, ". If your own code fails there, load what stands "];
                const then = ". Then you see what the source above does where yours fails.";
                form.before(element("p", "", ...about, "behind ", replay, then));
            }
            this.code = element("p", "code");
            box.append(this.code);
            return box;
        }

        // ---------------------------------------------------------------- what the reader does

        run(thread, choice) {
            const steps = this.graph.next(this.schedule.state());
            this.schedule.take(steps.filter((step) => step.thread === thread)[choice]);
            this.show(this.lastStep());
        }

        load(text) {
            const code = decode(text);
            if (code === null) {
                this.show(`${text || "Nothing"} is no replay code; it looks like x7f3a.`);
                return;
            }
            const { length, problem } = this.schedule.load(code);
            const loaded = `The schedule is loaded: ${length} steps. Go through it with “One step forward”.`;
            this.show(problem === null ? loaded : `${loaded} After them it is not this page's any more: ${problem}.`);
            this.forth.focus();
        }

        // ---------------------------------------------------------------- what the reader sees

        lastStep() {
            const step = this.schedule.way[this.schedule.here - 1];
            return `${this.graph.threads[step.thread]} ${step.words.join("; ")}.`;
        }

        show(said) {
            const state = this.schedule.state();
            this.cards.forEach((card, thread) => this.showCard(card, thread, state));
            this.showLines(state);
            this.showFacts(state);
            this.showStory();
            enable(this.back, this.schedule.here > 0);
            enable(this.forth, this.schedule.here < this.schedule.way.length);
            enable(this.again, this.schedule.way.length > 0);
            enable(this.chance, !this.graph.isOver(state));
            this.said.replaceChildren(...withCode(said));
            this.said.classList.remove("good", "bad");
            if (this.graph.isOver(state)) {
                this.end(state);
            }
            this.showScore();
        }

        showCard(card, thread, state) {
            const stance = this.graph.stance(state, thread);
            card.stands.replaceChildren(...withCode(this.words(stance)));
            card.root.classList.toggle("ready", stance?.goesOn ?? false);
            const steps = this.graph.next(state).filter((step) => step.thread === thread);
            enable(card.run, steps.length > 0);
            const [first, ...others] = steps;
            const name = this.graph.threads[thread];
            card.run.textContent = `Run ${name}${first ? this.outcome(first) : ""}`;
            const buttons = others.map((other, index) => {
                const label = `Run ${name}${this.outcome(other)}`;
                return button("run", label, () => {
                    this.run(thread, index + 1);
                    card.run.focus();
                });
            });
            card.others.replaceChildren(...buttons);
        }

        outcome(step) {
            if (step.outcome === undefined) {
                return "";
            }
            return step.outcome === NO_REASON
                ? ": its wait ends for no reason"
                : `: it wakes ${this.graph.threads[step.outcome]}`;
        }

        words(stance) {
            if (stance === null) {
                return "is not started yet";
            }
            if (stance.hasEnded) {
                return "has ended";
            }
            const where = stance.call === null ? "" : `, in \`${stance.call}\``;
            return `${stance.waits ?? "can go on"}${where}`;
        }

        // Each thread's badge stands at the line that it will run next, or in which it waits.
        showLines(state) {
            this.lines.flat().forEach((row) => {
                row.classList.remove("current");
                row.firstChild.replaceChildren();
            });
            this.graph.threads.forEach((name, thread) => {
                const stance = this.graph.stance(state, thread);
                const row = stance && this.lines[stance.listing]?.[stance.line];
                if (row) {
                    const badge = element("span", "badge", String(thread + 1));
                    badge.title = name;
                    row.firstChild.append(badge, element("span", "unseen", ` ${name} is here: `));
                    row.classList.add("current");
                }
            });
        }

        showFacts(state) {
            const locks = this.graph.locks(state);
            const shown = this.graph.shown(state);
            const facts = [];
            if (shown) {
                const hidden = locks.length > 0 ? " (when the lock was last free)" : "";
                facts.push(["Data", [element("code", "", shown), hidden]]);
            }
            if (this.graph.states.some((other) => other.l)) {
                const held = locks.map(({ name, holders }) => `${name}: ${holders.join(", ")}`);
                facts.push(["Held locks", withCode(held.join("; ") || "none")]);
            }
            const rows = facts.map(([name, value]) =>
                element("div", "", element("dt", "", name), element("dd", "", ...value)),
            );
            this.facts.replaceChildren(...rows);
        }

        showStory() {
            const steps = this.schedule.way.slice(0, this.schedule.here);
            const items = steps.map(({ thread, words }) => {
                const name = element("strong", "", this.graph.threads[thread]);
                return element("li", "", name, " ", ...withCode(words.join("; ")));
            });
            this.story.replaceChildren(...items);
            this.code.replaceChildren();
            if (this.graph.isOver(this.schedule.state())) {
                const code = element("code", "", this.schedule.code());
                this.code.append("The code of this schedule is ", code, ".");
            }
        }

        end(state) {
            const failure = this.graph.failure(state);
            const taken = this.schedule.way.map((step) => step.index).join();
            this.tried.set(taken, failure !== null);
            const verdict = failure === null ? "✓ This schedule goes well." : `✗ This schedule fails: ${failure}.`;
            this.said.append(" ", element("strong", "", ...withCode(verdict)));
            this.said.classList.add(failure === null ? "good" : "bad");
        }

        showScore() {
            const tried = this.tried.size;
            const failed = [...this.tried.values()].filter((fails) => fails).length;
            const of = `${grouped(tried)} of ${grouped(this.graph.schedules)} schedules`;
            this.score.textContent = `You have tried ${of}; ${failed === 0 ? "none" : grouped(failed)} failed.`;
        }
    }

    document.querySelectorAll(".explorer").forEach((root) => new Explorer(root));
}
