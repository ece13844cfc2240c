//! The byte form of lowered code: what an image keeps.
//!
//! ```text
//! magic, version
//! strings   every symbol and path once; the rest names them by index
//! types     every closed type once; an entry names earlier entries by index
//! code      bodies, each at an offset; a nested body stands before the one that defines it
//! tail      what the owner of the image adds
//! ```
//!
//! Numbers are LEB128. Types are named by module and name and looked up when they are first
//! needed, so a type that a thunk defines can be named by what follows it. Slots, statements and
//! locations of a body are decoded when they are first looked at.
//!
//! **Invariant:** decoding never panics and never allocates more than a small multiple of the
//! bytes that it was given: every count is compared with what is left, every index with its
//! table, nesting is bounded. Writing is in `codec_write.rs`, reading in `codec_read.rs`.

use std::fmt;

use juliet_types::{HeapRef, ModulePath, Sym, TypeName};

use crate::GlobalRef;

pub use crate::codec_place::Extent;
pub use crate::codec_read::{Cursor, Image};
pub use crate::codec_write::Writer;

/// First bytes of every image.
pub(crate) const MAGIC: &[u8; 4] = b"JLIM";

/// Raised with every change of the format or of what a number in it means.
pub const VERSION: u32 = 4;

/// How deep types and constants may nest.
pub(crate) const DEPTH_MAX: u32 = 100;

/// Finds the definition of a type by module and name, in the process that reads.
pub type Resolver = fn(ModulePath, Sym) -> Option<&'static TypeName>;

/// How things are named in bytes and found again.
#[derive(Clone, Copy)]
pub struct Naming {
    /// The definition that a module and a name stand for.
    pub resolve: Resolver,
    /// The module and name by which a definition is written, where they are not its own.
    pub spell: fn(&'static TypeName) -> (ModulePath, Sym),
    /// What holds a heap object.
    pub name_object: fn(HeapRef) -> Option<ObjectName>,
    /// The heap object that a place holds.
    pub find_object: fn(&ObjectName) -> Option<HeapRef>,
}

/// A heap object's place, and the fields that lead from the value there to the object.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ObjectName {
    /// What holds the value.
    pub place: ObjectPlace,
    /// Indices of fields (from 0) of immutable values, outermost first.
    pub path: Vec<u32>,
}

/// What holds a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ObjectPlace {
    /// A constant global.
    Global(GlobalRef),
    /// The nth literal heap object of a method's lowered code; the method by a fingerprint.
    Literal(u128, u32),
}

impl From<Resolver> for Naming {
    /// Definitions by their own names, no heap objects.
    fn from(resolve: Resolver) -> Naming {
        Naming { resolve, spell: |name| (name.module, name.name), name_object: |_| None, find_object: |_| None }
    }
}

/// Why something cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unencodable(pub String);

impl fmt::Display for Unencodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The bytes are not an image of this version, or are damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("damaged image")
    }
}

/// Tags of types.
pub(crate) mod ty {
    pub(crate) const BOTTOM: u8 = 0;
    pub(crate) const DATA: u8 = 1;
    pub(crate) const UNION: u8 = 2;
    pub(crate) const UNION_ALL: u8 = 3;
    pub(crate) const BOUND: u8 = 4;
    pub(crate) const VARARG: u8 = 5;
    pub(crate) const KNOWN: u8 = 6;
}

/// Tags of constants.
pub(crate) mod constant {
    pub(crate) const BITS: u8 = 0;
    pub(crate) const SYM: u8 = 1;
    pub(crate) const TYPE: u8 = 2;
    pub(crate) const STR: u8 = 3;
    pub(crate) const MODULE: u8 = 4;
    pub(crate) const STRUCT: u8 = 5;
    pub(crate) const HEAP: u8 = 6;
    /// A string that is a symbol's text.
    pub(crate) const STR_OF_SYM: u8 = 7;
}

/// Tags of operands.
pub(crate) mod operand {
    pub(crate) const SSA: u8 = 0;
    pub(crate) const SLOT: u8 = 1;
    pub(crate) const STATIC_PARAM: u8 = 2;
    pub(crate) const CONST: u8 = 3;
    pub(crate) const GLOBAL: u8 = 4;
}

/// Tags of statements.
pub(crate) mod stmt {
    pub(crate) const CALL: u8 = 0;
    pub(crate) const NEW: u8 = 1;
    pub(crate) const SPLAT_NEW: u8 = 2;
    pub(crate) const COPY: u8 = 3;
    pub(crate) const ASSIGN: u8 = 4;
    pub(crate) const NEW_VAR: u8 = 5;
    pub(crate) const SET_GLOBAL: u8 = 6;
    pub(crate) const DECLARE_CONST: u8 = 7;
    pub(crate) const DECLARE_GLOBAL: u8 = 8;
    pub(crate) const DECLARE_FUNCTION: u8 = 9;
    pub(crate) const DEFINE_METHOD: u8 = 10;
    pub(crate) const GOTO: u8 = 11;
    pub(crate) const GOTO_IF_NOT: u8 = 12;
    pub(crate) const RETURN: u8 = 13;
    pub(crate) const ENTER_TRY: u8 = 14;
    pub(crate) const LEAVE_TRY: u8 = 15;
    pub(crate) const POP_EXCEPTION: u8 = 16;
    pub(crate) const CURRENT_EXCEPTION: u8 = 17;
    pub(crate) const IS_DEFINED_SLOT: u8 = 18;
    pub(crate) const IS_DEFINED_STATIC_PARAM: u8 = 19;
    pub(crate) const IS_DEFINED_GLOBAL: u8 = 20;
    pub(crate) const THROW_UNDEF_IF_NOT: u8 = 21;
    pub(crate) const FOREIGN: u8 = 22;
    pub(crate) const BOUNDS_CHECK: u8 = 23;
    pub(crate) const INBOUNDS_PUSH: u8 = 24;
    pub(crate) const INBOUNDS_POP: u8 = 25;
    pub(crate) const LOOP_INFO: u8 = 26;
    pub(crate) const NOP: u8 = 27;
}
