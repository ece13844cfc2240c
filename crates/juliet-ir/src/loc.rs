//! Source locations: kept beside code, never inside a key.

use juliet_types::Sym;

/// A line of a file, as a line number node gives it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Loc {
    /// The file as the user named it.
    pub file: Sym,
    /// One-based line; 0 where nothing is known.
    pub line: u32,
}

/// The statement number of a frame that stands for a whole method.
pub const WHOLE_METHOD: u32 = u32::MAX;

/// One frame of an inlined chain.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Frame {
    /// The method, as the world numbers them in this process.
    pub method: u32,
    /// The statement of the method's lowered code; [`WHOLE_METHOD`] for none. Unlike a line it
    /// stays the same when the method moves.
    pub stmt: u32,
    /// The method's name as a backtrace prints it.
    pub function: Sym,
    /// The module that the method was defined in.
    pub module: Sym,
    /// Where control was in that method.
    pub loc: Loc,
}

/// The frames of one statement, innermost first; more than one where callees were inlined.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct LocChain(pub Vec<Frame>);
