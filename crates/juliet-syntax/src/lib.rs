//! Julia source text to `Expr`, Julia's own surface tree, and back.
//!
//! Text is parsed by `fatou-parser` into a lossless tree; `convert` turns that tree into `Expr`.
//! Parsing never fails: errors are diagnostics plus an `Expr` with head `error` or `incomplete`.

#![forbid(unsafe_code)]

mod expr;

pub use expr::{
    Expr, LineNode, Literal, MALFORMED_CHAR, Node, Span, Sym, ValueHandle, char_bits, sym,
};
pub use juliet_diag::{Diagnostic, SourceFile};

/// Parses a whole file: `Expr(:toplevel, line, statement, line, statement, …)`.
pub fn parse_all(file: &SourceFile) -> (Expr, Vec<Diagnostic>) {
    let _ = file;
    (Expr::node("toplevel", vec![]), Vec::new())
}

/// Parses the first statement of `text` from byte `pos` on; also returns where the next begins.
pub fn parse_one(text: &str, pos: usize) -> (Expr, usize, Vec<Diagnostic>) {
    let _ = pos;
    (Expr::nothing(), text.len(), Vec::new())
}
