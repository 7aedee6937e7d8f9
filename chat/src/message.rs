// ANCHOR: message
/// One message of a conversation, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What was said, without the end of a line. Bytes that are not UTF-8 are U+FFFD here.
    pub text: String,
    /// How the message ended: its reply ends the same way.
    pub form: Form,
}

/// How a message ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With `\n` or `\r\n`: netcat and the workbook's own clients.
    Line,
    /// With nothing: it is what was sent together. The chapter's own programs.
    Bare,
}
// ANCHOR_END: message
