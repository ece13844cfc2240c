//! Macro calls and macro names.

use fatou_parser::syntax::{SyntaxKind, SyntaxNode};
use rowan::NodeOrToken;

use super::{Converter, identifier, significant, tokens};
use crate::expr::{Expr, sym};
use SyntaxKind::*;

impl Converter<'_> {
    pub(super) fn macro_call(&self, node: &SyntaxNode) -> Expr {
        let name = match node.children().find(|c| c.kind() == MACRO_NAME) {
            Some(name) => self.macro_name(&name),
            None => self.missing("macro name", node),
        };
        let mut args = vec![name, self.line_of(node)];
        for child in node.children().filter(|c| c.kind() != MACRO_NAME) {
            match child.kind() {
                ARG_LIST => args.extend(self.arguments(&child, "=")),
                PARAMETERS => args.insert(2, self.parameters(&child)),
                _ => args.push(self.expr(&child)),
            }
        }
        self.make("macrocall", args, node)
    }

    /// `@m`, `@A.m`, `A.@m` and the like.
    pub(super) fn macro_name(&self, node: &SyntaxNode) -> Expr {
        let mut path: Vec<Expr> = Vec::new();
        for element in significant(node) {
            match element {
                NodeOrToken::Node(n) => path.push(match n.kind() {
                    NONSTANDARD_IDENTIFIER => Expr::Symbol(self.var_name(&n)),
                    _ => self.expr(&n),
                }),
                NodeOrToken::Token(t) => match t.kind() {
                    AT | DOT => {}
                    DOLLAR if has_name_after(node, &t) => {}
                    IDENT => path.push(Expr::Symbol(identifier(self.source_text(&t)))),
                    kind if kind.is_operator() || kind.is_keyword() || kind == DOLLAR => {
                        path.push(Expr::symbol(t.text()));
                    }
                    _ => {}
                },
            }
        }
        let dots_only = path.is_empty() && tokens(node).any(|t| t.kind() == DOT);
        if dots_only {
            return Expr::symbol("@__dot__");
        }
        let Some(last) = path.pop() else {
            return self.missing("macro name", node);
        };
        let last = match last {
            Expr::Symbol(name) if name == "." => Expr::symbol("@__dot__"),
            Expr::Symbol(name) => Expr::Symbol(sym(&format!("@{name}"))),
            other => other,
        };
        let mut parts = path.into_iter();
        let Some(mut module) = parts.next() else {
            return last;
        };
        for part in parts {
            module = self.make(".", vec![module, Expr::quote(part)], node);
        }
        self.make(".", vec![module, Expr::quote(last)], node)
    }
}

/// Whether a `$` of a macro path interpolates the name behind it.
fn has_name_after(node: &SyntaxNode, dollar: &fatou_parser::syntax::SyntaxToken) -> bool {
    tokens(node).any(|t| t.kind() == IDENT && t.text_range().start() == dollar.text_range().end())
}
