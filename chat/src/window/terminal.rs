use std::io;
use std::mem::ManuallyDrop;

use cursive::Vec2;
use cursive::backend::Backend;
use cursive::backends::crossterm as cursive_crossterm;
use cursive::event::Event;
use cursive::theme::{Color, ColorPair, Effect};
use cursive_crossterm::crossterm;

use crossterm::cursor::Show;
use crossterm::event::DisableMouseCapture;
use crossterm::style::{Attribute, ResetColor, SetAttribute};
use crossterm::terminal::{LeaveAlternateScreen, disable_raw_mode};

/// The terminal of this program. Cursive's own does all but one thing: at its end it leaves the screen that it was given
/// for its window, and then clears the one that was there before. This one leaves that as it was.
///
/// It also draws at standard output, where cursive's own prefers the terminal that the process was started from.
pub(super) struct Terminal {
    /// Never dropped: that is what would clear the screen. There is one window a program, so nothing is lost but a
    /// buffer, which is empty then.
    inner: ManuallyDrop<Box<dyn Backend>>,
}

impl Terminal {
    /// Begins to use the terminal.
    ///
    /// # Errors
    /// If the terminal refuses.
    pub fn open() -> io::Result<Terminal> {
        match open_inner() {
            Ok(inner) => Ok(Terminal {
                inner: ManuallyDrop::new(inner),
            }),
            Err(error) => {
                restore();
                Err(error)
            }
        }
    }
}

#[cfg(unix)]
fn open_inner() -> io::Result<Box<dyn Backend>> {
    use std::os::fd::AsFd;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    cursive_crossterm::Backend::init_with_stdout_file(output.into())
}

#[cfg(windows)]
fn open_inner() -> io::Result<Box<dyn Backend>> {
    cursive_crossterm::Backend::init()
}

/// An error means that the terminal is gone: then there is nothing to restore.
fn restore() {
    let _ = crossterm::execute!(
        io::stdout(),
        SetAttribute(Attribute::Reset),
        ResetColor,
        DisableMouseCapture,
        Show,
        LeaveAlternateScreen,
    );
    let _ = disable_raw_mode();
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

impl Backend for Terminal {
    fn poll_event(&mut self) -> Option<Event> {
        self.inner.poll_event()
    }

    fn set_title(&mut self, title: String) {
        self.inner.set_title(title);
    }

    fn refresh(&mut self) {
        self.inner.refresh();
    }

    fn has_colors(&self) -> bool {
        self.inner.has_colors()
    }

    fn screen_size(&self) -> Vec2 {
        self.inner.screen_size()
    }

    fn move_to(&self, position: Vec2) {
        self.inner.move_to(position);
    }

    fn print(&self, text: &str) {
        self.inner.print(text);
    }

    fn clear(&self, color: Color) {
        self.inner.clear(color);
    }

    fn set_color(&self, colors: ColorPair) -> ColorPair {
        self.inner.set_color(colors)
    }

    fn set_effect(&self, effect: Effect) {
        self.inner.set_effect(effect);
    }

    fn is_persistent(&self) -> bool {
        self.inner.is_persistent()
    }

    fn unset_effect(&self, effect: Effect) {
        self.inner.unset_effect(effect);
    }

    fn name(&self) -> &str {
        self.inner.name()
    }
}
