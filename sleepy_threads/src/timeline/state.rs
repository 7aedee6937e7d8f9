use std::fmt;

/// What a thread does, from one moment to the next. What it is called in the picture are the words
/// of its [`Display`](fmt::Display).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// None of the others: it has something to do.
    Running,
    /// Sleeps for so many seconds of the story.
    Sleeping {
        /// What it asked for: waking up may take longer.
        seconds: u32,
    },
    /// Waits until another thread, or a client, does something.
    Waiting {
        /// What for: the name of a condition or a lock, or a few words.
        what: &'static str,
    },
    /// Uses what threads share.
    Inside {
        /// In which way.
        access: Access,
        /// The verb: `sets`, `reads`.
        does: &'static str,
        /// The verb's object, if it is known: an item, the counter's value.
        number: Option<i64>,
    },
    /// Serves a client, which has a row of its own.
    Serving,
    /// Is a client, and is being served.
    Served,
}

/// How a thread uses what threads share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Inside a critical section, to look or to take.
    Read,
    /// Inside a critical section, to change.
    Write,
    /// Outside of any critical section: nobody keeps others away.
    Unguarded,
}

impl State {
    /// The class of the shapes that stand for this state.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Running => "run",
            Self::Sleeping { .. } => "sleep",
            Self::Waiting { .. } => "wait",
            Self::Serving | Self::Served => "serve",
            Self::Inside { access, .. } => match access {
                Access::Read => "read",
                Access::Write => "write",
                Access::Unguarded => "bare",
            },
        }
    }

    /// Whether the picture shows it as a moment, however short it was.
    pub(crate) fn is_act(self) -> bool {
        self.is_inside() || self.is_service()
    }

    /// Whether it uses what threads share.
    pub(crate) fn is_inside(self) -> bool {
        matches!(self, Self::Inside { .. })
    }

    /// Whether it is a client's time with the server, as the one or as the other.
    pub(crate) fn is_service(self) -> bool {
        matches!(self, Self::Serving | Self::Served)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Running => f.write_str("runs"),
            Self::Sleeping { seconds } => write!(f, "sleeps {seconds} s"),
            Self::Waiting { what } => write!(f, "waits for {what}"),
            Self::Inside { does, number, .. } => match number {
                Some(number) => write!(f, "{does} {number}"),
                None => f.write_str(does),
            },
            Self::Serving => f.write_str("serves a client"),
            Self::Served => f.write_str("is served"),
        }
    }
}
