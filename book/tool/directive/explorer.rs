use std::fs;
use std::io;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};

use super::schedules::{Schedules, grouped};
use crate::Book;

/// `{{#explorer NAME}}`: how many schedules a scenario has, one that goes well and one that does not as tables, and all
/// of them for the page's script, which lets the reader choose. They were written by `cargo run -p explorer`.
pub(super) fn expanded(book: &Book, arguments: &[&str]) -> Result<String, String> {
    let [name] = arguments else {
        return Err("{{#explorer NAME}} would be right".to_owned());
    };
    let json =
        read(book, name).map_err(|error| format!("the explorer {name} has no graph: {error}"))?;
    let not_understood = |error| format!("the graph of the explorer {name}: {error}");
    let graph: Graph = serde_json::from_str(&json).map_err(not_understood)?;
    let mut data: Value = serde_json::from_str(&json).map_err(not_understood)?;
    for (listing, data) in graph.listings.iter().zip(listings(&mut data)) {
        let lines = listing.lines(book)?;
        if digest(&lines) != listing.digest {
            return Ok(OTHER_SOURCES.to_owned());
        }
        data["lines"] = json!(moved_to_the_left(&lines));
    }
    Ok(graph.html(&data))
}

/// The files of which the explorer `name` shows a part; none if it cannot be read.
pub(super) fn listings_of(book: &Book, name: &str) -> Vec<PathBuf> {
    let graph = read(book, name).ok();
    let graph: Option<Graph> = graph.and_then(|json| serde_json::from_str(&json).ok());
    let listings = graph.into_iter().flat_map(|graph| graph.listings);
    let files = listings.map(|listing| book.workspace().join(listing.file));
    files.filter_map(|file| file.canonicalize().ok()).collect()
}

fn read(book: &Book, name: &str) -> io::Result<String> {
    let file = book.root().join("explorer/graphs").join(name);
    fs::read_to_string(file.with_extension("json"))
}

/// Instead of an explorer whose schedules are not those of the sources: in a copy with changes of one's own.
const OTHER_SOURCES: &str = "<p class=\"explorer-missing\">Here the reader chooses which thread runs next. The schedules \
                             were tried with other sources than those of this copy: <code>cargo run -p explorer</code> \
                             tries them with these.</p>";

fn listings(data: &mut Value) -> impl Iterator<Item = &mut Value> {
    data["listings"].as_array_mut().into_iter().flatten()
}

/// What of a graph can be seen without the script. See `PageGraph` in the package `explorer`.
#[derive(Deserialize)]
struct Graph {
    name: String,
    threads: Vec<String>,
    #[serde(flatten)]
    schedules: Schedules,
    failing: u64,
    listings: Vec<Listing>,
    good: Option<Vec<usize>>,
    bad: Option<Vec<usize>>,
    words: Vec<String>,
    states: Vec<State>,
}

#[derive(Deserialize)]
struct Listing {
    file: String,
    function: String,
    digest: String,
}

#[derive(Deserialize)]
struct State {
    s: Vec<usize>,
    #[serde(default)]
    n: Vec<Step>,
    e: Option<usize>,
}

/// The thread, the state after it, and what is told.
#[derive(Deserialize)]
#[serde(from = "Value")]
struct Step {
    thread: usize,
    to: usize,
    words: Vec<usize>,
}

impl From<Value> for Step {
    fn from(step: Value) -> Self {
        let number = |value: &Value| value.as_u64().unwrap_or_default() as usize;
        let words = step[2].as_array().into_iter().flatten();
        Step {
            thread: number(&step[0]),
            to: number(&step[1]),
            words: words.map(number).collect(),
        }
    }
}

impl Listing {
    /// The function, without the markers of exercises and listings.
    fn lines(&self, book: &Book) -> Result<Vec<String>, String> {
        let file = book.workspace().join(&self.file);
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", self.file))?;
        let head = format!("fn {}", self.function);
        let begins = |line: &&str| {
            let rest = line.split_once(&head).map(|(_, rest)| rest);
            rest.is_some_and(|rest| rest.starts_with(['(', '<']))
        };
        let mut lines = text.lines().skip_while(|line| !begins(line)).peekable();
        let first = *lines.peek().unwrap_or(&"");
        let end = format!("{}}}", &first[..first.len() - first.trim_start().len()]);
        let mut function = Vec::new();
        for line in lines {
            if !line.trim_start().starts_with("// ANCHOR") {
                function.push(line.to_owned());
            }
            if line == end {
                break;
            }
        }
        Ok(function)
    }
}

impl Graph {
    fn html(&self, data: &Value) -> String {
        let mut html = format!("<div class=\"explorer\" id=\"explorer-{}\">\n", self.name);
        html.push_str(&format!(
            "<p class=\"explorer-count\">{}</p>\n",
            self.count()
        ));
        if let Some(taken) = &self.good {
            html.push_str(&self.table(taken, "A schedule that goes well"));
        }
        if let Some(taken) = &self.bad {
            html.push_str(&self.table(taken, "A schedule that fails"));
        }
        // `<` would end the script if `/script>` came after it.
        let data = data.to_string().replace('<', "\\u003c");
        html.push_str(&format!(
            "<script type=\"application/json\">{data}</script>\n</div>"
        ));
        html
    }

    /// How many schedules there are, and how that is known.
    fn count(&self) -> String {
        let waits = self.words.iter().any(|word| word.starts_with("waits on "));
        let schedules = self.schedules.told(waits);
        let outcome = match self.failing {
            0 => "<strong>None fails.</strong>".to_owned(),
            1 => "<strong>One fails.</strong>".to_owned(),
            failing => format!("<strong>{} fail.</strong>", grouped(failing)),
        };
        format!("These threads have {schedules} {outcome}")
    }

    /// A schedule, with a column for each thread and one for what is shown.
    fn table(&self, taken: &[usize], caption: &str) -> String {
        let shows = self.states.iter().any(|state| !state.s.is_empty());
        let mut head: Vec<&str> = vec!["Step"];
        head.extend(self.threads.iter().map(String::as_str));
        head.extend(shows.then_some("Data after it"));
        let head: Vec<String> = head
            .iter()
            .map(|name| format!("<th scope=\"col\">{name}</th>"))
            .collect();
        let mut rows = String::new();
        let mut here = &self.states[0];
        for (number, &taken) in (1..).zip(taken) {
            let step = &here.n[taken];
            here = &self.states[step.to];
            let mut row = format!("<th scope=\"row\">{number}</th>");
            for thread in 0..self.threads.len() {
                let words = if thread == step.thread {
                    self.all_words(&step.words)
                } else {
                    String::new()
                };
                row.push_str(&format!("<td>{words}</td>"));
            }
            if shows {
                row.push_str(&format!("<td>{}</td>", self.all_words(&here.s)));
            }
            rows.push_str(&format!("<tr>{row}</tr>\n"));
        }
        let ending = here
            .e
            .map(|why| format!(": {}", marked_up(&self.words[why])));
        format!(
            "<div class=\"table-wrapper explorer-schedule\"><table>\n<caption>{caption}{}</caption>\n\
             <thead><tr>{}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n",
            ending.unwrap_or_default(),
            head.concat(),
        )
    }

    fn all_words(&self, words: &[usize]) -> String {
        let words: Vec<String> = words
            .iter()
            .map(|&word| marked_up(&self.words[word]))
            .collect();
        words.join("; ")
    }
}

/// HTML, with what stands between backticks as code.
fn marked_up(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let mut parts = text.split('`');
    let mut html = parts.next().unwrap_or_default().to_owned();
    for (index, part) in parts.enumerate() {
        html.push_str(if index % 2 == 0 { "<code>" } else { "</code>" });
        html.push_str(part);
    }
    html
}

/// Lines of a source, moved to the left as far as all of them allow.
fn moved_to_the_left(lines: &[String]) -> Vec<&str> {
    let indentation = |line: &&String| line.len() - line.trim_start().len();
    let written = lines.iter().filter(|line| !line.trim().is_empty());
    let common = written.map(|line| indentation(&line)).min().unwrap_or(0);
    lines
        .iter()
        .map(|line| line.get(common..).unwrap_or_default())
        .collect()
}

/// As the package `explorer` computes it: FNV-1a of the lines.
fn digest(lines: &[String]) -> String {
    let bytes = lines.iter().flat_map(|line| line.bytes().chain(*b"\n"));
    let digest = bytes.fold(0xCBF2_9CE4_8422_2325_u64, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("{digest:016x}")
}

#[cfg(test)]
mod tests {
    use super::{marked_up, moved_to_the_left};

    #[test]
    fn what_a_source_calls_things_is_code_and_the_rest_is_text() {
        assert_eq!(
            marked_up("waits on `a<b>` & `c`"),
            "waits on <code>a&lt;b&gt;</code> &amp; <code>c</code>"
        );
    }

    #[test]
    fn lines_are_moved_together_and_empty_ones_do_not_count() {
        let lines = ["    fn f() {", "", "        g();", "    }"].map(str::to_owned);
        let moved = ["fn f() {", "", "    g();", "}"];
        assert_eq!(moved_to_the_left(&lines), moved);
    }
}
