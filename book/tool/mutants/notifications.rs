use syn::{Block, Expr, ExprMethodCall, Stmt};

use super::edit::{Edit, quoted};
use super::finder::{Finder, range};
use super::{locks, waits};

/// One instead of all; who waits for something else.
pub(super) fn of_call(finder: &mut Finder<'_>, node: &ExprMethodCall) {
    if node.method == "notify_all" {
        finder.make(&node.method, "notify_one");
    }
    if is_notification(node) {
        waits::other_condition(finder, node);
    }
}

/// Somebody is woken before the lock is taken, and so before there is anything to wake up for.
pub(super) fn of_block(finder: &mut Finder<'_>, block: &Block) {
    let Some(lock) = block.stmts.iter().find(|it| locks::guard(it).is_some()) else {
        return;
    };
    let start = range(lock).start;
    for statement in &block.stmts {
        let place = range(statement);
        if is_only_notification(statement) && place.start > start {
            let notification = finder.text_of(statement);
            let between = &finder.text[start..place.start];
            let what = format!("{} moved before the lock", quoted(notification));
            finder.add(Edit::new(
                start..place.end,
                format!("{notification} {between}"),
                what,
            ));
        }
    }
}

pub(super) fn is_notification(node: &ExprMethodCall) -> bool {
    node.method == "notify_one" || node.method == "notify_all"
}

pub(super) fn is_only_notification(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(Expr::MethodCall(call), _) if is_notification(call))
}
