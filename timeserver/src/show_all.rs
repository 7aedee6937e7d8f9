use std::io::{self, ErrorKind, Read, Write};

use crate::{IdleLimit, LossyText};

/// Shows all that `server` says, as it comes, until it closes: the chapter's time client. What is
/// not UTF-8 is shown as U+FFFD, and the last line is ended if the server did not end it. Holds a
/// few kilobytes at a time, whatever is sent.
///
/// Blocks until the server closes, or its connection's read time-out is over. If nobody looks at
/// `screen` any more (it is a closed pipe), there is nothing left to do: that is no error.
///
/// # Errors
/// If the connection breaks, or the server is silent for too long; then everything before that has
/// been shown.
pub fn show_all(mut server: impl Read, mut screen: impl Write) -> io::Result<()> {
    let mut text = LossyText::new();
    let mut buffer = [0; 4096];
    let mut line_is_open = false;
    let result = loop {
        let shown = match server.read(&mut buffer) {
            Ok(0) => break Ok(()),
            Ok(count) => text.push(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => break Err(in_words(error)),
        };
        if let Some(last) = shown.chars().next_back() {
            line_is_open = last != '\n';
        }
        if let Err(error) = screen
            .write_all(shown.as_bytes())
            .and_then(|()| screen.flush())
        {
            return unless_closed(error);
        }
    };
    let rest = text.finish();
    let end = if line_is_open || !rest.is_empty() {
        "\n"
    } else {
        ""
    };
    screen
        .write_all(format!("{rest}{end}").as_bytes())
        .and_then(|()| screen.flush())
        .or_else(unless_closed)?;
    result
}

/// `error` of the connection, as one clear line.
fn in_words(error: io::Error) -> io::Error {
    let kind = error.kind();
    if IdleLimit::is_exceeded(&error) {
        io::Error::new(
            kind,
            "the server has been silent for too long (--idle-timeout)",
        )
    } else {
        io::Error::new(
            kind,
            format!("the connection broke before the server had closed it: {error}"),
        )
    }
}

/// `error` of the screen, unless it only says that nobody looks.
fn unless_closed(error: io::Error) -> io::Result<()> {
    if error.kind() == ErrorKind::BrokenPipe {
        Ok(())
    } else {
        Err(error)
    }
}
