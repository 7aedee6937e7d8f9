use cursive::Cursive;
use cursive::views::LinearLayout;

use super::{Dialogue, Window};

/// What is different from window to window.
pub trait Service: Sized + 'static {
    /// The client's part in the conversation.
    type Dialogue: Dialogue;

    /// What stands above the window.
    const TITLE: &'static str;

    /// Who is at the other end, as a sentence begins with it: `"The doctor"`.
    const SERVER: &'static str;

    /// The views of the window, from top to bottom. Those that [`look`](Service::look) speaks of have names.
    fn views(&self) -> LinearLayout;

    /// How the named views look now.
    fn look(&self, window: &Window<Self>) -> Look;

    /// The server has replied; or, if that is not what the person has asked for, has just said something.
    fn heard(
        window: &mut Window<Self>,
        siv: &mut Cursive,
        reply: <Self::Dialogue as Dialogue>::Reply,
        is_reply: bool,
    );

    /// The server waits for what the person says first. Does nothing unless it is overridden.
    fn may_speak_first(_window: &mut Window<Self>, _siv: &mut Cursive) {}

    /// The connection is over: the server has ended it (`has_left`), or it never came, or the person has hung up.
    fn disconnected(&mut self, has_left: bool);
}

/// How the named views of a window look.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Names of buttons, with their labels and whether they can be pressed.
    pub buttons: Vec<(&'static str, &'static str, bool)>,
    /// Names of texts, with what they say.
    pub texts: Vec<(&'static str, String)>,
    /// Names of fields, with whether something can be typed there.
    pub fields: Vec<(&'static str, bool)>,
}
