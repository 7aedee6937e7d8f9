//! The student's edition, and what a student does with it: in small workbooks, and the real one's.

mod checking;
mod editions;
mod helping;
mod the_real_one;
mod workbook;
