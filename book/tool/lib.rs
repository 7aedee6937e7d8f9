//! The book: what its pages promise, and the checks that they keep it.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `book.rs` | [`Book`] | the folder with `book.toml`: its pages; builds it |
//! | `page.rs` | [`Page`], [`CodeBlock`] | one Markdown file, and its fenced blocks |
//! | `include.rs` | [`Include`] | a listing that is taken from a source: file, and anchor or lines |
//! | `directive.rs` | [`Directive`] | what a page asks for in double braces |
//! | `exercise.rs` | [`Exercise`] | something to write: points, tests, hints |
//! | `catalogue.rs` | [`Catalogue`] | all exercises: `book/exercises.toml` |
//! | `region.rs` | [`Region`] | the part of a source that an exercise asks for |
//! | `answer.rs` | [`Answer`] | somebody's solution, wrong or right, that must be graded as it is |
//! | `mutants/` | [`Mutant`] | a right answer with one small change, which must be rejected |
//! | `quiz.rs` | [`Quiz`] | a question on a page, with answers to choose from |
//! | `outputs.rs` | [`Outputs`] | all that a quiz's program can print |
//! | `rejection.rs` | [`Rejection`] | a listing that the compiler must reject, and with which error |
//! | `transcript.rs` | [`Transcript`] | what a program prints, as a page shows it; compared with a run |
//! | `scene.rs` | [`Scene`] | a server and its clients, each at a terminal, as a page shows them |
//! | `conversation.rs` | [`Conversation`] | what a server and its clients say: drawn, and played |
//! | `performance.rs` | `Performance` | a scene while it is played and compared |
//! | `action.rs` | `Action` | what the reader does at a terminal |
//! | `terminal.rs` | `Terminal` | a window with a program or netcat in it, which ends with it |
//! | `screen.rs` | `Screen` | what has appeared in it, waited for with a limit |
//! | `ports.rs` | `Ports` | the port on the page, and the one of the run |
//! | `command_line.rs` | [`CommandLine`] | what stands behind the `$` |
//! | `likeness.rs` | `likeness` | what of a line is the same in every run |
//! | `program.rs` | [`Programs`] | the members' programs, built and ready to be run |
//! | `toolchain.rs` | `Toolchain` | Cargo, and the compiler that belongs to it |
//! | `telling.rs` | `tell` | a line on standard output, if somebody reads it |
//! | `coverage.rs` | | what the workbook has, and no page shows |
//! | `site.rs` | [`Site`] | the built book: its links and what it would load |
//! | `grade/` | [`grade`] | points for a class |
//! | `student/` | [`student`] | the student's edition, and what a student does with it |
//! | `tour/` | [`tour`] | every program of the workbook, run once |
//! | `verify/` | [`verify`] | the proofs that the exercises grade as they promise |
//! | `workshop/` | [`workshop`] | where answers are built and tried without trusting them |
//! | `complaint.rs` | [`Complaint`] | something that is wrong, with its file and line |
//!
//! # How a page marks its blocks
//! - ```` ```rust ````: includes and nothing else, so that a listing is what is compiled.
//! - ```` ```rust,compile_fail,E0502 ````: the compiler must reject the included listing with that error.
//! - ```` ```console ````: a transcript. Every line must be printed, in this order.
//! - ```` ```console,any-order ````: every line must be printed, in whatever order.
//! - ```` ```console,any-order,in-order=data ````: the lines that contain `data` in this order, the
//!   others anywhere.
//!
//! A transcript's first line is
//! `$ cargo run [-q] -p MEMBER [--bin PROGRAM | --example PROGRAM] [-- ARGUMENTS]`.
//! Cargo's own lines are left out. What the reader types is what follows the first `: ` (or `> `) in a
//! line that ends with `⏎`. If a line begins with `error: `, the program must fail, else it must succeed.
//!
//! # Quizzes
//! A task list in a `<div class="quiz">`, with the right answer ticked and a `<span class="reason">` behind each. With
//! `{{#outputs NAME}}` in it, its answers are what a program can print, and are compared with what it does print under
//! every schedule: see [`Quiz`].
//!
//! # Servers and clients: a scene
//! - ```` ```console,terminal=NAME ````: what appears at one of several terminals. With `any-order`, the lines
//!   of this block may come in any order. The first block of a terminal begins with its command, as above or
//!   `$ nc 127.0.0.1 PORT`; the others go on where the last one ended.
//! - ```` ```text,now=NAME ````: what the file NAME holds at this point of the scene.
//! - ```` ```text,file=NAME ````: a file that is there when the scenes below it on the page begin; NAME may
//!   be in a folder: `served/welcome.txt`.
//!
//! The command of the terminal `server` begins a scene, which goes on until the next such command, or the
//! page's end. The blocks are played from top to bottom: each is over when all its lines have appeared. So
//! the order of the blocks is the order of the events, and a client starts after what is shown above it.
//!
//! What the reader does stands at the end of a line:
//! - `⏎`: what stands before it is typed, after the prompt (see above). At netcat, which has none, all of it
//!   is typed. Where something else stands before, `▌` marks where the cursor was: `READY▌DEL notes.txt⏎`.
//! - `▌` alone: nothing is typed yet. So a text without an end of line can end a block.
//! - `⏎` and nothing else, at the terminal `server`: Return, which stops the server. The block is over when
//!   the server has ended; after it nobody listens at the port.
//! - `^C`: Ctrl-C. It closes netcat's connection, and a program's input.
//!
//! The port on the page is the one with which a line of the server ends (`Listening on 127.0.0.1:5000`). The
//! server gets 0 instead, which is any free port, and the clients the one that it then really has. A command
//! that does not name the port is told with `--port`. The ports of clients do not count, nor do `ctime`s,
//! and the system's words before `(os error 111)`.
//!
//! When all blocks are over, Return is pressed at the server's terminal, unless it has ended already. Then
//! everything must end, within 20 seconds each, with nothing more on its screen, and with success, or with a
//! failure if a line began with `error: ` (or one word more: `server error: `). All run in a new, empty folder, and none outlives the check.

mod action;
mod answer;
mod book;
mod catalogue;
mod command_line;
mod complaint;
mod conversation;
mod coverage;
mod directive;
mod exercise;
pub mod grade;
mod include;
mod likeness;
mod mutants;
mod outputs;
mod page;
mod performance;
mod ports;
mod program;
mod quiz;
mod region;
mod rejection;
mod scene;
mod screen;
mod site;
pub mod student;
mod telling;
mod terminal;
mod toolchain;
pub mod tour;
mod transcript;
pub mod verify;
pub mod workshop;

pub use answer::{Answer, Changes};
pub use book::Book;
pub use catalogue::Catalogue;
pub use command_line::CommandLine;
pub use complaint::Complaint;
pub use conversation::Conversation;
pub use directive::{Directive, exercises_without_directive, exercises_without_lesson};
pub use exercise::{Exercise, ExerciseName, TestName};
pub use include::Include;
pub use mutants::{Acquittals, Mutant};
pub use outputs::{Output, Outputs};
pub use page::{CodeBlock, Page};
pub use program::{Program, Programs, Run};
pub use quiz::Quiz;
pub use region::Region;
pub use rejection::Rejection;
pub use scene::Scene;
pub use site::Site;
pub use transcript::Transcript;
