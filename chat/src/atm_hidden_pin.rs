/// While it exists, what is typed at the terminal is not shown there. If standard input is no
/// terminal, nothing is shown anyway.
///
/// Ctrl-C ends the program without dropping it. Most shells then show again what is typed, by
/// themselves; where one does not, `stty echo` helps.
///
/// On Windows it does nothing, and the prompt says so: std has no means for it.
pub(crate) struct HiddenPin {
    /// How the terminal was before.
    #[cfg(unix)]
    before: rustix::termios::Termios,
}

#[cfg(unix)]
impl HiddenPin {
    pub const PROMPT: &str = "PIN: ";

    /// Begins to hide what is typed; `None` if that is not possible.
    pub fn begin() -> Option<HiddenPin> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(std::io::stdin()).ok()?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        // Return is still to be seen: the next line begins with it.
        hidden.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(std::io::stdin(), OptionalActions::Now, &hidden).ok()?;
        Some(HiddenPin { before })
    }
}

#[cfg(unix)]
impl Drop for HiddenPin {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // An error means that the terminal is gone.
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &self.before);
    }
}

#[cfg(windows)]
impl HiddenPin {
    pub const PROMPT: &str = "PIN (it can be seen): ";

    /// Does nothing.
    pub fn begin() -> Option<HiddenPin> {
        None
    }
}
