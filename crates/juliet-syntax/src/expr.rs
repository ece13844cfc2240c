//! `Expr`: Julia's surface syntax tree, as macros and `Meta.parse` see it.
//!
//! **Invariant:** an `Expr` has exactly the shape that Julia gives the same text: heads are Julia's
//! heads, argument order is Julia's. Spans ride along and never take part in equality.
//!
//! One node stands for what Julia stores as a value: `Expr(:globalref, module, name)` for
//! `GlobalRef(module, name)`, where the module is its path.

use std::sync::Arc;

pub use juliet_diag::Span;

/// An interned name.
pub use juliet_symbol::Sym;

/// Interns a name.
pub fn sym(name: &str) -> Sym {
    Sym::new(name)
}

/// A piece of surface syntax.
#[derive(Clone, PartialEq, Debug)]
pub enum Expr {
    /// A `Symbol`: an identifier or operator name.
    Symbol(Sym),
    /// A number, character, string or Boolean.
    Literal(Literal),
    /// `Expr(head, args...)`.
    Node(Box<Node>),
    /// `QuoteNode(value)`.
    Quote(Box<Expr>),
    /// `LineNumberNode(line, file)`.
    Line(LineNode),
    /// A run-time value spliced in by a macro.
    Value(ValueHandle),
}

/// The contents of an `Expr` with head and arguments.
#[derive(Clone, Debug)]
pub struct Node {
    /// The head, e.g. `call`.
    pub head: Sym,
    /// The arguments.
    pub args: Vec<Expr>,
    /// Where it was written; empty for code that no file contains.
    pub span: Span,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.head == other.head && self.args == other.args
    }
}

/// The statement that follows is on this line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineNode {
    /// File name as given to the parser.
    pub file: Sym,
    /// Line, from 1.
    pub line: u32,
}

/// Names a value of the running program; only the run time can open it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ValueHandle(pub u64);

/// A self-evaluating constant, with the width that its spelling selects.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "each variant is named after the Julia type it holds")]
pub enum Literal {
    /// The value `nothing`, which the name `nothing` is not.
    Nothing,
    Bool(bool),
    Int8(i8),
    Int16(i16),
    Int32(i32),
    Int64(i64),
    Int128(i128),
    UInt8(u8),
    UInt16(u16),
    UInt32(u32),
    UInt64(u64),
    UInt128(u128),
    Float32(f32),
    Float64(f64),
    /// A scalar value, or, with the bit [`MALFORMED_CHAR`] set, Julia's own 32 bits of a character
    /// that is not valid UTF-8 (`'\xff'`). [`char_bits`] gives the run-time representation of either.
    Char(u32),
    /// Bytes; usually but not always UTF-8.
    Str(Arc<[u8]>),
}

/// Marks a [`Literal::Char`] that holds left-aligned bytes instead of a scalar value.
pub const MALFORMED_CHAR: u32 = 0x8000_0000;

/// The 32 bits of Julia's `Char` for a [`Literal::Char`]: its UTF-8 bytes, left-aligned.
pub fn char_bits(literal: u32) -> u32 {
    if literal & MALFORMED_CHAR != 0 {
        return literal;
    }
    let units = |lead: u32, count: u32| {
        let mut bits = (lead | (literal >> (6 * (count - 1)))) << 24;
        for index in 1..count {
            let six = (literal >> (6 * (count - 1 - index))) & 0x3f;
            bits |= (0x80 | six) << (24 - 8 * index);
        }
        bits
    };
    match literal {
        0..=0x7f => literal << 24,
        0x80..=0x7ff => units(0xc0, 2),
        0x800..=0xffff => units(0xe0, 3),
        _ => units(0xf0, 4),
    }
}

impl Expr {
    /// `Expr(head, args...)` without a place.
    pub fn node(head: &str, args: Vec<Expr>) -> Expr {
        Expr::node_at(sym(head), args, Span::default())
    }

    /// `Expr(head, args...)` at a place.
    pub fn node_at(head: Sym, args: Vec<Expr>, span: Span) -> Expr {
        Expr::Node(Box::new(Node { head, args, span }))
    }

    /// A symbol.
    pub fn symbol(name: &str) -> Expr {
        Expr::Symbol(sym(name))
    }

    /// A string literal.
    pub fn string(text: &str) -> Expr {
        Expr::Literal(Literal::Str(text.as_bytes().into()))
    }

    /// An `Int64` literal.
    pub fn int(value: i64) -> Expr {
        Expr::Literal(Literal::Int64(value))
    }

    /// The value `nothing`.
    pub fn nothing() -> Expr {
        Expr::Literal(Literal::Nothing)
    }

    /// `QuoteNode(inner)`.
    pub fn quote(inner: Expr) -> Expr {
        Expr::Quote(Box::new(inner))
    }

    /// `GlobalRef(module, name)`: no local name can shadow it.
    pub fn global_ref(module: Sym, name: Sym) -> Expr {
        Expr::node("globalref", vec![Expr::Symbol(module), Expr::Symbol(name)])
    }

    /// `GlobalRef(Core, name)`.
    pub fn core_ref(name: &str) -> Expr {
        Expr::global_ref(sym("Core"), sym(name))
    }

    /// Module and name of a [`Expr::global_ref`].
    pub fn as_global_ref(&self) -> Option<(Sym, Sym)> {
        match self.args_of("globalref")? {
            [Expr::Symbol(module), Expr::Symbol(name)] => Some((*module, *name)),
            _ => None,
        }
    }

    /// The node, if this is one.
    pub fn as_node(&self) -> Option<&Node> {
        match self {
            Expr::Node(node) => Some(node),
            _ => None,
        }
    }

    /// The symbol, if this is one.
    pub fn as_symbol(&self) -> Option<Sym> {
        match self {
            Expr::Symbol(name) => Some(*name),
            _ => None,
        }
    }

    /// Whether this is a node with that head.
    pub fn is_head(&self, head: &str) -> bool {
        self.as_node().is_some_and(|node| node.head == head)
    }

    /// The arguments of a node with that head.
    pub fn args_of(&self, head: &str) -> Option<&[Expr]> {
        self.as_node().filter(|node| node.head == head).map(|node| node.args.as_slice())
    }

    /// Where it was written; empty for anything but nodes.
    pub fn span(&self) -> Span {
        self.as_node().map(|node| node.span).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn char_bits_are_left_aligned_utf8() {
        assert_eq!(char_bits('a' as u32), 0x6100_0000);
        assert_eq!(char_bits('é' as u32), 0xc3a9_0000);
        assert_eq!(char_bits('∀' as u32), 0xe288_8000);
        assert_eq!(char_bits('😀' as u32), 0xf09f_9880);
        assert_eq!(char_bits(0xff00_0000), 0xff00_0000);
    }

    #[test]
    fn spans_do_not_count() {
        let a = Expr::node_at(sym("block"), vec![], Span::new(1, 2));
        assert_eq!(a, Expr::node("block", vec![]));
    }
}
