//! Operators: unary, binary, chains, assignment, arrows, `where`, quoting.

use std::iter::Peekable;
use std::vec::IntoIter;

use fatou_parser::syntax::{SyntaxKind, SyntaxNode, SyntaxToken};
use rowan::NodeOrToken;

use super::{Converter, operator_symbol, operator_token, significant, tokens};
use crate::expr::{Expr, Literal, Sym, sym};
use SyntaxKind::*;

impl Converter<'_> {
    pub(super) fn binary(&self, node: &SyntaxNode) -> Expr {
        let word = tokens(node).find(|t| t.kind() == IDENT && matches!(t.text(), "in" | "isa"));
        let Some(op) = word.or_else(|| operator_token(node)) else {
            return self.missing("operator", node);
        };
        if op.kind() == DOT {
            return self.field(node);
        }
        if is_arrow(&op) && node.children().any(|n| is_tighter_in_tree(&n)) {
            return self.arrows(node);
        }
        if is_comparison(&op) && node.children().any(|n| is_comparison_node(&n)) {
            let mut args = Vec::new();
            self.push_chain(node, &mut args);
            return self.make("comparison", args, node);
        }
        let operands = self.children(node);
        if operands.len() < 2 {
            return self.missing("right operand", node);
        }
        if is_syntactic(&op) {
            return self.make(op.text(), operands, node);
        }
        let mut args = vec![Expr::Symbol(operator_symbol(op.text()))];
        args.extend(operands);
        self.make("call", args, node)
    }

    /// Arrows bind tighter than `?` and `=>`; the tree has it the other way round.
    fn arrows(&self, node: &SyntaxNode) -> Expr {
        let mut parts = Vec::new();
        self.push_arrows(node, &mut parts);
        let mut parts = parts.into_iter().peekable();
        self.pair_of(&mut parts, node)
    }

    /// The operands and operators of nested arrows, pairs and conditionals, in the order of the text.
    fn push_arrows(&self, node: &SyntaxNode, out: &mut Vec<Part>) {
        let is_mixed = node.kind() == BINARY_EXPR && operator_token(node).is_some_and(|op| is_arrow(&op));
        if !is_mixed && !is_tighter_in_tree(node) {
            out.push(Part::Operand(self.expr(node)));
            return;
        }
        let children: Vec<SyntaxNode> = node.children().collect();
        match (node.kind(), children.as_slice()) {
            (TERNARY_EXPR, [condition, then, otherwise]) => {
                self.push_arrows(condition, out);
                out.push(Part::Conditional(self.expr(then)));
                self.push_arrows(otherwise, out);
            }
            (BINARY_EXPR, [left, right]) => {
                self.push_arrows(left, out);
                out.extend(operator_token(node).map(|op| Part::Operator(operator_symbol(op.text()))));
                self.push_arrows(right, out);
            }
            _ => out.push(Part::Operand(self.expr(node))),
        }
    }

    fn pair_of(&self, parts: &mut Parts, node: &SyntaxNode) -> Expr {
        let left = self.conditional_of(parts, node);
        match parts.next_if(|part| matches!(part, Part::Operator(op) if is_pair(op))) {
            Some(Part::Operator(op)) => {
                let right = self.pair_of(parts, node);
                self.make("call", vec![Expr::Symbol(op), left, right], node)
            }
            _ => left,
        }
    }

    fn conditional_of(&self, parts: &mut Parts, node: &SyntaxNode) -> Expr {
        let left = self.arrow_of(parts, node);
        match parts.next_if(|part| matches!(part, Part::Conditional(_))) {
            Some(Part::Conditional(then)) => {
                let otherwise = self.pair_of(parts, node);
                self.make("if", vec![left, then, otherwise], node)
            }
            _ => left,
        }
    }

    fn arrow_of(&self, parts: &mut Parts, node: &SyntaxNode) -> Expr {
        let left = match parts.next() {
            Some(Part::Operand(operand)) => operand,
            _ => return self.missing("operand", node),
        };
        match parts.next_if(|part| matches!(part, Part::Operator(op) if !is_pair(op))) {
            Some(Part::Operator(op)) => {
                let right = self.arrow_of(parts, node);
                match &*op {
                    "-->" => self.make(&op, vec![left, right], node),
                    _ => self.make("call", vec![Expr::Symbol(op), left, right], node),
                }
            }
            _ => left,
        }
    }

    /// The operands and operators of nested comparisons as one chain.
    fn push_chain(&self, node: &SyntaxNode, out: &mut Vec<Expr>) {
        for element in significant(node) {
            match element {
                NodeOrToken::Node(n) if is_comparison_node(&n) => self.push_chain(&n, out),
                NodeOrToken::Node(n) => out.push(self.expr(&n)),
                NodeOrToken::Token(t) => out.push(Expr::Symbol(operator_symbol(t.text()))),
            }
        }
    }

    /// `x...`; a quoted `...` comes as a splatted colon.
    pub(super) fn splat(&self, node: &SyntaxNode) -> Expr {
        let operand = node.first_child();
        if operand.is_some_and(|n| n.text() == ":") {
            return Expr::quote(Expr::symbol("..."));
        }
        self.make("...", vec![self.first(node)], node)
    }

    /// `a.b`: the name is quoted, whatever it is.
    fn field(&self, node: &SyntaxNode) -> Expr {
        let mut children = node.children();
        let (Some(object), Some(name)) = (children.next(), children.next()) else {
            return self.missing("field name", node);
        };
        let object = self.expr(&object);
        let name = match name.kind() {
            STRING_LITERAL | CMD_LITERAL => {
                return self.qualified_string_macro(object, self.expr(&name), node);
            }
            QUOTE_SYM => self.expr(&name),
            _ => Expr::quote(self.expr(&name)),
        };
        self.make(".", vec![object, name], node)
    }

    /// `A.name"…"`: the module goes before the macro's name.
    fn qualified_string_macro(&self, module: Expr, literal: Expr, node: &SyntaxNode) -> Expr {
        match literal {
            Expr::Node(mut call) if call.head == "macrocall" => {
                let name = std::mem::replace(&mut call.args[0], Expr::nothing());
                call.args[0] = self.make(".", vec![module, Expr::quote(name)], node);
                Expr::Node(call)
            }
            other => self.make(".", vec![module, Expr::quote(other)], node),
        }
    }

    pub(super) fn range(&self, node: &SyntaxNode) -> Expr {
        let mut args = vec![Expr::symbol(":")];
        args.extend(self.children(node));
        self.make("call", args, node)
    }

    pub(super) fn comparison(&self, node: &SyntaxNode) -> Expr {
        let mut args = Vec::new();
        self.push_chain(node, &mut args);
        self.make("comparison", args, node)
    }

    pub(super) fn assignment(&self, node: &SyntaxNode) -> Expr {
        let Some(op) = operator_token(node) else {
            return self.missing("operator", node);
        };
        let mut operands = node.children();
        let (Some(left), Some(right)) = (operands.next(), operands.next()) else {
            return self.missing("right operand", node);
        };
        let target = self.expr(&left);
        let value = self.expr(&right);
        self.assign(op.text(), target, value, node)
    }

    /// `target op value`; the body of a short function gets its line.
    pub(super) fn assign(&self, op: &str, target: Expr, value: Expr, node: &SyntaxNode) -> Expr {
        let head = operator_symbol(op);
        let value = if op == "=" && is_eventually_call(&target) { self.with_line(value, node) } else { value };
        Expr::node_at(head, vec![target, value], self.span(node))
    }

    /// A block around a body that is an expression, beginning with the line of its owner.
    pub(super) fn with_line(&self, body: Expr, owner: &SyntaxNode) -> Expr {
        if let Expr::Node(mut node) = body {
            if node.head == "block" {
                node.args.insert(0, self.line_of(owner));
                return Expr::Node(node);
            }
            let span = node.span;
            let args = vec![self.line_of(owner), Expr::Node(node)];
            return Expr::node_at(sym("block"), args, span);
        }
        let span = body.span();
        Expr::node_at(sym("block"), vec![self.line_of(owner), body], span)
    }

    pub(super) fn unary(&self, node: &SyntaxNode) -> Expr {
        let Some(op) = operator_token(node) else {
            return self.missing("operator", node);
        };
        let operand = match node.first_child() {
            Some(child) => self.expr(&child),
            None => return self.missing("operand", node),
        };
        match op.kind() {
            SUBTYPE | SUPERTYPE | AMP | COLON_COLON => self.make(op.text(), vec![operand], node),
            _ => {
                let name = Expr::Symbol(operator_symbol(op.text()));
                self.make("call", vec![name, operand], node)
            }
        }
    }

    pub(super) fn postfix(&self, node: &SyntaxNode) -> Expr {
        let operand = self.first(node);
        match tokens(node).find(|t| t.kind() == TRANSPOSE) {
            Some(op) if op.text() != "'" => self.make("call", vec![Expr::symbol(op.text()), operand], node),
            _ => self.make("'", vec![operand], node),
        }
    }

    pub(super) fn where_expr(&self, node: &SyntaxNode) -> Expr {
        let mut args = Vec::new();
        let prefix = node.first_child().filter(|n| n.kind() == TYPE_ANNOTATION && n.children().count() == 1);
        for (index, child) in node.children().enumerate() {
            if index == 0 && prefix.is_some() {
                args.push(self.first(&child));
            } else if index > 0 && child.kind() == BRACES {
                args.extend(self.arguments(&child, "="));
            } else {
                args.push(self.expr(&child));
            }
        }
        let bounded = self.make("where", args, node);
        // `::T where T` annotates with the whole of `T where T`.
        match prefix {
            Some(_) => self.make("::", vec![bounded], node),
            None => bounded,
        }
    }

    pub(super) fn arrow(&self, node: &SyntaxNode) -> Expr {
        let mut children = node.children();
        let (Some(left), Some(right)) = (children.next(), children.next()) else {
            return self.missing("right operand", node);
        };
        let params = match left.kind() {
            PAREN_BLOCK => self.parameter_tuple(&left),
            TUPLE_EXPR if !tokens(&left).any(|t| t.kind() == COMMA) => self.single_parameter(self.expr(&left)),
            _ => self.expr(&left),
        };
        if right.kind() == BARE_TUPLE_EXPR {
            // `x -> a, b` is a tuple of a function and `b`.
            let mut items = self.children(&right);
            if let Some(first) = items.first_mut() {
                let body = std::mem::replace(first, Expr::nothing());
                let body = self.with_line(body, node);
                *first = self.make("->", vec![params, body], node);
            }
            return self.make("tuple", items, node);
        }
        let body = self.expr(&right);
        let body = self.with_line(body, node);
        self.make("->", vec![params, body], node)
    }

    /// `(x...) -> y` has no tuple around its one parameter.
    fn single_parameter(&self, tuple: Expr) -> Expr {
        match tuple {
            Expr::Node(mut node) if node.args.len() == 1 && !node.args[0].is_head("parameters") => node.args.remove(0),
            other => other,
        }
    }

    pub(super) fn operator_atom(&self, node: &SyntaxNode) -> Expr {
        match tokens(node).next() {
            Some(token) => operator_value(token.text()),
            None => self.missing("operator", node),
        }
    }

    /// `:x`: an atom is quoted as `QuoteNode`, anything else as `Expr(:quote, …)`.
    pub(super) fn quote_sym(&self, node: &SyntaxNode) -> Expr {
        let inner =
            significant(node).skip_while(|el| el.kind() == COLON && el.as_token().is_some()).find_map(|el| match &el {
                NodeOrToken::Node(n) => Some(self.expr(n)),
                NodeOrToken::Token(t) if t.kind() == LPAREN => None,
                NodeOrToken::Token(t) => match self.token(t) {
                    Some(e) => Some(e),
                    None => Some(operator_value(t.text())),
                },
            });
        match inner {
            Some(inner) => self.quoted(inner, node),
            None => Expr::quote(Expr::symbol(":")),
        }
    }

    fn quoted(&self, inner: Expr, node: &SyntaxNode) -> Expr {
        match inner {
            Expr::Node(_) | Expr::Quote(_) | Expr::Literal(Literal::Bool(_)) => self.make("quote", vec![inner], node),
            atom => Expr::quote(atom),
        }
    }
}

/// An operator used as a value: a broadcast one is `Expr(:., op)`.
pub(super) fn operator_value(text: &str) -> Expr {
    match text.strip_prefix('.') {
        Some(rest) if is_broadcast_function(rest) => Expr::node(".", vec![Expr::Symbol(operator_symbol(rest))]),
        _ => Expr::Symbol(operator_symbol(text)),
    }
}

/// Whether what is behind the dot is a function: `.=`, `.+=`, `.&&` are heads, `..` a name.
fn is_broadcast_function(rest: &str) -> bool {
    let assigns =
        rest.ends_with('=') && !matches!(rest, "==" | "!=" | "===" | "!==" | "<=" | ">=") && !rest.ends_with("==");
    !(rest.is_empty() || rest.starts_with('.') || assigns || matches!(rest, "&&" | "||"))
}

/// Whether the operator is a head of its own instead of a called function.
fn is_syntactic(op: &SyntaxToken) -> bool {
    matches!(op.text(), "&&" | "||" | ".&&" | ".||" | "<:" | ">:" | "=" | ".=" | "-->" | "::" | ":=")
}

/// A part of a row of arrows, pairs and conditionals.
enum Part {
    Operand(Expr),
    Operator(Sym),
    /// `? then :`.
    Conditional(Expr),
}

type Parts = Peekable<IntoIter<Part>>;

fn is_pair(op: &str) -> bool {
    matches!(op, "=>" | ".=>")
}

fn is_arrow(op: &SyntaxToken) -> bool {
    crate::unparse::is_arrow(op.text())
}

/// Whether a node is a pair or a conditional without parentheses.
fn is_tighter_in_tree(node: &SyntaxNode) -> bool {
    match node.kind() {
        TERNARY_EXPR => true,
        BINARY_EXPR => operator_token(node).is_some_and(|op| is_pair(op.text())),
        _ => false,
    }
}

/// Whether the operator is of the comparison tier, as a chain may be made of.
fn is_comparison(op: &SyntaxToken) -> bool {
    match op.kind() {
        IDENT | SUBTYPE | SUPERTYPE | EQ_EQ | NOT_EQ | EQ_EQ_EQ | NOT_EQ_EQ | LT | LE | GT | GE => true,
        UNICODE_OP => "≤≥≠≡≢∈∉∋∌⊆⊈⊂⊄⊊≈≉".contains(op.text().trim_start_matches('.')),
        kind => matches!(
            kind,
            DOT_EQ_EQ
                | DOT_NOT_EQ
                | DOT_EQ_EQ_EQ
                | DOT_NOT_EQ_EQ
                | DOT_LT
                | DOT_LE
                | DOT_GT
                | DOT_GE
                | DOT_SUBTYPE
                | DOT_SUPERTYPE
        ),
    }
}

fn is_comparison_node(node: &SyntaxNode) -> bool {
    match node.kind() {
        COMPARISON_EXPR => true,
        BINARY_EXPR => tokens(node)
            .find(|t| t.kind().is_operator() || matches!(t.text(), "in" | "isa"))
            .is_some_and(|op| is_comparison(&op)),
        _ => false,
    }
}

/// Whether an assignment to this target defines a function.
pub(super) fn is_eventually_call(target: &Expr) -> bool {
    match target {
        Expr::Node(node) => match node.head.as_str() {
            "call" => true,
            "where" => node.args.first().is_some_and(is_eventually_call),
            "::" => node.args.len() == 2 && is_eventually_call(&node.args[0]),
            _ => false,
        },
        _ => false,
    }
}
