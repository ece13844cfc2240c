//! Definitions: functions, macros, structs, primitive types, modules, declarations.

use fatou_parser::syntax::{SyntaxKind, SyntaxNode};

use super::{Converter, significant, tokens};
use crate::expr::{Expr, Literal, sym};
use SyntaxKind::*;

impl Converter<'_> {
    /// The signature of a definition.
    pub(super) fn signature(&self, node: &SyntaxNode) -> Expr {
        match node.children().find(|c| c.kind() == SIGNATURE) {
            Some(signature) => self.first(&signature),
            None => self.missing("signature", node),
        }
    }

    pub(super) fn function_like(&self, head: &str, node: &SyntaxNode) -> Expr {
        let signature = node.children().find(|c| c.kind() == SIGNATURE);
        let inner = signature.as_ref().and_then(|s| s.first_child());
        let declares_only = inner.as_ref().is_some_and(|n| {
            matches!(n.kind(), NAME | INTERPOLATION | NONSTANDARD_IDENTIFIER | OPERATOR_ATOM | BINARY_EXPR)
                && !matches!(n.kind(), BINARY_EXPR if !is_field_access(n))
        }) || inner.is_none();
        let signature = match &inner {
            Some(inner) => self.function_signature(inner),
            None => self.signature(node),
        };
        let has_body = node.children().any(|c| c.kind() == BLOCK && c.first_child().is_some());
        if declares_only && !has_body {
            return self.make(head, vec![signature], node);
        }
        let args = vec![signature, self.block_child(node, Some(self.line_of(node)))];
        self.make(head, args, node)
    }

    /// A signature in which parentheses alone are the parameters of an anonymous function.
    fn function_signature(&self, node: &SyntaxNode) -> Expr {
        match node.kind() {
            PAREN_EXPR => match self.paren(node) {
                inner if is_call(&inner) => inner,
                inner => self.make("tuple", vec![inner], node),
            },
            PAREN_BLOCK => self.parameter_tuple(node),
            WHERE_EXPR | TYPE_ANNOTATION => {
                let converted = self.expr(node);
                let Some(first) = node.first_child() else {
                    return converted;
                };
                match converted {
                    Expr::Node(mut inner) if !inner.args.is_empty() => {
                        inner.args[0] = self.function_signature(&first);
                        Expr::Node(inner)
                    }
                    other => other,
                }
            }
            _ => self.expr(node),
        }
    }

    pub(super) fn struct_def(&self, node: &SyntaxNode) -> Expr {
        let mutable = tokens(node).any(|t| t.kind() == MUTABLE_KW || (t.kind() == IDENT && t.text() == "mutable"));
        let args = vec![Expr::Literal(Literal::Bool(mutable)), self.signature(node), self.block_child(node, None)];
        self.make("struct", args, node)
    }

    pub(super) fn primitive_def(&self, node: &SyntaxNode) -> Expr {
        let bits = match node.children().find(|c| c.kind() != SIGNATURE) {
            Some(bits) => self.expr(&bits),
            None => self.missing("size in bits", node),
        };
        self.make("primitive", vec![self.signature(node), bits], node)
    }

    pub(super) fn module_def(&self, node: &SyntaxNode) -> Expr {
        let bare = tokens(node).any(|t| t.kind() == BAREMODULE_KW);
        let name = if node.children().any(|c| c.kind() == SIGNATURE) {
            self.signature(node)
        } else {
            significant(node)
                .filter(|el| !el.kind().is_keyword() && el.kind() != BLOCK)
                .find_map(|el| self.element(&el))
                .unwrap_or_else(|| self.missing("module name", node))
        };
        let args = vec![Expr::Literal(Literal::Bool(!bare)), name, self.block_child(node, Some(self.line_of(node)))];
        self.make("module", args, node)
    }

    /// `const`, `global`, `local`: a bare list of names is spliced.
    pub(super) fn declaration(&self, head: &str, node: &SyntaxNode) -> Expr {
        let only = {
            let mut children = node.children();
            children.next().filter(|c| children.next().is_none() && c.kind() == BARE_TUPLE_EXPR)
        };
        let items: Vec<Expr> = match only {
            Some(tuple) => self.children(&tuple),
            None => significant(node)
                .filter(|el| el.as_token().is_none_or(|t| t.kind() == IDENT))
                .filter_map(|el| self.element(&el))
                .collect(),
        };
        self.swap_const(head, items, node)
    }

    /// `global const x = 1` is `const global x = 1`.
    fn swap_const(&self, head: &str, mut items: Vec<Expr>, node: &SyntaxNode) -> Expr {
        if head != "const"
            && let [Expr::Node(inner)] = items.as_mut_slice()
            && inner.head == "const"
        {
            let args = std::mem::take(&mut inner.args);
            let declared = Expr::node_at(sym(head), args, inner.span);
            return self.make("const", vec![declared], node);
        }
        self.make(head, items, node)
    }
}

/// Whether a signature in parentheses names its function: a call, perhaps with a type or variables behind it.
fn is_call(signature: &Expr) -> bool {
    match signature {
        Expr::Node(node) if node.head == "call" => true,
        Expr::Node(node) if node.head == "::" && node.args.len() == 2 || node.head == "where" => is_call(&node.args[0]),
        _ => false,
    }
}

fn is_field_access(node: &SyntaxNode) -> bool {
    super::operator_token(node).is_some_and(|t| t.kind() == DOT)
}
