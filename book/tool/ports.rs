/// The port of a scene's server: the page shows one, and the run has another, which was free.
#[derive(Clone, Copy, Debug)]
pub struct Ports {
    /// As the page has it.
    pub shown: u16,
    /// As the run has it.
    pub real: u16,
}

impl Ports {
    /// The port with which a server's line ends: `Listening on 127.0.0.1:5000`, or
    /// `server waiting on port 5000`.
    pub fn announced(line: &str) -> Option<u16> {
        let line = line.trim_end();
        let digits = line.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (before, port) = line.split_at(digits);
        let is_port = before.ends_with(':') || before.ends_with("port ");
        port.parse().ok().filter(|_| is_port)
    }

    /// A program's arguments with the real port for the one that is shown. A program that is shown
    /// without it has a default, and is told.
    pub fn arguments(&self, shown: &[String]) -> Vec<String> {
        let (shown_port, real) = (self.shown.to_string(), self.real.to_string());
        let mut arguments = shown.to_vec();
        for argument in &mut arguments {
            if *argument == shown_port {
                argument.clone_from(&real);
            }
        }
        if !shown.contains(&shown_port) {
            arguments.extend(["--port".to_owned(), real]);
        }
        arguments
    }

    /// A line of a run as a page has it: with the shown port for the real one, and with no number
    /// for the ports of the clients, which the system draws.
    pub fn as_shown(&self, line: &str) -> String {
        let mut shown = String::new();
        let mut rest = line;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, number) = rest.split_at(at);
            shown.push_str(before);
            let end = number.find(|c: char| !c.is_ascii_digit());
            let (number, after) = number.split_at(end.unwrap_or(number.len()));
            let of_address = shown.ends_with(".1:");
            match number.parse() {
                Ok(port) if port == self.real && (of_address || shown.ends_with("port ")) => {
                    shown.push_str(&self.shown.to_string());
                }
                Ok(0..) if of_address => shown.push_str("(a port)"),
                _ => shown.push_str(number),
            }
            rest = after;
        }
        shown + rest
    }
}
