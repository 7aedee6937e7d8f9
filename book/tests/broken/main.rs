//! Each check of the book finds what it is there to find: it is fed a book in which that is wrong.

mod catalogue;
mod command;
mod conversations;
mod coverage;
mod directives;
mod includes;
mod listings;
mod quizzes;
mod scenes;
mod site;
mod sketch;
mod summary;
mod transcripts;
