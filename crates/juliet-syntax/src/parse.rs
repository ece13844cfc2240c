//! Entry points: whole files and single statements.

use fatou_parser::parser::ParseDiagnostic;
use fatou_parser::syntax::{SyntaxKind, SyntaxNode};
use juliet_diag::{Diagnostic, SourceFile, Span};

use crate::convert::{Converter, is_trivia};
use crate::expr::{Expr, sym};
use crate::repair::parse_repaired;

/// Parses a whole file: `Expr(:toplevel, line, statement, line, statement, …)`.
///
/// The statement that holds the first syntax error is `Expr(:error, message)`, or
/// `Expr(:incomplete, message)` if the text ends too early; statements behind it are left out.
pub fn parse_all(file: &SourceFile) -> (Expr, Vec<Diagnostic>) {
    let text = file.text();
    let output = parse_repaired(text);
    let converter = Converter::new(file, 0);
    let mut problems = Problems::new(&output.diagnostics, 0);
    let mut args = Vec::new();
    let mut diagnostics = Vec::new();
    for statement in output.cst.children() {
        if follows_on_line(&statement) {
            // The junk spoils the statement before it as well.
            args.truncate(args.len().saturating_sub(2));
        }
        args.push(converter.line_at(converter.span(&statement).lo));
        let expr = converter.expr(&statement);
        match problems.within(file, &statement, &converter) {
            Some(diagnostic) => {
                args.push(error_expr(&diagnostic));
                diagnostics.push(diagnostic);
                break;
            }
            None => args.push(expr),
        }
    }
    let whole = Expr::node_at(sym("toplevel"), args, Span::new(0, text.len() as u32));
    (whole, diagnostics)
}

/// Parses the first statement of `text` from byte `pos` on; also returns where the next begins.
///
/// At the end of the text the expression is `nothing`.
pub fn parse_one(text: &str, pos: usize) -> (Expr, usize, Vec<Diagnostic>) {
    parse_one_in(&SourceFile::new("none", text), pos)
}

/// As [`parse_one`], in a named file.
pub fn parse_one_in(file: &SourceFile, pos: usize) -> (Expr, usize, Vec<Diagnostic>) {
    let text = file.text();
    let mut start = pos.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let rest = &text[start..];
    let output = parse_repaired(rest);
    let Some(statement) = output.cst.first_child() else {
        return (Expr::nothing(), text.len(), Vec::new());
    };
    let converter = Converter::new(file, start as u32);
    let expr = converter.expr(&statement);
    // A tree of damaged text may claim to be longer than the text.
    let mut end = (start + usize::from(statement.text_range().end())).min(text.len());
    let bytes = text.as_bytes();
    while matches!(bytes.get(end), Some(b' ' | b'\t' | b'\r')) {
        end += 1;
    }
    if bytes.get(end) == Some(&b'\n') {
        end += 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let mut problems = Problems::new(&output.diagnostics, start);
    let junk = statement.next_sibling().filter(follows_on_line);
    match problems.within(file, junk.as_ref().unwrap_or(&statement), &converter) {
        Some(diagnostic) => (error_expr(&diagnostic), end, vec![diagnostic]),
        None => (expr, end, Vec::new()),
    }
}

/// The parser's findings in order of place.
struct Problems {
    list: Vec<(usize, usize, String, String)>,
    base: usize,
}

impl Problems {
    fn new(found: &[ParseDiagnostic], base: usize) -> Self {
        let mut list: Vec<_> =
            found.iter().map(|d| (d.start, d.end, format!("{:?}", d.kind), d.message.clone())).collect();
        list.sort();
        Problems { list, base }
    }

    /// The first finding that belongs to a statement.
    fn within(&mut self, file: &SourceFile, statement: &SyntaxNode, converter: &Converter) -> Option<Diagnostic> {
        let end = usize::from(statement.text_range().end());
        let from_parser = self.list.iter().find(|(start, ..)| *start <= end).map(|(start, stop, kind, message)| {
            let span = Span::new((self.base + start) as u32, (self.base + stop) as u32);
            let mut diagnostic = Diagnostic::error("syntax", message.clone(), file, span);
            let last_content = statement_end(statement);
            let rest = file.text().get(self.base + last_content..).unwrap_or_default();
            let cut_off = rest.trim().is_empty();
            if cut_off && is_incomplete(kind) {
                diagnostic.notes.push("incomplete".to_owned());
            }
            diagnostic
        });
        from_parser.or_else(|| {
            let errors = converter.errors.borrow();
            errors.first().map(|(message, span)| Diagnostic::error("syntax", message.clone(), file, *span))
        })
    }
}

/// Whether a node is an error on the line on which the statement before it ended.
fn follows_on_line(node: &SyntaxNode) -> bool {
    if node.kind() != SyntaxKind::ERROR || node.prev_sibling().is_none() {
        return false;
    }
    let mut before = node.prev_sibling_or_token();
    while let Some(token) = before.as_ref().and_then(|el| el.as_token()) {
        if token.kind() == SyntaxKind::NEWLINE || token.text().contains('\n') {
            return false;
        }
        before = before.and_then(|el| el.prev_sibling_or_token());
    }
    true
}

fn statement_end(statement: &SyntaxNode) -> usize {
    let mut token = statement.last_token();
    while let Some(t) = &token {
        if !is_trivia(t.kind()) && t.kind() != SyntaxKind::SEMICOLON {
            return usize::from(t.text_range().end());
        }
        token = t.prev_token();
    }
    usize::from(statement.text_range().end())
}

/// Whether more text could mend the error.
fn is_incomplete(kind: &str) -> bool {
    matches!(
        kind,
        "MissingEnd"
            | "MissingTryHandler"
            | "UnterminatedLiteral"
            | "UnterminatedArgList"
            | "MissingOperand"
            | "UnclosedParen"
            | "UnclosedComprehension"
            | "MissingTernaryTrue"
            | "MissingTernaryFalse"
            | "MissingTernaryColon"
            | "MissingWhereBound"
            | "MissingCondition"
    )
}

fn error_expr(diagnostic: &Diagnostic) -> Expr {
    let span = diagnostic.primary.as_ref().map(|(_, span)| *span).unwrap_or_default();
    if diagnostic.notes.iter().any(|n| n == "incomplete") {
        let message = format!("incomplete: {}", diagnostic.message);
        return Expr::node_at(sym("incomplete"), vec![Expr::string(&message)], span);
    }
    Expr::node_at(sym("error"), vec![Expr::string(&diagnostic.message)], span)
}
