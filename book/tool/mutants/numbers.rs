use syn::{BinOp, ExprBinary, LitInt};

use super::edit::Edit;
use super::finder::{Finder, range};

/// One more than it should be.
pub(super) fn of_number(finder: &mut Finder<'_>, number: &LitInt) {
    if let Some(more) = number
        .base10_parse()
        .ok()
        .and_then(|it: u64| it.checked_add(1))
    {
        finder.make(number, format!("{more}{}", number.suffix()));
    }
}

/// Counted in the other direction.
pub(super) fn of_binary(finder: &mut Finder<'_>, node: &ExprBinary) {
    let other = match node.op {
        BinOp::AddAssign(_) => "-=",
        BinOp::SubAssign(_) => "+=",
        _ => return,
    };
    finder.add(Edit::made(finder.text, range(&node.op), other));
}
