use cursive::Cursive;
use cursive::traits::{Nameable, Resizable, Scrollable};
use cursive::view::{ScrollStrategy, View};
use cursive::views::{
    Button, DummyView, EditView, LinearLayout, NamedView, PaddedView, ScrollView, TextView,
};

use super::harmless::harmless_line;
use super::{Service, Window, press};

/// So many columns of text a field takes; what is typed after them is lost. A message may be longer, but nobody types so
/// much, and cursive looks at all of it for each key.
const LONGEST_LINE: usize = 1000;

/// What a button does, or Return in a field.
pub type Action<S> = fn(&mut Window<S>, &mut Cursive);

/// The button that quits.
pub fn quit_button() -> Button {
    Button::new("Quit", Cursive::quit)
}

/// A row of buttons, each with its name and with what it does, and a space behind it.
pub fn buttons<S: Service>(buttons: &[(&'static str, Action<S>)]) -> LinearLayout {
    let mut row = LinearLayout::horizontal();
    for &(name, action) in buttons {
        let button = Button::new("", move |siv| press(siv, action));
        row.add_child(button.with_name(name));
        row.add_child(DummyView.fixed_width(1));
    }
    row
}

/// A field with a name, for one line of at most 1000 columns. Return in it does `action`.
///
/// What cannot be shown, such as a control character that came along with a copied text, becomes U+FFFD as it is typed.
pub fn field<S: Service>(name: &'static str, action: Action<S>) -> NamedView<EditView> {
    let tame = move |siv: &mut Cursive, typed: &str, _| {
        if typed
            .bytes()
            .all(|byte| byte.is_ascii_graphic() || byte == b' ')
        {
            return;
        }
        let tame = harmless_line(typed, 4 * LONGEST_LINE);
        if tame != typed {
            siv.call_on_name(name, |field: &mut EditView| field.set_content(tame));
        }
    };
    EditView::new()
        .max_content_width(LONGEST_LINE)
        .on_edit(tame)
        .on_submit(move |siv, _| press(siv, action))
        .with_name(name)
}

/// `field` with a label before it, of so many columns.
pub fn labelled(label: &str, columns: usize, field: NamedView<EditView>) -> LinearLayout {
    LinearLayout::horizontal()
        .child(TextView::new(label).fixed_width(columns))
        .child(wide(field))
}

/// `field` as wide as there is room, with a space behind it.
pub fn wide(field: NamedView<EditView>) -> impl View {
    PaddedView::lrtb(0, 1, 0, 0, field).full_width()
}

/// A text with a name, which can be scrolled if it is long. `strategy` says which part of a new text is seen.
pub fn text(name: &'static str, strategy: ScrollStrategy) -> ScrollView<NamedView<TextView>> {
    TextView::new("")
        .with_name(name)
        .scrollable()
        .scroll_strategy(strategy)
}

/// What is typed in the field of this name.
pub fn typed(siv: &mut Cursive, name: &str) -> String {
    let content = siv.call_on_name(name, |field: &mut EditView| field.get_content());
    content.map(|text| text.to_string()).unwrap_or_default()
}

/// Empties the field of this name.
pub fn clear(siv: &mut Cursive, name: &str) {
    siv.call_on_name(name, |field: &mut EditView| field.set_content(""));
}

/// What is typed next goes to the view of this name, if it takes anything.
pub fn focus(siv: &mut Cursive, name: &str) {
    // An error means that it takes nothing now.
    if let Ok(result) = siv.focus_name(name) {
        result.process(siv);
    }
}

pub(super) fn set_button(siv: &mut Cursive, name: &str, label: &str, enabled: bool) {
    siv.call_on_name(name, |button: &mut Button| {
        button.set_label(label);
        button.set_enabled(enabled);
    });
}

pub(super) fn set_text(siv: &mut Cursive, name: &str, text: &str) {
    siv.call_on_name(name, |view: &mut TextView| {
        if view.get_content().source() != text {
            view.set_content(text);
        }
    });
}
