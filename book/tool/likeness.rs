//! What of a line is the same in every run, and on every system.

/// The line without what differs:
///
/// - the number that the system gave the thread in `thread 'NAME' (NUMBER) panicked at FILE:LINE:COLUMN:`,
///   and the file's separators;
/// - a moment in the form of C's `ctime`;
/// - the system's words for an error that ends with `(os error NUMBER)`.
pub fn likeness(line: &str) -> String {
    let line = line.trim_end();
    if let Some((thread, place)) = line.split_once(" panicked at ")
        && let Some((thread, number)) = thread.rsplit_once(" (")
        && number.trim_end_matches(')').parse::<u64>().is_ok()
    {
        let place = place.replace('\\', "/");
        return format!("{thread} panicked at {place}");
    }
    without_system_error(&without_times(line))
}

/// Where in a `ctime` there is a digit (or the space before a single one), a letter, or just this.
const CTIME: &[u8; 24] = b"Aaa Aaa 00 00:00:00 0000";

fn without_times(line: &str) -> String {
    let mut line = line.to_owned();
    let mut from = 0;
    while let Some(window) = line.as_bytes().get(from..from + CTIME.len()) {
        if is_ctime(window) {
            line.replace_range(from..from + CTIME.len(), "(a time)");
        }
        from += 1;
    }
    line
}

fn is_ctime(window: &[u8]) -> bool {
    window.iter().zip(CTIME).all(|(byte, form)| match form {
        b'A' => byte.is_ascii_uppercase(),
        b'a' => byte.is_ascii_lowercase(),
        b'0' => byte.is_ascii_digit() || *byte == b' ',
        _ => byte == form,
    })
}

/// `cannot listen: Address already in use (os error 98)` is `cannot listen: (a system error)`.
fn without_system_error(line: &str) -> String {
    let Some((before, number)) = line.split_once(" (os error ") else {
        return line.to_owned();
    };
    let after = number.split_once(')').map_or("", |(_, after)| after);
    let ends = [": ", " ("].map(|end| before.rfind(end).map(|at| at + end.len()));
    let start = ends.into_iter().flatten().max().unwrap_or(0);
    format!("{}(a system error){after}", &before[..start])
}
