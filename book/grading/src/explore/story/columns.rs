//! One column for each thread, if they fit on the page; else one line for each step, beginning with the thread's name.

use super::row::Row;

/// How wide the page is, in characters.
const PAGE: usize = 110;
/// For the number of a step, and before everything else that is not one.
const NUMBER: usize = 4;
const GAP: usize = 2;
/// A column in which a sentence can be read.
const NARROWEST: usize = 26;
/// A column that is wider is hard to read, unless it is the only one.
const WIDEST: usize = 52;

pub(super) fn lay_out(names: &[&str], rows: &[Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    match widths(names, rows) {
        Some(widths) => in_columns(names, rows, &widths),
        None => in_lines(names, rows),
    }
}

/// As wide as its longest text, or less if all would not fit otherwise; `None` if not even the narrowest fit.
fn widths(names: &[&str], rows: &[Row]) -> Option<Vec<usize>> {
    let page = PAGE - NUMBER;
    if names.len() * (NARROWEST + GAP) > page {
        return None;
    }
    let widest = WIDEST.max(page / names.len().max(1) - GAP);
    let mut widths: Vec<usize> = names
        .iter()
        .map(|name| length(name).max(NARROWEST))
        .collect();
    for row in rows {
        if let Row::Step { column, text, .. } = row {
            widths[*column] = widths[*column].max(length(text)).min(widest);
        }
    }
    // The widest column gives way, until all fit.
    while widths.iter().map(|width| width + GAP).sum::<usize>() > page {
        let widest = widths.iter_mut().max()?;
        *widest -= 1;
    }
    Some(widths)
}

fn in_columns(names: &[&str], rows: &[Row], widths: &[usize]) -> String {
    let start_of = |column: usize| {
        NUMBER
            + widths[..column]
                .iter()
                .map(|width| width + GAP)
                .sum::<usize>()
    };
    let mut page = String::new();
    let mut heads = String::new();
    for (column, name) in names.iter().enumerate() {
        heads = pad(heads, start_of(column));
        heads.push_str(name);
    }
    push_line(&mut page, &heads);
    for row in rows {
        match row {
            Row::Gap(text) => push_line(&mut page, &pad_before(text, NUMBER)),
            Row::Step {
                number,
                column,
                text,
            } => {
                let mut number = format!("{number:>2} ");
                for line in wrap(text, widths[*column]) {
                    push_line(&mut page, &(pad(number, start_of(*column)) + &line));
                    number = String::new();
                }
            }
        }
    }
    page
}

fn in_lines(names: &[&str], rows: &[Row]) -> String {
    let width = names
        .iter()
        .map(|name| length(name))
        .max()
        .unwrap_or_default();
    let mut page = String::new();
    let mut column_before = None;
    for row in rows {
        match row {
            Row::Gap(text) => push_line(&mut page, &pad_before(text, NUMBER)),
            Row::Step {
                number,
                column,
                text,
            } => {
                let name = if column_before == Some(*column) {
                    ""
                } else {
                    names[*column]
                };
                column_before = Some(*column);
                let start = NUMBER + width + GAP;
                let mut head = pad(format!("{number:>2} "), NUMBER) + name;
                for line in wrap(text, PAGE.saturating_sub(start).max(NARROWEST)) {
                    push_line(&mut page, &(pad(head, start) + &line));
                    head = String::new();
                }
            }
        }
    }
    page
}

/// Breaks the text between words. A word that is longer than a line stays whole.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && length(&line) + 1 + length(word) > width {
            lines.push(std::mem::replace(&mut line, format!("  {word}")));
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.push(line);
    lines
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn pad(mut text: String, width: usize) -> String {
    let missing = width.saturating_sub(length(&text));
    text.push_str(&" ".repeat(missing));
    text
}

fn pad_before(text: &str, width: usize) -> String {
    " ".repeat(width) + text
}

fn push_line(page: &mut String, line: &str) {
    page.push_str(line.trim_end());
    page.push('\n');
}

#[cfg(test)]
mod tests {
    use super::lay_out;
    use crate::explore::story::row::Row;

    fn steps(columns: usize) -> Vec<Row> {
        let step = |number: usize| Row::Step {
            number,
            column: (number - 1) % columns,
            text: "locks what is needed, and then does something with it (cell.rs:12)".to_string(),
        };
        vec![step(1), step(2), Row::Gap("... and so on ...".to_string())]
    }

    #[test]
    fn few_threads_have_columns_in_which_long_lines_are_broken() {
        let page = lay_out(&["left", "middle", "right"], &steps(3));
        let expected = [
            "    left                                   middle                                 right",
            " 1  locks what is needed, and then does",
            "      something with it (cell.rs:12)",
            " 2                                         locks what is needed, and then does",
            "                                             something with it (cell.rs:12)",
            "    ... and so on ...",
        ];
        assert_eq!(page.lines().collect::<Vec<_>>(), expected, "\n{page}");
    }

    #[test]
    fn many_threads_have_lines() {
        let page = lay_out(&["a", "second", "c", "d"], &steps(4));
        let expected = [
            " 1  a       locks what is needed, and then does something with it (cell.rs:12)",
            " 2  second  locks what is needed, and then does something with it (cell.rs:12)",
            "    ... and so on ...",
        ];
        assert_eq!(page.lines().collect::<Vec<_>>(), expected, "\n{page}");
    }
}
