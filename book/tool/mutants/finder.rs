use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, Block, Expr, ExprBinary, ExprCall, ExprIf, ExprLoop, ExprMethodCall, ExprWhile,
    Fields, ItemMod, ItemStruct, LitBool, LitInt, Local, Macro, Type,
};

use super::edit::Edit;
use super::{conditions, locks, notifications, numbers, statements, waits};

/// Looks through a source for places where something can be changed.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    /// Only what lies within one of these is changed.
    within: &'a [Range<usize>],
    /// The names of the fields that are conditions.
    pub(super) conditions: Vec<String>,
    edits: Vec<Edit>,
}

impl<'a> Finder<'a> {
    /// All changes, from the beginning of the source to its end.
    ///
    /// # Errors
    /// If it is no Rust; with the line.
    pub(super) fn edits(text: &'a str, within: &'a [Range<usize>]) -> Result<Vec<Edit>, String> {
        let file = syn::parse_file(text)
            .map_err(|error| format!("line {}: {error}", error.span().start().line))?;
        let mut finder = Self {
            text,
            within,
            conditions: Vec::new(),
            edits: Vec::new(),
        };
        let mut fields = ConditionFields(&mut finder.conditions);
        fields.visit_file(&file);
        finder.visit_file(&file);
        finder.edits.sort_by_key(|edit| edit.range.start);
        Ok(finder.edits)
    }

    pub(super) fn add(&mut self, edit: Edit) {
        let range = &edit.range;
        let allowed = |part: &&Range<usize>| part.start <= range.start && range.end <= part.end;
        if self.within.iter().any(|part| allowed(&part)) {
            self.edits.push(edit);
        }
    }

    /// This piece of code becomes that one.
    pub(super) fn make(&mut self, node: &impl Spanned, replacement: impl Into<String>) {
        self.add(Edit::made(self.text, range(node), replacement));
    }

    pub(super) fn text_of(&self, node: &impl Spanned) -> &'a str {
        &self.text[range(node)]
    }
}

/// Where something stands in the text.
pub(super) fn range(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}

impl<'ast> Visit<'ast> for Finder<'_> {
    // What is no code of the answer.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_macro(&mut self, _: &'ast Macro) {}
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !module.attrs.iter().any(|one| one.path().is_ident("cfg")) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_block(&mut self, block: &'ast Block) {
        statements::of_block(self, block);
        locks::of_block(self, block);
        notifications::of_block(self, block);
        visit::visit_block(self, block);
    }

    fn visit_local(&mut self, local: &'ast Local) {
        locks::of_local(self, local);
        visit::visit_local(self, local);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        statements::of_arm(self, arm);
        visit::visit_arm(self, arm);
    }

    fn visit_expr_while(&mut self, node: &'ast ExprWhile) {
        waits::of_while(self, node);
        conditions::of_while(self, &node.cond);
        visit::visit_expr_while(self, node);
    }

    fn visit_expr_loop(&mut self, node: &'ast ExprLoop) {
        waits::of_loop(self, node);
        visit::visit_expr_loop(self, node);
    }

    fn visit_expr_if(&mut self, node: &'ast ExprIf) {
        conditions::of_if(self, &node.cond);
        visit::visit_expr_if(self, node);
    }

    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        conditions::of_binary(self, node);
        numbers::of_binary(self, node);
        visit::visit_expr_binary(self, node);
    }

    fn visit_expr_method_call(&mut self, node: &'ast ExprMethodCall) {
        waits::of_call(self, node);
        notifications::of_call(self, node);
        visit::visit_expr_method_call(self, node);
    }

    fn visit_expr_call(&mut self, node: &'ast ExprCall) {
        // How long a time-out is does not matter.
        if !self.text_of(&node.func).contains("Duration::") {
            visit::visit_expr_call(self, node);
        }
    }

    fn visit_lit_int(&mut self, number: &'ast LitInt) {
        numbers::of_number(self, number);
    }

    fn visit_lit_bool(&mut self, value: &'ast LitBool) {
        let other = if value.value { "false" } else { "true" };
        self.make(value, other);
    }

    // A length in a type is no decision of the answer.
    fn visit_type(&mut self, _: &'ast Type) {}
}

/// Collects the names of all fields that are a `Condvar`.
struct ConditionFields<'a>(&'a mut Vec<String>);

impl<'ast> Visit<'ast> for ConditionFields<'_> {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        let Fields::Named(fields) = &item.fields else {
            return;
        };
        for field in &fields.named {
            if let (Some(name), Type::Path(of)) = (&field.ident, &field.ty)
                && of
                    .path
                    .segments
                    .last()
                    .is_some_and(|it| it.ident == "Condvar")
            {
                self.0.push(name.to_string());
            }
        }
    }
}

/// The name of the field `x` in `self.x`, `self.state.x` and the like.
pub(super) fn last_field(node: &Expr) -> Option<&syn::Ident> {
    match node {
        Expr::Field(field) => match &field.member {
            syn::Member::Named(name) => Some(name),
            syn::Member::Unnamed(_) => None,
        },
        _ => None,
    }
}
