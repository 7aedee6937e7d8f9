use crate::{Book, Conversation};

/// `{{#sequence NAME}}`: the picture of a conversation.
pub fn expanded(book: &Book, arguments: &[&str]) -> Result<String, String> {
    match arguments {
        [name] => Ok(Conversation::named(book.root(), name)?.figure()),
        _ => Err("{{#sequence NAME}} would be right, with a file of book/conversations".to_owned()),
    }
}
