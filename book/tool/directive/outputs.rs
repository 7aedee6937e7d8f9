use crate::{Book, Outputs};

/// `{{#outputs NAME}}` or `{{#outputs NAME all}}`, in a quiz: all that the program can print, folded. With `all`, every
/// right answer must be there. See [`Outputs`] and [`Quiz`](crate::Quiz).
pub(super) fn expanded(book: &Book, arguments: &[&str]) -> Result<String, String> {
    match arguments {
        [name] | [name, "all"] => Ok(Outputs::named(book.root(), name)?.folded()),
        _ => Err("{{#outputs NAME}} or {{#outputs NAME all}} would be right".to_owned()),
    }
}
