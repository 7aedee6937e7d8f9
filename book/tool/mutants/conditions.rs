use syn::{BinOp, Expr, ExprBinary};

use super::edit::{Edit, quoted};
use super::finder::{Finder, range};

/// Of a loop: negated, or never true. Always true is seldom a loop that ends.
pub(super) fn of_while(finder: &mut Finder<'_>, condition: &Expr) {
    if !binds(condition) {
        negated(finder, condition);
        finder.make(condition, "false");
    }
}

/// Of an `if`: negated, always true, never true.
pub(super) fn of_if(finder: &mut Finder<'_>, condition: &Expr) {
    if !binds(condition) {
        negated(finder, condition);
        finder.make(condition, "true");
        finder.make(condition, "false");
    }
}

fn negated(finder: &mut Finder<'_>, condition: &Expr) {
    let text = finder.text_of(condition);
    let what = format!("{} negated", quoted(text));
    finder.add(Edit::new(range(condition), format!("!({text})"), what));
}

/// One side of `&&` or `||` forgotten, one for the other, `<` for `<=` and the like.
pub(super) fn of_binary(finder: &mut Finder<'_>, node: &ExprBinary) {
    if binds(&node.left) || binds(&node.right) {
        return;
    }
    match &node.op {
        BinOp::And(and) => {
            one_side(finder, node);
            finder.add(Edit::made(finder.text, range(and), "||"));
        }
        BinOp::Or(or) => {
            one_side(finder, node);
            finder.add(Edit::made(finder.text, range(or), "&&"));
        }
        BinOp::Lt(_) => compared(finder, node, "<="),
        BinOp::Le(_) => compared(finder, node, "<"),
        BinOp::Gt(_) => compared(finder, node, ">="),
        BinOp::Ge(_) => compared(finder, node, ">"),
        BinOp::Eq(_) => off_by_one(finder, node),
        _ => (),
    }
}

fn one_side(finder: &mut Finder<'_>, node: &ExprBinary) {
    for side in [&node.left, &node.right] {
        finder.make(node, finder.text_of(side));
    }
}

fn compared(finder: &mut Finder<'_>, node: &ExprBinary, operator: &str) {
    let (left, right) = (finder.text_of(&node.left), finder.text_of(&node.right));
    finder.make(node, format!("{left} {operator} {right}"));
}

/// A literal is changed by itself.
fn off_by_one(finder: &mut Finder<'_>, node: &ExprBinary) {
    if !matches!(*node.right, Expr::Lit(_)) {
        let (left, right) = (finder.text_of(&node.left), finder.text_of(&node.right));
        finder.make(node, format!("{left} == {right} + 1"));
    }
}

/// A condition that declares variables is not just true or false.
fn binds(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(node) => binds(&node.left) || binds(&node.right),
        _ => false,
    }
}
