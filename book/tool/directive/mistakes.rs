use crate::{Answer, Book, Catalogue};

/// `{{#mistakes MEMBER}}`: what the workbook's wrong answers of that member do wrong, exercise by exercise, with what
/// is told about some of them.
pub(super) fn expanded(book: &Book, arguments: &[&str]) -> Result<String, String> {
    let [member] = arguments else {
        return Err("{{#mistakes MEMBER}} would be right".to_owned());
    };
    let catalogue = Catalogue::of(book.workspace())?;
    let answers = Answer::all_wrong(book.workspace()).map_err(|it| it.to_string())?;
    if answers.is_empty() {
        return Ok("The student's edition does without this list.".to_owned());
    }
    let mut markdown = String::new();
    for exercise in catalogue.of_member(member) {
        markdown += &format!("**Exercise {}, {}**\n\n", exercise.number, exercise.title);
        let of_exercise =
            |answer: &&Answer| answer.member() == *member && answer.exercise() == exercise.marker();
        for answer in answers.iter().filter(of_exercise) {
            markdown += &format!("- {}\n", sentence(answer));
        }
        markdown.push('\n');
    }
    match markdown.is_empty() {
        true => Err(format!("{member} has no exercises")),
        false => Ok(markdown.trim_end().to_owned()),
    }
}

/// What is wrong, and in quotation marks what the student is told, as far as it is promised.
fn sentence(answer: &Answer) -> String {
    match answer.told() {
        [] => plain(answer.what()),
        told => format!("{}: *{}*", plain(answer.what()), plain(&told.join(" ... "))),
    }
}

/// As text, whatever Markdown would make of it; what stands between backticks is code.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut is_code = false;
    for c in text.chars() {
        is_code ^= c == '`';
        if !is_code && "*_<>[]\\".contains(c) {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
