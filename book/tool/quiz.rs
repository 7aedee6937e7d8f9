use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::outputs::{Output, Outputs};
use crate::{Book, Complaint, Directive, Page};

/// A question on a page, with answers to choose from: a task list in a `<div class="quiz">`. The right answers are
/// ticked, and behind each there is a `<span class="reason">`.
///
/// If `{{#outputs NAME}}` stands in it, it asks what a program can print. Then an answer is an output: the lines that are
/// printed, each as code, and commas. `and then nothing, for ever` behind them says that the program does not end
/// (`Nothing, for ever`: that it prints nothing, and does not end). Which answers are right was found out by running
/// the program; with `{{#outputs NAME all}}` all of the right ones are there.
#[derive(Clone, Debug)]
pub struct Quiz {
    page: Page,
    /// The line where it begins.
    line: usize,
    answers: Vec<Answer>,
    /// The directives in it.
    directives: Vec<Directive>,
}

#[derive(Clone, Debug, Default)]
struct Answer {
    line: usize,
    /// Whether it is ticked.
    is_right: bool,
    /// What of it is code.
    code: Vec<String>,
    /// What of it is not, without the reason.
    words: String,
    reason: String,
}

/// So many answers are to choose from.
const ANSWERS: Range<usize> = 3..7;

impl Quiz {
    /// The quizzes of a page, from top to bottom.
    pub(crate) fn all(page: &Page) -> Vec<Self> {
        let mut reader = Reader::default();
        let events = Parser::new_ext(page.text(), Options::all()).into_offset_iter();
        for (event, range) in events {
            let line = page.text()[..range.start].matches('\n').count() + 1;
            reader.read(event, line);
        }
        let directives = Directive::all_in(page.text());
        let quizzes = reader.quizzes.into_iter().map(|(lines, answers)| Self {
            page: page.clone(),
            line: lines.start,
            answers,
            directives: directives
                .iter()
                .filter(|one| one.name() == OUTPUTS && lines.contains(&one.line))
                .cloned()
                .collect(),
        });
        quizzes.collect()
    }

    /// Where a page asks for outputs, but not in a quiz.
    pub(crate) fn missing_on(page: &Page) -> Vec<Complaint> {
        let quizzes = Self::all(page);
        let is_in_one = |one: &Directive| quizzes.iter().any(|quiz| quiz.directives.contains(one));
        let directives = Directive::all_in(page.text()).into_iter();
        let strays = directives.filter(|one| one.name() == OUTPUTS && !is_in_one(one));
        strays
            .map(|one| page.complaint(one.line, "this is in no quiz: nobody compares it"))
            .collect()
    }

    /// The program that decides about its answers, if one does.
    pub fn program(&self) -> Option<&str> {
        let directive = self.directives.first()?;
        directive.arguments().first().copied()
    }

    /// What is wrong with it: its form, and answers that the program does not give.
    pub fn complaints(&self, book: &Book) -> Vec<Complaint> {
        let mut complaints = self.complaints_about_the_form();
        let about_the_answers = match self.directives.as_slice() {
            [] => self.complaints_about_one_right_answer(),
            [directive] => self.complaints_about_outputs(book, directive),
            [_, second, ..] => {
                vec![self.complaint(second.line, "a quiz is about one program")]
            }
        };
        complaints.extend(about_the_answers);
        complaints
    }

    fn complaints_about_the_form(&self) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        if !ANSWERS.contains(&self.answers.len()) {
            let (least, most) = (ANSWERS.start, ANSWERS.end - 1);
            let count = self.answers.len();
            let what = format!("a quiz with {count} answers; {least} to {most} would be right");
            complaints.push(self.complaint(self.line, what));
        }
        for answer in &self.answers {
            if answer.reason.trim().is_empty() {
                complaints.push(self.complaint(answer.line, "this answer has no reason"));
            }
        }
        complaints
    }

    fn complaints_about_one_right_answer(&self) -> Vec<Complaint> {
        match self.answers.iter().filter(|answer| answer.is_right).count() {
            1 => Vec::new(),
            count => {
                let what = format!("{count} answers are ticked; one of them is right");
                vec![self.complaint(self.line, what)]
            }
        }
    }

    fn complaints_about_outputs(&self, book: &Book, directive: &Directive) -> Vec<Complaint> {
        let arguments = directive.arguments();
        let Some(&name) = arguments.first() else {
            return Vec::new(); // it cannot be expanded, which is said elsewhere
        };
        let outputs = match Outputs::named(book.root(), name) {
            Ok(outputs) => outputs,
            Err(why) => return vec![self.complaint(directive.line, why)],
        };
        let mut complaints = Vec::new();
        let mut listed = Vec::new();
        for answer in &self.answers {
            match Output::of_answer(answer.code.clone(), &answer.words) {
                Some(output) if listed.contains(&output) => {
                    complaints.push(self.complaint(answer.line, "this answer is there already"));
                }
                Some(output) => {
                    let why = answer.wrong_about(&output, &outputs);
                    complaints.extend(why.map(|why| self.complaint(answer.line, why)));
                    listed.push(output);
                }
                None => complaints.push(self.complaint(answer.line, NO_OUTPUT)),
            }
        }
        if arguments.get(1) == Some(&"all") {
            let missing = outputs.all().filter(|output| !listed.contains(output));
            complaints.extend(missing.map(|output| {
                let what = format!("the program can print this too: {output}");
                self.complaint(directive.line, what)
            }));
        }
        complaints
    }

    fn complaint(&self, line: usize, what: impl Into<String>) -> Complaint {
        self.page.complaint(line, what)
    }
}

const OUTPUTS: &str = "outputs";

const NO_OUTPUT: &str =
    "an answer is what is printed: `one line`, `the next line`, and then nothing, for ever";

impl Answer {
    fn wrong_about(&self, output: &Output, outputs: &Outputs) -> Option<String> {
        match (self.is_right, outputs.contains(output)) {
            (true, false) => Some(format!("no schedule prints {output}")),
            (false, true) => Some(format!("there are schedules that print {output}")),
            _ => None,
        }
    }
}

/// Finds the quizzes while the parser goes through a page.
#[derive(Default)]
struct Reader {
    /// Their lines, and their answers.
    quizzes: Vec<(Range<usize>, Vec<Answer>)>,
    in_quiz: bool,
    in_answer: bool,
    in_reason: bool,
}

impl Reader {
    fn read(&mut self, event: Event<'_>, line: usize) {
        match event {
            Event::Html(html) if html.contains("class=\"quiz\"") => {
                self.in_quiz = true;
                self.quizzes.push((line..line, Vec::new()));
            }
            Event::Html(html) if html.starts_with("</div") => self.in_quiz = false,
            _ if !self.in_quiz => (),
            Event::Start(Tag::Item) => {
                self.in_answer = true;
                self.answers().push(Answer {
                    line,
                    ..Answer::default()
                });
            }
            Event::End(TagEnd::Item) => {
                self.in_answer = false;
                self.in_reason = false;
            }
            event if self.in_answer => self.read_answer(event),
            _ => (),
        }
        if let Some((lines, _)) = self.quizzes.last_mut()
            && self.in_quiz
        {
            lines.end = line + 1;
        }
    }

    fn read_answer(&mut self, event: Event<'_>) {
        let in_reason = self.in_reason;
        let Some(answer) = self.answers().last_mut() else {
            return;
        };
        match event {
            Event::TaskListMarker(ticked) => answer.is_right = ticked,
            Event::InlineHtml(html) if html.starts_with("<span class=\"reason\"") => {
                self.in_reason = true;
            }
            Event::InlineHtml(html) if html.starts_with("</span") => self.in_reason = false,
            Event::Text(text) | Event::Code(text) if in_reason => answer.reason.push_str(&text),
            Event::Code(code) => answer.code.push(code.into_string()),
            Event::Text(text) => answer.words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => answer.words.push(' '),
            _ => (),
        }
    }

    fn answers(&mut self) -> &mut Vec<Answer> {
        let (_, answers) = self.quizzes.last_mut().expect("it is in a quiz");
        answers
    }
}
