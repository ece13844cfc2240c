//! `import`, `using`, `export`, `public`.

use fatou_parser::syntax::{SyntaxKind, SyntaxNode};
use rowan::NodeOrToken;

use super::{Converter, identifier, operator_symbol, significant};
use crate::expr::Expr;
use SyntaxKind::*;

impl Converter<'_> {
    pub(super) fn import(&self, head: &str, node: &SyntaxNode) -> Expr {
        let mut clauses = Vec::new();
        let mut separator = None;
        for element in significant(node) {
            match element {
                NodeOrToken::Node(n) => clauses.push(self.expr(&n)),
                NodeOrToken::Token(t) if !clauses.is_empty() && separator.is_none() => {
                    if matches!(t.kind(), COLON | COMMA) {
                        separator = Some(t.kind());
                    }
                }
                NodeOrToken::Token(_) => {}
            }
        }
        if clauses.is_empty() {
            return self.missing("name behind it", node);
        }
        if separator == Some(COLON) {
            clauses = vec![self.make(":", clauses, node)];
        }
        self.make(head, clauses, node)
    }

    /// `..A.b` is `Expr(:., :., :., :A, :b)`.
    pub(super) fn import_path(&self, node: &SyntaxNode) -> Expr {
        let mut parts = Vec::new();
        let mut named = false;
        for element in significant(node) {
            match element {
                NodeOrToken::Token(t) => {
                    let text = t.text();
                    match t.kind() {
                        DOT | DOT_DOT | DOT_DOT_DOT if !named => {
                            parts.extend(text.chars().map(|_| Expr::symbol(".")));
                        }
                        DOT_DOT_DOT => parts.push(Expr::symbol("..")),
                        DOT | DOT_DOT | COLON => {}
                        IDENT => {
                            parts.push(Expr::Symbol(identifier(text)));
                            named = true;
                        }
                        kind if kind.is_operator() || kind.is_keyword() => {
                            if !named && text.starts_with('.') {
                                parts.push(Expr::symbol("."));
                            }
                            let name = text.strip_prefix('.').unwrap_or(text);
                            parts.push(Expr::Symbol(operator_symbol(name)));
                            named = true;
                        }
                        _ => {}
                    }
                }
                NodeOrToken::Node(n) => {
                    parts.push(self.import_component(&n));
                    named = true;
                }
            }
        }
        self.make(".", parts, node)
    }

    fn import_component(&self, node: &SyntaxNode) -> Expr {
        match node.kind() {
            MACRO_NAME => self.macro_name(node),
            OPERATOR_ATOM => match super::tokens(node).next() {
                Some(token) => Expr::Symbol(operator_symbol(token.text())),
                None => self.missing("name", node),
            },
            _ => match self.expr(node) {
                Expr::Quote(inner) => *inner,
                other => other,
            },
        }
    }

    pub(super) fn import_alias(&self, node: &SyntaxNode) -> Expr {
        let path = match node.children().find(|c| c.kind() == IMPORT_PATH) {
            Some(path) => self.import_path(&path),
            None => self.missing("path", node),
        };
        let alias = match node.children().find(|c| c.kind() == MACRO_NAME) {
            Some(name) => self.macro_name(&name),
            None => significant(node)
                .filter(|el| el.kind() != IMPORT_PATH)
                .filter(|el| el.as_token().is_none_or(|t| t.kind() == IDENT && t.text() != "as"))
                .filter_map(|el| self.element(&el))
                .last()
                .unwrap_or_else(|| self.missing("alias", node)),
        };
        self.make("as", vec![path, alias], node)
    }

    /// The names of `export` and `public`; `skip` leaves out the contextual keyword.
    pub(super) fn name_list(&self, head: &str, node: &SyntaxNode, skip: usize) -> Expr {
        let items: Vec<Expr> = significant(node)
            .filter(|el| !matches!(el.kind(), COMMA | EXPORT_KW))
            .skip(skip)
            .filter_map(|el| match &el {
                NodeOrToken::Node(n) if n.kind() == MACRO_NAME => Some(self.macro_name(n)),
                _ => self.element(&el),
            })
            .collect();
        if items.is_empty() {
            return self.missing("name behind it", node);
        }
        self.make(head, items, node)
    }
}
