use syn::{Arm, Block, Expr, Stmt};

use super::edit::{Edit, quoted};
use super::finder::{Finder, range};
use super::locks;
use super::notifications::is_only_notification;

/// Each statement is forgotten in turn, also the last one of a block that has no value.
pub(super) fn of_block(finder: &mut Finder<'_>, block: &Block) {
    for (number, statement) in block.stmts.iter().enumerate() {
        // A guard that is dropped just before it would end, or before somebody is notified, may as well stay.
        let rest = &block.stmts[number + 1..];
        let is_free = locks::is_drop(statement) && rest.iter().all(is_nothing_more);
        if matches!(statement, Stmt::Expr(..)) && !is_free {
            deleted(finder, range(statement), "");
        }
    }
}

/// Somebody is notified, or a result is handed out.
fn is_nothing_more(statement: &Stmt) -> bool {
    is_only_notification(statement) || matches!(statement, Stmt::Expr(Expr::Path(_), None))
}

/// What is done in a case is forgotten.
pub(super) fn of_arm(finder: &mut Finder<'_>, arm: &Arm) {
    if !matches!(*arm.body, Expr::Block(_)) {
        deleted(finder, range(&arm.body), "()");
    }
}

fn deleted(finder: &mut Finder<'_>, range: std::ops::Range<usize>, rest: &str) {
    let what = format!("{} deleted", quoted(&finder.text[range.clone()]));
    finder.add(Edit::new(range, rest, what));
}
