//! Each check of the book finds what it is there to find: it is fed a book in which that is wrong.

mod command;
mod includes;
mod listings;
mod scenes;
mod site;
mod sketch;
mod summary;
mod transcripts;
