use std::fmt::Write;

use super::report::{is_missing, worth_of};
use super::{Class, Graded, Report, State};

/// A class as a page that needs nothing else: the table, and every report.
#[derive(Debug)]
pub(super) struct Html<'a>(pub(super) &'a Class);

const STYLE: &str = "
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { margin: 2em auto; max-width: 90em; padding: 0 1em; line-height: 1.4; }
table { border-collapse: collapse; }
.wide { overflow-x: auto; }
th, td { padding: 0.2em 0.6em; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: Canvas; }
tbody tr:nth-child(odd) > * { background: color-mix(in srgb, CanvasText 7%, Canvas); }
.total { font-weight: bold; }
.first { border-left: 1px solid color-mix(in srgb, CanvasText 40%, Canvas); }
th[colspan] { text-align: left; }
.reports th, .reports td { text-align: left; vertical-align: top; }
td.why { white-space: normal; }
.done { color: light-dark(#176c2e, #6fd08c); }
.lost { color: light-dark(#a3201d, #ff9b91); }
pre { overflow-x: auto; padding: 0.6em; background: color-mix(in srgb, CanvasText 7%, Canvas); }
";

impl Html<'_> {
    pub(super) fn page(&self) -> String {
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>Class</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Class</h1>\n"
        );
        self.table(&mut page);
        for (number, report) in (1..).zip(self.0.reports()) {
            one(&mut page, number, report);
        }
        page.push_str("</body>\n</html>\n");
        page
    }

    fn table(&self, page: &mut String) {
        let Some(first) = self.0.reports().first() else {
            return;
        };
        page.push_str(
            "<div class=\"wide\">\n<table>\n<thead>\n<tr><th>Submission</th><th>Total</th>",
        );
        for exercises in first.members() {
            let (span, member) = (exercises.len(), escaped(&exercises[0].member));
            add(
                page,
                format_args!("<th class=\"first\" colspan=\"{span}\">{member}</th>"),
            );
        }
        let worth = first.worth();
        add(
            page,
            format_args!("</tr>\n<tr><th></th><th>of {worth}</th>"),
        );
        for (position, exercise) in cells(first) {
            let (title, number) = (escaped(&exercise.title), exercise.number);
            let worth = exercise.worth;
            add(
                page,
                format_args!(
                    "<th class=\"{position}\" title=\"{title}, {worth} points\">{number}</th>"
                ),
            );
        }
        page.push_str("</tr>\n</thead>\n<tbody>\n");
        for (number, report) in (1..).zip(self.0.reports()) {
            let (name, points) = (escaped(&report.submission), report.points());
            add(
                page,
                format_args!(
                    "<tr><th><a href=\"#report-{number}\">{name}</a></th><td class=\"total\">{points}</td>"
                ),
            );
            for (position, exercise) in cells(report) {
                let (class, points) = (class(exercise), exercise.points());
                let state = exercise.state;
                add(
                    page,
                    format_args!(
                        "<td class=\"{position} {class}\" title=\"{state}\">{points}</td>"
                    ),
                );
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</tbody>\n</table>\n</div>\n");
    }
}

/// Every exercise, the first of each member marked as such.
fn cells(report: &Report) -> impl Iterator<Item = (&'static str, &Graded)> {
    report.members().flat_map(|exercises| {
        let positions = ["first"].into_iter().chain(std::iter::repeat(""));
        positions.zip(exercises)
    })
}

fn one(page: &mut String, number: usize, report: &Report) {
    let (name, points, worth) = (escaped(&report.submission), report.points(), report.worth());
    add(
        page,
        format_args!("<h2 id=\"report-{number}\">{name}: {points} of {worth} points</h2>\n"),
    );
    if let Some(trouble) = &report.trouble {
        add(
            page,
            format_args!("<p class=\"lost\">{}</p>\n", escaped(trouble)),
        );
    }
    page.push_str("<div class=\"wide\">\n<table class=\"reports\">\n<tbody>\n");
    for exercises in report.members() {
        if is_missing(exercises) {
            let (member, worth) = (escaped(&exercises[0].member), worth_of(exercises));
            let state = State::NotHandedIn;
            add(
                page,
                format_args!(
                    "<tr><th>{member}</th><td></td><td>0 of {worth}</td><td colspan=\"2\">{state}</td></tr>\n"
                ),
            );
            continue;
        }
        exercises.iter().for_each(|exercise| line(page, exercise));
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
    for (what, output) in report.exercises.iter().flat_map(Graded::outputs) {
        let (what, output) = (escaped(&what), escaped(output));
        add(
            page,
            format_args!("<details>\n<summary>{what}</summary>\n<pre>{output}</pre>\n</details>\n"),
        );
    }
}

fn line(page: &mut String, exercise: &Graded) {
    let (name, title) = (exercise.name(), code(&escaped(&exercise.title)));
    let (points, worth) = (exercise.points(), exercise.worth);
    let (class, state) = (class(exercise), exercise.state);
    let why = code(&escaped(&exercise.why));
    add(
        page,
        format_args!(
            "<tr><th>{name}</th><td>{title}</td><td>{points} of {worth}</td>\
             <td class=\"{class}\">{state}</td><td class=\"why\">{why}</td></tr>\n"
        ),
    );
}

/// What stands between backticks as code, in an escaped line.
fn code(line: &str) -> String {
    let pieces: Vec<&str> = line.split('`').collect();
    // An odd number of backticks is not Markdown.
    if pieces.len().is_multiple_of(2) {
        return line.to_owned();
    }
    let numbered = pieces.iter().enumerate();
    let marked = numbered.map(|(number, piece)| match number % 2 {
        0 => (*piece).to_owned(),
        _ => format!("<code>{piece}</code>"),
    });
    marked.collect()
}

fn class(exercise: &Graded) -> &'static str {
    match exercise.state {
        State::Done => "done",
        State::NotHandedIn | State::NotStarted => "",
        _ => "lost",
    }
}

fn add(page: &mut String, what: std::fmt::Arguments<'_>) {
    page.write_fmt(what).expect("a text grows");
}

/// Without anything that a browser would take for a command. What a test printed may contain any
/// character.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(character),
            control if control.is_control() => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_have_code_in_them() {
        assert_eq!(code("`a` and `b`"), "<code>a</code> and <code>b</code>");
        assert_eq!(code("one ` alone"), "one ` alone");
    }

    #[test]
    fn nothing_that_a_student_writes_is_a_command() {
        assert_eq!(
            escaped("<script>alert(\"&'\")</script>\n\u{1b}[31m"),
            "&lt;script&gt;alert(&quot;&amp;&#39;&quot;)&lt;/script&gt;\n\u{fffd}[31m"
        );
    }
}
