//! Lossless tree → `Expr`. This file: the converter's state, the dispatch over node kinds, names,
//! statement lists. The shapes are those of the Julia manual's chapter "Julia ASTs".
//!
//! The tree comes from an error-tolerant parser, so nothing here may assume that a child exists:
//! what is missing becomes an `error` node.

mod arrays;
mod blocks;
mod calls;
mod definitions;
mod imports;
mod literals;
mod macros;
mod operators;
mod strings;

use fatou_parser::syntax::{SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};
use juliet_diag::{SourceFile, Span};
use rowan::NodeOrToken;
use unicode_normalization::UnicodeNormalization;

use crate::expr::{Expr, LineNode, Sym, sym};
use SyntaxKind::*;

/// Converts the nodes of one parsed text.
pub(crate) struct Converter<'a> {
    file: &'a SourceFile,
    file_name: Sym,
    /// Byte of `file` where the parsed text begins.
    base: u32,
    /// Where calls end, in the parsed text, whose `do` block the tree does not show.
    do_ends: Vec<usize>,
    /// Errors found in conversion (bad escapes, bad numbers): message and place.
    pub(crate) errors: std::cell::RefCell<Vec<(String, Span)>>,
}

impl<'a> Converter<'a> {
    pub(crate) fn new(file: &'a SourceFile, base: u32, do_ends: Vec<usize>) -> Self {
        Converter { file, file_name: sym(file.name()), base, do_ends, errors: Default::default() }
    }

    /// The place of a node, without surrounding blanks at its start.
    pub(crate) fn span(&self, node: &SyntaxNode) -> Span {
        let range = node.text_range();
        let end = self.base + u32::from(range.end());
        Span::new(self.start(node), end.min(self.file.text().len() as u32))
    }

    fn start(&self, node: &SyntaxNode) -> u32 {
        let start = self.base + u32::from(node.text_range().start());
        match self.file.text().as_bytes().get(start as usize) {
            Some(b' ' | b'\t' | b'\n' | b'\r' | b'#') => {
                let mut token = node.first_token();
                while let Some(t) = &token {
                    if !is_trivia(t.kind()) {
                        return self.base + u32::from(t.text_range().start());
                    }
                    token = t.next_token();
                }
                start
            }
            _ => start,
        }
    }

    /// A token's text in the file, which differs from the tree's where that was repaired.
    fn source_text(&self, token: &SyntaxToken) -> &str {
        let range = token.text_range();
        let base = self.base as usize;
        let range = base + usize::from(range.start())..base + usize::from(range.end());
        self.file.text().get(range).unwrap_or_default()
    }

    pub(crate) fn line_at(&self, byte: u32) -> Expr {
        Expr::Line(LineNode { file: self.file_name, line: self.file.line(byte) })
    }

    fn line_of(&self, node: &SyntaxNode) -> Expr {
        self.line_at(self.start(node))
    }

    fn make(&self, head: &str, args: Vec<Expr>, node: &SyntaxNode) -> Expr {
        Expr::node_at(sym(head), args, self.span(node))
    }

    /// Records an error and returns the `error` node that stands in its place.
    fn error(&self, message: impl Into<String>, span: Span) -> Expr {
        let message = message.into();
        self.errors.borrow_mut().push((message.clone(), span));
        Expr::node_at(sym("error"), vec![Expr::string(&message)], span)
    }

    fn missing(&self, what: &str, node: &SyntaxNode) -> Expr {
        self.error(format!("missing {what}"), self.span(node))
    }

    /// Converts a node to the expression it means.
    pub(crate) fn expr(&self, node: &SyntaxNode) -> Expr {
        match node.kind() {
            NAME => self.name(node),
            LITERAL => self.literal(node),
            STRING_LITERAL => self.string_literal(node),
            CMD_LITERAL => self.cmd_literal(node),
            NONSTANDARD_IDENTIFIER => Expr::Symbol(self.var_name(node)),
            INTERPOLATION => self.make("$", vec![self.interpolated(node)], node),
            BINARY_EXPR => self.binary(node),
            RANGE_EXPR => self.range(node),
            COMPARISON_EXPR => self.comparison(node),
            ASSIGNMENT_EXPR => self.assignment(node),
            UNARY_EXPR => self.unary(node),
            POSTFIX_EXPR => self.postfix(node),
            SPLAT_EXPR => self.splat(node),
            TYPE_ANNOTATION => self.make("::", self.children(node), node),
            WHERE_EXPR => self.where_expr(node),
            ARROW_EXPR => self.arrow(node),
            JUXTAPOSE_EXPR => {
                self.check_juxtaposed(node);
                let mut args = vec![Expr::symbol("*")];
                args.extend(self.children(node));
                self.make("call", args, node)
            }
            TERNARY_EXPR => self.make("if", self.children(node), node),
            END_MARKER => Expr::symbol("end"),
            BEGIN_MARKER => Expr::symbol("begin"),
            OPERATOR_ATOM => self.operator_atom(node),
            QUOTE_SYM => self.quote_sym(node),
            MACRO_CALL | CALL_EXPR if self.hides_block(node) => self.call_with_block(node),
            MACRO_CALL => self.macro_call(node),
            PAREN_EXPR | CONDITION | ARG => self.paren(node),
            ERROR => self.error_node(node),
            _ => self.expr_bracketed(node),
        }
    }

    fn expr_bracketed(&self, node: &SyntaxNode) -> Expr {
        match node.kind() {
            CALL_EXPR => self.call(node),
            DOT_CALL_EXPR => self.dot_call(node),
            INDEX_EXPR => self.index(node),
            CURLY_EXPR => self.curly(node),
            BRACES => self.delimited("braces", node),
            TUPLE_EXPR if is_misread_block(node) => self.paren_block(node),
            TUPLE_EXPR => self.delimited("tuple", node),
            VECT_EXPR => self.delimited("vect", node),
            PAREN_BLOCK => self.paren_block(node),
            BARE_TUPLE_EXPR => self.make("tuple", self.children(node), node),
            MATRIX_EXPR => self.matrix(node, None),
            TYPED_MATRIX_EXPR => self.typed_matrix(node),
            BRACESCAT_EXPR => self.bracescat(node),
            COMPREHENSION => self.make("comprehension", vec![self.generator_in(node)], node),
            BRACES_COMPREHENSION => self.make("braces", vec![self.generator_in(node)], node),
            TYPED_COMPREHENSION => {
                let args = vec![self.first(node), self.generator_child(node)];
                self.make("typed_comprehension", args, node)
            }
            GENERATOR => self.generator(node),
            KEYWORD_ARG => self.keyword_arg("=", node),
            PARAMETERS => self.parameters(node),
            _ => self.expr_block(node),
        }
    }

    fn expr_block(&self, node: &SyntaxNode) -> Expr {
        match node.kind() {
            BLOCK => self.block(node, None),
            BEGIN_EXPR => self.block_child(node, None),
            DOC => self.doc(node),
            TOPLEVEL_SEMICOLON => self.toplevel_line(node),
            IF_EXPR => self.if_expr(node),
            WHILE_EXPR => self.while_expr(node),
            FOR_EXPR => self.for_expr(node),
            LET_EXPR => self.let_expr(node),
            TRY_EXPR => self.try_expr(node),
            DO_EXPR => self.do_expr(node),
            QUOTE_EXPR => self.make("quote", vec![self.block_child(node, None)], node),
            OUTER_BINDING => self.make("outer", self.children(node), node),
            RETURN_EXPR => {
                let value = node.first_child().map_or_else(Expr::nothing, |c| self.expr(&c));
                self.make("return", vec![value], node)
            }
            BREAK_EXPR => self.make("break", self.children(node), node),
            CONTINUE_EXPR => self.make("continue", self.children(node), node),
            _ => self.expr_definition(node),
        }
    }

    fn expr_definition(&self, node: &SyntaxNode) -> Expr {
        match node.kind() {
            FUNCTION_DEF => self.function_like("function", node),
            MACRO_DEF => self.function_like("macro", node),
            STRUCT_DEF => self.struct_def(node),
            ABSTRACT_DEF => self.make("abstract", vec![self.signature(node)], node),
            PRIMITIVE_DEF => self.primitive_def(node),
            MODULE_DEF => self.module_def(node),
            CONST_STMT => self.declaration("const", node),
            GLOBAL_STMT => self.declaration("global", node),
            LOCAL_STMT => self.declaration("local", node),
            IMPORT_STMT => self.import("import", node),
            USING_STMT => self.import("using", node),
            EXPORT_STMT => self.name_list("export", node, 0),
            PUBLIC_STMT => self.name_list("public", node, 1),
            IMPORT_PATH => self.import_path(node),
            IMPORT_ALIAS => self.import_alias(node),
            kind => self.error(format!("unsupported syntax {kind:?}"), self.span(node)),
        }
    }

    /// All child nodes in order.
    fn children(&self, node: &SyntaxNode) -> Vec<Expr> {
        node.children().map(|child| self.expr(&child)).collect()
    }

    /// The first child node, or the first meaningful token, of a wrapper.
    fn first(&self, node: &SyntaxNode) -> Expr {
        match node.first_child() {
            Some(child) => self.expr(&child),
            None => {
                significant(node).find_map(|el| self.element(&el)).unwrap_or_else(|| self.missing("expression", node))
            }
        }
    }

    /// An element that stands for a value by itself.
    fn element(&self, element: &SyntaxElement) -> Option<Expr> {
        match element {
            NodeOrToken::Node(node) => Some(self.expr(node)),
            NodeOrToken::Token(token) => self.token(token),
        }
    }

    fn token(&self, token: &SyntaxToken) -> Option<Expr> {
        let kind = token.kind();
        match kind {
            IDENT => Some(Expr::Symbol(identifier(token.text()))),
            TRUE_KW | FALSE_KW | INTEGER | BIN_INT | OCT_INT | HEX_INT | FLOAT | FLOAT32 | CHAR => {
                Some(self.literal_token(token, false))
            }
            _ if kind.is_operator() || kind == DOLLAR || kind.is_keyword() => {
                Some(Expr::Symbol(operator_symbol(token.text())))
            }
            _ => None,
        }
    }

    /// A number cannot stand directly behind a number.
    fn check_juxtaposed(&self, node: &SyntaxNode) {
        let is_number = |n: &SyntaxNode| {
            n.kind() == LITERAL
                && tokens(n).any(|t| matches!(t.kind(), INTEGER | BIN_INT | OCT_INT | HEX_INT | FLOAT | FLOAT32))
        };
        if node.children().count() == 2 && node.children().all(|n| is_number(&n)) {
            self.error("a number cannot follow a number", self.span(node));
        }
    }

    /// `(x)`: what is inside; a lone operator is its symbol; nothing is an empty tuple.
    fn paren(&self, node: &SyntaxNode) -> Expr {
        if let Some(second) = node.children().nth(1).filter(|_| node.kind() == PAREN_EXPR) {
            return self.error("missing comma or closing bracket", self.span(&second));
        }
        if let Some(child) = node.first_child() {
            return self.expr(&child);
        }
        significant(node)
            .filter_map(NodeOrToken::into_token)
            .find_map(|token| self.token(&token))
            .unwrap_or_else(|| self.make("tuple", Vec::new(), node))
    }

    fn name(&self, node: &SyntaxNode) -> Expr {
        let token = tokens(node).find(|t| t.kind() == IDENT || t.kind().is_keyword());
        match token {
            Some(token) => Expr::Symbol(identifier(token.text())),
            None => self.missing("name", node),
        }
    }

    /// What `$` applies to.
    fn interpolated(&self, node: &SyntaxNode) -> Expr {
        if let Some(child) = node.first_child() {
            return self.expr(&child);
        }
        match tokens(node).find(|t| t.kind() == IDENT) {
            Some(token) => Expr::Symbol(identifier(token.text())),
            None => self.missing("interpolated expression", node),
        }
    }

    fn error_node(&self, node: &SyntaxNode) -> Expr {
        self.error(format!("unexpected `{}`", node.text().to_string().trim()), self.span(node))
    }

    /// The statements of a list node, each after its line; `first_line` is put in front.
    fn statements(&self, node: &SyntaxNode, out: &mut Vec<Expr>) {
        for child in node.children() {
            if child.kind() == TOPLEVEL_SEMICOLON {
                self.statements(&child, out);
                continue;
            }
            if child.kind() == DOC && !holds_docs(node) {
                self.statements(&child, out);
                continue;
            }
            out.push(self.line_of(&child));
            out.push(self.expr(&child));
        }
    }

    /// A `BLOCK` node as `Expr(:block, …)`, with the line of its owner in front if given.
    fn block(&self, node: &SyntaxNode, owner_line: Option<Expr>) -> Expr {
        let mut args: Vec<Expr> = owner_line.into_iter().collect();
        self.statements(node, &mut args);
        self.make("block", args, node)
    }

    /// The `BLOCK` child of a construct; an empty one holds nothing.
    fn unmarked_block_child(&self, node: &SyntaxNode) -> Expr {
        match node.children().find(|c| c.kind() == BLOCK) {
            Some(block) => self.block(&block, None),
            None => self.make("block", Vec::new(), node),
        }
    }

    /// The `BLOCK` child of a construct; an empty one before `end` holds the line of that `end`.
    fn block_child(&self, node: &SyntaxNode, owner_line: Option<Expr>) -> Expr {
        match node.children().find(|c| c.kind() == BLOCK) {
            Some(block) => {
                let mut args: Vec<Expr> = owner_line.into_iter().collect();
                let before = args.len();
                self.statements(&block, &mut args);
                if args.len() == before
                    && let Some(end) = token_after(&block).filter(|t| t.kind() == END_KW)
                {
                    args.push(self.line_at(self.base + u32::from(end.text_range().start())));
                }
                self.make("block", args, &block)
            }
            None => self.make("block", owner_line.into_iter().collect(), node),
        }
    }
}

/// The first token behind a node that is not a blank or comment.
fn token_after(node: &SyntaxNode) -> Option<SyntaxToken> {
    let mut at: SyntaxElement = node.clone().into();
    loop {
        at = match at.next_sibling_or_token() {
            Some(next) => next,
            None => {
                at = at.parent()?.into();
                continue;
            }
        };
        let token = match &at {
            NodeOrToken::Token(token) => Some(token.clone()),
            NodeOrToken::Node(node) => {
                node.descendants_with_tokens().filter_map(NodeOrToken::into_token).find(|t| !is_trivia(t.kind()))
            }
        };
        if let Some(token) = token.filter(|t| !is_trivia(t.kind())) {
            return Some(token);
        }
    }
}

/// Whether a token means nothing to the tree.
pub(crate) fn is_trivia(kind: SyntaxKind) -> bool {
    matches!(kind, WHITESPACE | NEWLINE | COMMENT | BLOCK_COMMENT)
}

/// Whether a string before a statement of this list documents it.
fn holds_docs(list: &SyntaxNode) -> bool {
    let mut list = list.clone();
    while list.kind() == TOPLEVEL_SEMICOLON {
        match list.parent() {
            Some(parent) => list = parent,
            None => return true,
        }
    }
    list.kind() != BLOCK || list.parent().is_some_and(|p| matches!(p.kind(), BEGIN_EXPR | QUOTE_EXPR | MODULE_DEF))
}

/// Whether `(a; b)` was read as a tuple: it has a `;` behind an expression, no comma, no splat.
fn is_misread_block(tuple: &SyntaxNode) -> bool {
    let holds = |node: &SyntaxNode, kind| node.children_with_tokens().any(|el| el.kind() == kind);
    let first = tuple.children().next();
    first.is_some_and(|n| n.kind() != PARAMETERS)
        && !holds(tuple, COMMA)
        && tuple.children().any(|n| n.kind() == PARAMETERS)
        && tuple.children().all(|n| match n.kind() {
            PARAMETERS => !holds(&n, COMMA),
            _ => n.first_child().is_none_or(|inner| inner.kind() != SPLAT_EXPR),
        })
}

/// The children that are not blanks or comments.
fn significant(node: &SyntaxNode) -> impl Iterator<Item = SyntaxElement> {
    node.children_with_tokens().filter(|el| !is_trivia(el.kind()))
}

/// The direct tokens that are not blanks or comments.
fn tokens(node: &SyntaxNode) -> impl Iterator<Item = SyntaxToken> {
    significant(node).filter_map(NodeOrToken::into_token)
}

/// The operator token of a node.
fn operator_token(node: &SyntaxNode) -> Option<SyntaxToken> {
    tokens(node).find(|t| t.kind().is_operator() || t.kind() == DOLLAR)
}

/// An identifier with Julia's normalisation: NFC and a few look-alikes folded.
pub(crate) fn identifier(text: &str) -> Sym {
    if text.is_ascii() {
        return sym(text);
    }
    let folded: String = text.chars().map(fold_char).nfc().collect();
    sym(&folded)
}

/// An operator's name: look-alikes folded.
pub(crate) fn operator_symbol(text: &str) -> Sym {
    if text.is_ascii() {
        return sym(text);
    }
    let folded: String = text.chars().map(fold_char).collect();
    sym(&folded)
}

fn fold_char(c: char) -> char {
    match c {
        '\u{025b}' => '\u{03b5}',
        '\u{00b5}' => '\u{03bc}',
        '\u{00b7}' | '\u{0387}' => '\u{22c5}',
        '\u{2212}' => '-',
        '\u{210f}' => '\u{0127}',
        other => other,
    }
}
