//! Julia source text to `Expr`, Julia's own surface tree, and back.
//!
//! Text is parsed by `fatou-parser` into a lossless tree; `convert` turns that tree into `Expr`.
//! Parsing never fails: errors are diagnostics plus an `Expr` with head `error` or `incomplete`.

#![forbid(unsafe_code)]

mod convert;
mod expr;
mod nesting;
mod parse;
mod repair;
mod sexpr;
mod unparse;

pub use expr::{Expr, LineNode, Literal, MALFORMED_CHAR, Node, Span, Sym, ValueHandle, char_bits, sym};
pub use juliet_diag::{Diagnostic, SourceFile};
pub use parse::{ends_with_semicolon, is_incomplete, parse_all, parse_one, parse_one_in, parse_part};
pub use sexpr::sexpr;
pub use unparse::{ShowValue, print_expr, show_expr, show_float32, show_float64};
