use syn::{Expr, ExprLoop, ExprMethodCall, ExprWhile};

use super::conditions;
use super::edit::Edit;
use super::finder::{Finder, last_field, range};

/// The condition is tested once.
pub(super) fn of_while(finder: &mut Finder<'_>, node: &ExprWhile) {
    let keyword = range(&node.while_token);
    // A label may not stand before an `if`.
    let start = node
        .label
        .as_ref()
        .map_or(keyword.start, |label| range(label).start);
    finder.add(Edit::new(start..keyword.end, "if", "`while` made `if`"));
}

/// One turn and no more.
pub(super) fn of_loop(finder: &mut Finder<'_>, node: &ExprLoop) {
    let end = range(&node.body).end - 1;
    finder.add(Edit::new(
        end..end,
        "; break;",
        "the loop ends after one turn",
    ));
}

pub(super) fn of_call(finder: &mut Finder<'_>, node: &ExprMethodCall) {
    let name = node.method.to_string();
    if !["wait", "wait_while", "wait_timeout", "wait_timeout_while"].contains(&name.as_str()) {
        return;
    }
    other_condition(finder, node);
    let condvar = finder.text_of(&node.receiver);
    let arguments: Vec<&str> = node.args.iter().map(|it| finder.text_of(it)).collect();
    let once = match (name.as_str(), arguments.as_slice()) {
        ("wait_while", [guard, condition]) => if_for_while(condvar, guard, condition),
        ("wait_timeout_while", [guard, time, _]) => {
            format!("{condvar}.wait_timeout({guard}, {time})")
        }
        _ => return,
    };
    finder.add(Edit::new(
        range(node),
        once,
        format!("`{name}` made a single wait"),
    ));
    if let Some(Expr::Closure(condition)) = node.args.last() {
        conditions::of_while(finder, &condition.body);
    }
}

/// `wait_while` that looks at the condition once. The function in it tells the compiler the type of the
/// closure's argument.
fn if_for_while(condvar: &str, guard: &str, condition: &str) -> String {
    format!(
        "{{ fn holds<T>(it: &mut T, condition: impl FnOnce(&mut T) -> bool) -> bool {{ condition(it) }} \
         let mut guard = {guard}; \
         if holds(&mut *guard, {condition}) {{ {condvar}.wait(guard) }} else {{ Ok(guard) }} }}"
    )
}

/// The wait, or the notification, is for another condition.
pub(super) fn other_condition(finder: &mut Finder<'_>, node: &ExprMethodCall) {
    let Some(name) = last_field(&node.receiver) else {
        return;
    };
    if !finder.conditions.iter().any(|it| name == it) {
        return;
    }
    for other in finder.conditions.clone() {
        if name != &other {
            let what = format!("`{name}.{}` made `{other}.{}`", node.method, node.method);
            finder.add(Edit::new(range(name), other, what));
        }
    }
}
