//! Calls, indexing, type application, argument lists, tuples and parenthesised blocks.

use fatou_parser::syntax::{SyntaxKind, SyntaxNode};
use rowan::NodeOrToken;

use super::{Converter, operator_symbol, significant};
use crate::expr::{Expr, Span, sym};
use crate::repair::{Parsed, parse_repaired};
use SyntaxKind::*;

impl Converter<'_> {
    /// The callee: a node, or an operator token as in `*(x)`.
    fn callee(&self, node: &SyntaxNode) -> Expr {
        for element in significant(node) {
            match element {
                NodeOrToken::Node(n) if n.kind() == OPERATOR_ATOM => return self.callee_operator(&n),
                NodeOrToken::Node(n) => return self.expr(&n),
                NodeOrToken::Token(t) if t.kind().is_operator() || t.kind() == DOLLAR => {
                    return Expr::Symbol(operator_symbol(t.text()));
                }
                NodeOrToken::Token(t) => {
                    if let Some(expr) = self.token(&t) {
                        return expr;
                    }
                }
            }
        }
        self.missing("callee", node)
    }

    fn callee_operator(&self, node: &SyntaxNode) -> Expr {
        match super::tokens(node).next() {
            Some(token) => Expr::Symbol(operator_symbol(token.text())),
            None => self.missing("operator", node),
        }
    }

    /// The arguments behind the callee, `parameters` first.
    fn call_arguments(&self, node: &SyntaxNode, assign_head: &str) -> Vec<Expr> {
        if let Some(list) = node.children().find(|c| c.kind() == ARG_LIST) {
            return self.arguments(&list, assign_head);
        }
        let mut out = Vec::new();
        for child in node.children().skip(1) {
            match child.kind() {
                PARAMETERS => out.insert(0, self.parameters(&child)),
                GENERATOR => out.push(self.generator(&child)),
                KEYWORD_ARG => out.push(self.keyword_arg(assign_head, &child)),
                _ => out.push(self.expr(&child)),
            }
        }
        out
    }

    /// Whether a call's `do` block stands as blanks before the parenthesis that closes it.
    pub(super) fn hides_block(&self, node: &SyntaxNode) -> bool {
        !self.do_ends.is_empty() && self.do_ends.binary_search(&usize::from(node.text_range().end())).is_ok()
    }

    /// Such a call, read from the file by itself.
    pub(super) fn call_with_block(&self, node: &SyntaxNode) -> Expr {
        let (start, end) = (u32::from(node.text_range().start()), u32::from(node.text_range().end()));
        let place = (self.base + start) as usize..(self.base + end) as usize;
        let Parsed { output, do_ends } = parse_repaired(self.file.text().get(place).unwrap_or_default());
        let inner = Converter::new(self.file, self.base + start, do_ends);
        let expr = output.cst.first_child().map_or_else(|| self.missing("call", node), |call| inner.expr(&call));
        for found in &output.diagnostics {
            let from = self.base + start;
            self.error(found.message.clone(), Span::new(from + found.start as u32, from + found.end as u32));
        }
        self.errors.borrow_mut().append(&mut inner.errors.borrow_mut());
        expr
    }

    /// The elements of an argument list, `parameters` first.
    pub(super) fn arguments(&self, list: &SyntaxNode, assign_head: &str) -> Vec<Expr> {
        let mut out = Vec::new();
        let mut parameters: Vec<Expr> = Vec::new();
        let mut is_separated = true;
        for element in significant(list) {
            match &element {
                NodeOrToken::Token(t) if t.kind() == COMMA || t.kind() == SEMICOLON => is_separated = true,
                NodeOrToken::Node(n) if n.kind() != PARAMETERS => {
                    if !is_separated {
                        self.error("missing comma or closing bracket", self.span(n));
                    }
                    is_separated = false;
                }
                _ => {}
            }
            match element {
                NodeOrToken::Node(n) => match n.kind() {
                    KEYWORD_ARG => out.push(self.keyword_arg(assign_head, &n)),
                    PARAMETERS => parameters.push(self.parameters(&n)),
                    ARG if assign_head == "kw" => out.push(self.keyword_or_value(&n)),
                    _ => out.push(self.expr(&n)),
                },
                NodeOrToken::Token(t) if t.kind() == END_KW => out.push(Expr::symbol("end")),
                NodeOrToken::Token(_) => {}
            }
        }
        // `f(a; b; c)`: each group holds the ones behind it.
        let nested = parameters.into_iter().rev().reduce(|inner, outer| match outer {
            Expr::Node(mut node) => {
                node.args.insert(0, inner);
                Expr::Node(node)
            }
            other => other,
        });
        if let Some(nested) = nested {
            out.insert(0, nested);
        }
        out
    }

    /// An argument that may be `target = value` with a target that is not a plain name.
    fn keyword_or_value(&self, arg: &SyntaxNode) -> Expr {
        let assignment = arg
            .first_child()
            .filter(|n| n.kind() == ASSIGNMENT_EXPR)
            .filter(|n| super::operator_token(n).is_some_and(|op| op.kind() == EQ));
        match assignment {
            Some(assignment) => self.keyword_arg("kw", &assignment),
            None => self.expr(arg),
        }
    }

    pub(super) fn parameters(&self, node: &SyntaxNode) -> Expr {
        let args = self.arguments(node, "kw");
        self.make("parameters", args, node)
    }

    /// `name = value` in an argument list, under the head that the list calls for.
    pub(super) fn keyword_arg(&self, head: &str, node: &SyntaxNode) -> Expr {
        let args = self.children(node);
        if args.len() != 2 {
            return self.missing("value of the keyword argument", node);
        }
        if head == "=" && super::operators::is_eventually_call(&args[0]) {
            let mut args = args.into_iter();
            if let (Some(target), Some(value)) = (args.next(), args.next()) {
                return self.assign("=", target, value, node);
            }
            return self.missing("value", node);
        }
        self.make(head, args, node)
    }

    pub(super) fn call(&self, node: &SyntaxNode) -> Expr {
        let callee = self.callee(node);
        let arguments = self.call_arguments(node, "kw");
        if let Expr::Symbol(name) = &callee
            && matches!(name.as_str(), "<:" | ">:")
            && arguments.len() == 1
        {
            return self.make(name.as_str(), arguments, node);
        }
        self.finish("call", callee, arguments, node)
    }

    pub(super) fn index(&self, node: &SyntaxNode) -> Expr {
        let arguments = self.call_arguments(node, "kw");
        self.finish("ref", self.callee(node), arguments, node)
    }

    pub(super) fn curly(&self, node: &SyntaxNode) -> Expr {
        let arguments = self.call_arguments(node, "=");
        self.finish("curly", self.callee(node), arguments, node)
    }

    fn finish(&self, head: &str, callee: Expr, arguments: Vec<Expr>, node: &SyntaxNode) -> Expr {
        let mut args = Vec::with_capacity(arguments.len() + 1);
        args.push(callee);
        args.extend(arguments);
        self.make(head, args, node)
    }

    /// `f.(args)`: `Expr(:., f, Expr(:tuple, args...))`.
    pub(super) fn dot_call(&self, node: &SyntaxNode) -> Expr {
        let callee = self.callee(node);
        let arguments = self.call_arguments(node, "kw");
        let tuple = Expr::node_at(sym("tuple"), arguments, self.span(node));
        self.make(".", vec![callee, tuple], node)
    }

    /// `(…,)`, `[…,]`, `{…}`.
    pub(super) fn delimited(&self, head: &str, node: &SyntaxNode) -> Expr {
        let args = self.arguments(node, "=");
        self.make(head, args, node)
    }

    /// `(a; b)`: a block with a line before each statement but the first.
    pub(super) fn paren_block(&self, node: &SyntaxNode) -> Expr {
        let mut args = Vec::new();
        self.push_block_items(node, &mut args);
        self.make("block", args, node)
    }

    fn push_block_items(&self, node: &SyntaxNode, out: &mut Vec<Expr>) {
        for child in node.children() {
            if child.kind() == PARAMETERS {
                self.push_block_items(&child, out);
                continue;
            }
            if !out.is_empty() {
                out.push(self.line_of(&child));
            }
            out.push(self.expr(&child));
        }
    }

    /// `(a; b)` where parameters of a function are meant: the part behind `;` are keywords.
    pub(super) fn parameter_tuple(&self, node: &SyntaxNode) -> Expr {
        let args = self.arguments(node, "=");
        self.make("tuple", args, node)
    }
}
