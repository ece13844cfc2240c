//! Entry points: whole files and single statements.

use fatou_parser::parser::ParseDiagnostic;
use fatou_parser::syntax::{SyntaxKind, SyntaxNode};
use juliet_diag::{Diagnostic, SourceFile, Span};

use crate::convert::{Converter, is_trivia};
use crate::expr::{Expr, sym};
use crate::repair::{Parsed, parse_repaired};

/// Parses a whole file: `Expr(:toplevel, line, statement, line, statement, …)`.
///
/// The statement that holds the first syntax error is `Expr(:error, message)`, or
/// `Expr(:incomplete, message)` if the text ends too early; statements behind it are left out.
pub fn parse_all(file: &SourceFile) -> (Expr, Vec<Diagnostic>) {
    let text = file.text();
    if let Some(refused) = refused(file, text, 0) {
        let args = vec![Converter::new(file, 0, Vec::new()).line_at(span_of(&refused).lo), error_expr(&refused)];
        return (Expr::node_at(sym("toplevel"), args, Span::new(0, text.len() as u32)), vec![refused]);
    }
    let Parsed { output, do_ends } = parse_repaired(text);
    let converter = Converter::new(file, 0, do_ends);
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
    if diagnostics.is_empty()
        && let Some(diagnostic) = open_comment(file, &output.cst)
    {
        args.push(converter.line_at(text.len() as u32));
        args.push(error_expr(&diagnostic));
        diagnostics.push(diagnostic);
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
    parse_one_before(file, pos, file.text().len())
}

/// The statement of a file that a range of bytes is; `None` where it is none, or more than that.
pub fn parse_part(file: &SourceFile, span: Span) -> Option<Expr> {
    let (start, end) = (span.lo as usize, span.hi as usize);
    file.text().get(start..end)?;
    let (expr, next, diagnostics) = parse_one_before(file, start, end);
    (diagnostics.is_empty() && next == end).then_some(expr)
}

fn parse_one_before(file: &SourceFile, pos: usize, end: usize) -> (Expr, usize, Vec<Diagnostic>) {
    let text = &file.text()[..end];
    let mut start = pos.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    if let Some(refused) = refused(file, text, start) {
        return (error_expr(&refused), text.len(), vec![refused]);
    }
    let rest = &text[start..];
    let Parsed { output, do_ends } = parse_repaired(rest);
    let Some(statement) = output.cst.first_child() else {
        return (Expr::nothing(), text.len(), Vec::new());
    };
    let converter = Converter::new(file, start as u32, do_ends);
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

/// The error that brackets are nested too deeply for the parser, in the text from a byte on.
fn refused(file: &SourceFile, text: &str, start: usize) -> Option<Diagnostic> {
    let at = start + crate::nesting::too_deep(&text[start..])?;
    let message = "brackets are nested too deeply, each as the first element of the next";
    Some(Diagnostic::error("syntax", message.to_owned(), file, Span::new(at as u32, at as u32 + 1)))
}

/// The error that a comment at the end is not closed; the parser takes it for one that is.
fn open_comment(file: &SourceFile, cst: &SyntaxNode) -> Option<Diagnostic> {
    let last = cst.last_token().filter(|token| token.kind() == SyntaxKind::BLOCK_COMMENT)?;
    let (mut depth, mut rest) = (0, last.text());
    while let Some(at) = rest.find(['#', '=']) {
        let step = match rest.get(at..at + 2) {
            Some("#=") => 1,
            Some("=#") => -1,
            _ => 0,
        };
        depth += step;
        rest = rest.get(at + if step == 0 { 1 } else { 2 }..).unwrap_or_default();
    }
    if depth <= 0 {
        return None;
    }
    let (start, end) = (u32::from(last.text_range().start()), u32::from(last.text_range().end()));
    let message = "unterminated multi-line comment #= ... =#";
    let mut diagnostic = Diagnostic::error("syntax", message.to_owned(), file, Span::new(start, end));
    diagnostic.notes.push("incomplete".to_owned());
    Some(diagnostic)
}

/// Whether a text could be a program if it went on: a prompt asks for more then.
pub fn is_incomplete(text: &str) -> bool {
    let (program, _) = parse_all(&SourceFile::new("none", text));
    match &program {
        Expr::Node(top) => matches!(top.args.last(), Some(Expr::Node(last)) if last.head == "incomplete"),
        _ => false,
    }
}

/// Whether a text ends with a semicolon, comments aside: a prompt shows no value then.
pub fn ends_with_semicolon(text: &str) -> bool {
    let mut token = parse_repaired(text).output.cst.last_token();
    while let Some(t) = &token {
        if t.kind() == SyntaxKind::SEMICOLON {
            return true;
        }
        if !is_trivia(t.kind()) && !t.text().is_empty() {
            return false;
        }
        token = t.prev_token();
    }
    false
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
            if self.is_last(file, statement) && is_mendable(kind) {
                diagnostic.notes.push("incomplete".to_owned());
            }
            diagnostic
        });
        from_parser.or_else(|| {
            let errors = converter.errors.borrow();
            let (message, span) = errors.first()?;
            let mut diagnostic = Diagnostic::error("syntax", message.clone(), file, *span);
            if self.is_last(file, statement) && message.starts_with("unterminated") {
                diagnostic.notes.push("incomplete".to_owned());
            }
            Some(diagnostic)
        })
    }

    /// Whether nothing but comments follows a statement.
    fn is_last(&self, file: &SourceFile, statement: &SyntaxNode) -> bool {
        let rest = file.text().get(self.base + statement_end(statement)..).unwrap_or_default();
        rest.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#'))
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
fn is_mendable(kind: &str) -> bool {
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

fn span_of(diagnostic: &Diagnostic) -> Span {
    diagnostic.primary.as_ref().map(|(_, span)| *span).unwrap_or_default()
}

fn error_expr(diagnostic: &Diagnostic) -> Expr {
    let span = span_of(diagnostic);
    if diagnostic.notes.iter().any(|n| n == "incomplete") {
        let message = format!("incomplete: {}", diagnostic.message);
        return Expr::node_at(sym("incomplete"), vec![Expr::string(&message)], span);
    }
    Expr::node_at(sym("error"), vec![Expr::string(&diagnostic.message)], span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_ask_for_the_rest_of_what_is_open() {
        let open = [
            "f(1,",
            "[1, 2",
            "begin",
            "if x",
            "for i in 1:3",
            "while true",
            "function f(x)",
            "x = ",
            "1 +",
            "\"abc",
            "struct A",
            "module M",
            "let x = 1",
            "quote",
            "try",
            "f(x) do y",
            "a ? b :",
            "x = (1 # one",
            "f(1, # one )\n # two",
            "#= open",
            "#=#",
            "#= #= =#",
            "`ls",
            "\"\"\"a\n",
            "if a\n1\nelse",
            "[x for x in",
            "(1, 2",
            "f(x",
            "@test f(",
            "macro m(",
            "x = [1 2\n3",
        ];
        for text in open {
            assert!(is_incomplete(text), "{text}");
        }
        for text in ["", "1", "f(1)", "x = 1;", ")", "1 2", "end", "f(x) = 1\ng()", "@show", "begin end", "# c"] {
            assert!(!is_incomplete(text), "{text}");
        }
    }

    #[test]
    fn a_last_semicolon_is_found_behind_comments() {
        for text in ["1;", "x = 2; # two", "f(); #= a =# \n", "1;\n"] {
            assert!(ends_with_semicolon(text), "{text}");
        }
        for text in ["", "1", "\"a;\"", "1; 2", "1 # ;", "f(;a = 1)"] {
            assert!(!ends_with_semicolon(text), "{text}");
        }
    }
}
