//! What holds for the whole process, and so is the program's to decide: how many files it may open, what happens when a
//! file grows too large, and what a panic says.

/// From now on a panic says nothing on standard error. For servers that must not say anything: a handler's panic ends its
/// session, and the log, if there is one, still tells of it.
pub fn hide_panics() {
    std::panic::set_hook(Box::new(|_| {}));
}

/// Asks for as many open files as this process may have: every client who waits is one, and the usual limit (1024) is
/// meant for ordinary programs. If the system refuses, fewer clients can wait: then the acceptor waits, too.
#[cfg(unix)]
pub fn raise_descriptor_limit() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    /// More than a million sockets are nobody's lab.
    const ENOUGH: u64 = 1 << 20;
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = Some(limit.maximum.unwrap_or(ENOUGH).min(ENOUGH));
    let _ = setrlimit(Resource::Nofile, limit);
}

/// Makes a file that grows beyond the system's limit (`ulimit -f`) an error of the write, like a full disk. Otherwise
/// the system ends the whole server with a signal (SIGXFSZ), because of one upload.
///
/// # Errors
/// If the system does not let us.
#[cfg(unix)]
pub fn survive_file_size_limit() -> std::io::Result<()> {
    let nobody_looks = std::sync::Arc::default();
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, nobody_looks).map(drop)
}

/// Windows has no such limit.
#[cfg(windows)]
pub fn raise_descriptor_limit() {}

/// Windows has no such limit.
///
/// # Errors
/// None here.
#[cfg(windows)]
pub fn survive_file_size_limit() -> std::io::Result<()> {
    Ok(())
}
