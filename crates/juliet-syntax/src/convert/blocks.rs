//! Control flow: conditionals, loops, `let`, `try`, `do`; documented statements; `;` lines.

use fatou_parser::syntax::{SyntaxKind, SyntaxNode};
use rowan::NodeOrToken;

use super::{Converter, significant};
use crate::expr::{Expr, sym};
use SyntaxKind::*;

impl Converter<'_> {
    /// `a; b` on one line at top level.
    pub(super) fn toplevel_line(&self, node: &SyntaxNode) -> Expr {
        let args = self.children(node);
        self.make("toplevel", args, node)
    }

    /// A string followed by what it documents.
    pub(super) fn doc(&self, node: &SyntaxNode) -> Expr {
        let mut args = vec![Expr::core_ref("@doc"), self.line_of(node)];
        args.extend(self.children(node));
        self.make("macrocall", args, node)
    }

    pub(super) fn if_expr(&self, node: &SyntaxNode) -> Expr {
        let condition = match node.children().find(|c| c.kind() == CONDITION) {
            Some(condition) => self.paren(&condition),
            None => self.missing("condition", node),
        };
        let mut args = vec![condition, self.block_child(node, None)];
        let clauses: Vec<SyntaxNode> =
            node.children().filter(|c| matches!(c.kind(), ELSEIF_CLAUSE | ELSE_CLAUSE)).collect();
        args.extend(self.if_tail(&clauses));
        self.make("if", args, node)
    }

    fn if_tail(&self, clauses: &[SyntaxNode]) -> Option<Expr> {
        let clause = clauses.first()?;
        if clause.kind() == ELSE_CLAUSE {
            return Some(self.block_child(clause, None));
        }
        let condition = match clause.children().find(|c| c.kind() == CONDITION) {
            Some(condition) => {
                let args = vec![self.line_of(&condition), self.paren(&condition)];
                self.make("block", args, &condition)
            }
            None => self.missing("condition", clause),
        };
        let mut args = vec![condition, self.block_child(clause, None)];
        args.extend(self.if_tail(&clauses[1..]));
        Some(self.make("elseif", args, clause))
    }

    pub(super) fn while_expr(&self, node: &SyntaxNode) -> Expr {
        let condition = match node.children().find(|c| c.kind() != BLOCK) {
            Some(condition) => self.expr(&condition),
            None => self.missing("condition", node),
        };
        let args = vec![condition, self.block_child(node, None)];
        self.make("while", args, node)
    }

    pub(super) fn for_expr(&self, node: &SyntaxNode) -> Expr {
        self.loop_over(node, FOR_BINDING)
    }

    fn loop_over(&self, node: &SyntaxNode, bindings: SyntaxKind) -> Expr {
        let mut specs = match node.children().find(|c| c.kind() == bindings) {
            Some(binding) => self.iteration_specs(&binding),
            None => Vec::new(),
        };
        let iteration = match specs.len() {
            0 => self.missing("iteration", node),
            1 => specs.remove(0),
            _ => self.make("block", specs, node),
        };
        let args = vec![iteration, self.block_child(node, None)];
        self.make("for", args, node)
    }

    /// A `let` block, or a loop that `crate::repair` has the parser read as one.
    pub(super) fn let_expr(&self, node: &SyntaxNode) -> Expr {
        let keyword =
            node.first_token().map_or(0, |token| self.base as usize + usize::from(token.text_range().start()));
        if self.file.text().get(keyword..).is_some_and(|text| text.starts_with("for")) {
            return self.loop_over(node, LET_BINDINGS);
        }
        let mut bindings: Vec<Expr> = match node.children().find(|c| c.kind() == LET_BINDINGS) {
            Some(list) => self.children(&list),
            None => Vec::new(),
        };
        let single = matches!(bindings.as_slice(), [only]
            if only.as_symbol().is_some() || only.is_head("=") || only.is_head("::"));
        let bindings = if single { bindings.remove(0) } else { self.make("block", bindings, node) };
        let args = vec![bindings, self.unmarked_block_child(node)];
        self.make("let", args, node)
    }

    pub(super) fn try_expr(&self, node: &SyntaxNode) -> Expr {
        let no = || Expr::Literal(crate::expr::Literal::Bool(false));
        let (mut variable, mut handler) = (no(), no());
        let (mut finally, mut otherwise) = (None, None);
        for clause in node.children() {
            match clause.kind() {
                CATCH_CLAUSE => {
                    if let Some(name) = clause.children().find(|c| c.kind() != BLOCK) {
                        variable = self.expr(&name);
                    }
                    handler = self.unmarked_block_child(&clause);
                }
                FINALLY_CLAUSE => finally = Some(self.block_child(&clause, None)),
                ELSE_CLAUSE => otherwise = Some(self.block_child(&clause, None)),
                _ => {}
            }
        }
        let mut args = vec![self.block_child(node, None), variable, handler];
        if finally.is_some() || otherwise.is_some() {
            args.push(finally.unwrap_or_else(no));
        }
        args.extend(otherwise);
        self.make("try", args, node)
    }

    pub(super) fn do_expr(&self, node: &SyntaxNode) -> Expr {
        let call = self.first(node);
        let mut params = Vec::new();
        let mut params_span = self.span(node);
        if let Some(list) = node.children().find(|c| c.kind() == DO_PARAMS) {
            params_span = self.span(&list);
            for element in significant(&list) {
                match &element {
                    NodeOrToken::Node(n) => params.push(self.expr(n)),
                    NodeOrToken::Token(t) if t.kind() == IDENT => params.extend(self.token(t)),
                    NodeOrToken::Token(_) => {}
                }
            }
        }
        let tuple = Expr::node_at(sym("tuple"), params, params_span);
        let function = self.make("->", vec![tuple, self.block_child(node, None)], node);
        self.make("do", vec![call, function], node)
    }
}
