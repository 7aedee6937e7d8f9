use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprMethodCall, Ident, Local, Pat, Stmt};

use super::edit::{Edit, quoted};
use super::finder::{Finder, range};
use super::notifications::is_notification;

/// What takes a lock. The member's own `lock()` as well.
const TAKES: &[&str] = &["lock", "read", "write"];

/// The lock is given up for a moment, between the test and what is done about it. Or it is given up for good
/// before the last statement that does something.
pub(super) fn of_block(finder: &mut Finder<'_>, block: &Block) {
    for (number, statement) in block.stmts.iter().enumerate() {
        let Some(guard) = guard(statement) else {
            continue;
        };
        let rest = &block.stmts[number + 1..];
        // Before the first statement nothing has happened yet.
        if let Some(later) = rest.iter().skip(1).find(|it| acts(it)) {
            let taking = finder.text_of(statement);
            let before = quoted(finder.text_of(later));
            let place = range(later).start;
            finder.add(Edit::new(
                place..place,
                format!("drop({guard}); {taking} "),
                format!("the lock is given up for a moment before {before}"),
            ));
        }
        let unused = |at: usize| !rest[at..].iter().any(|it| mentions(it, guard));
        let free = (0..rest.len()).find(|&at| acts(&rest[at]) && unused(at));
        if let Some(later) = free.map(|at| &rest[at]) {
            let before = quoted(finder.text_of(later));
            let place = range(later).start;
            finder.add(Edit::new(
                place..place,
                format!("drop({guard}); "),
                format!("the lock is given up before {before}"),
            ));
        }
    }
}

/// It changes something, as far as can be seen. A loop that waits looks again in any case, a result is only
/// handed out, and to notify without the lock is allowed.
fn acts(statement: &Stmt) -> bool {
    match statement {
        Stmt::Expr(Expr::While(_) | Expr::Loop(_) | Expr::ForLoop(_), _) => false,
        Stmt::Expr(Expr::Path(_) | Expr::Return(_) | Expr::Tuple(_), _) => false,
        Stmt::Expr(Expr::MethodCall(call), _) => !is_notification(call),
        Stmt::Expr(..) => !is_drop(statement) && !waits(statement),
        _ => false,
    }
}

/// Something whose end is the point, like a guard, ends at once.
pub(super) fn of_local(finder: &mut Finder<'_>, local: &Local) {
    if let Pat::Ident(name) = &local.pat
        && name.ident.to_string().starts_with('_')
    {
        let what = format!("{} made `_`", quoted(finder.text_of(name)));
        finder.add(Edit::new(range(name), "_", what));
    }
}

/// The guard that a `let` statement declares.
pub(super) fn guard(statement: &Stmt) -> Option<&Ident> {
    let Stmt::Local(local) = statement else {
        return None;
    };
    let pattern = match &local.pat {
        Pat::Type(typed) => &*typed.pat,
        pattern => pattern,
    };
    let Pat::Ident(name) = pattern else {
        return None;
    };
    let init = local.init.as_ref()?;
    takes_lock(&init.expr).then_some(&name.ident)
}

/// `X.lock().unwrap()` and the like, but not what is then done with the guard.
fn takes_lock(node: &Expr) -> bool {
    let Expr::MethodCall(call) = node else {
        return false;
    };
    let name = call.method.to_string();
    match name.as_str() {
        "unwrap" | "expect" | "unwrap_or_else" => takes_lock(&call.receiver),
        name => TAKES.contains(&name) && call.args.is_empty(),
    }
}

/// Such a statement gives the lock up anyway, and looks again.
fn waits(statement: &Stmt) -> bool {
    struct Waits(bool);
    impl<'ast> Visit<'ast> for Waits {
        fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
            self.0 |= node.method.to_string().starts_with("wait");
            visit::visit_expr_method_call(self, node);
        }
    }
    let mut search = Waits(false);
    search.visit_stmt(statement);
    search.0
}

/// `drop(guard);`
pub(super) fn is_drop(statement: &Stmt) -> bool {
    let Stmt::Expr(Expr::Call(call), _) = statement else {
        return false;
    };
    matches!(&*call.func, Expr::Path(function) if function.path.is_ident("drop"))
}

fn mentions(statement: &Stmt, name: &Ident) -> bool {
    let mut search = Search { name, found: false };
    search.visit_stmt(statement);
    search.found
}

struct Search<'a> {
    name: &'a Ident,
    found: bool,
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_ident(&mut self, ident: &'ast Ident) {
        self.found |= ident == self.name;
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let text = node.tokens.to_string();
        let word = |it: char| !(it.is_alphanumeric() || it == '_');
        self.found |= text.split(word).any(|it| self.name == it);
        visit::visit_macro(self, node);
    }
}
