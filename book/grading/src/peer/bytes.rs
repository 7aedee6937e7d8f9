//! Bytes in an error message.

/// More than this is cut: the message is for reading.
const LONGEST: usize = 400;

/// The bytes as they would stand in a program: `"OK...\n"`, with `\xff` for what is no text.
pub(super) fn readable(bytes: &[u8]) -> String {
    let shown = &bytes[..bytes.len().min(LONGEST)];
    let mut text = String::from("\"");
    for chunk in shown.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '\'' => text.push(letter),
                _ => text.extend(letter.escape_debug()),
            }
        }
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
    }
    text.push('"');
    if bytes.len() > shown.len() {
        text.push_str(&format!("... ({} bytes in all)", bytes.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn bytes_are_shown_as_in_a_program() {
        assert_eq!(readable(b"it's\r\n"), r#""it's\r\n""#);
        assert_eq!(
            readable("\u{e9}\u{1F980}".as_bytes()),
            "\"\u{e9}\u{1F980}\""
        );
        assert_eq!(readable(b"a\xffb\x00"), r#""a\xffb\0""#);
        assert!(readable(&[b'x'; 1000]).ends_with("x\"... (1000 bytes in all)"));
    }
}
