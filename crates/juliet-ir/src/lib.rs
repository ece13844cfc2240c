//! The intermediate representations of Juliet: data, printers and verifiers.
//!
//! * [`lowered::Body`]: what lowering makes of a method or a top-level thunk. Untyped,
//!   slots for variables, every operand flat.
//! * [`typed::Body`]: what inference and the optimiser make of a lowered body and argument
//!   types. SSA with block parameters; every value has a Julia type.
//! * [`stencil::Stencil`]: what the code generator sees. Machine lanes instead of types,
//!   numbered holes instead of things. Its canonical encoding is the code hash.
//!
//! [`builtins`] is the one table of builtins and intrinsics that inference, interpreter and
//! code generation read. Nothing here knows how bodies are made or run.
#![forbid(unsafe_code)]

pub mod builtins;
pub mod codec;
mod codec_place;
mod codec_read;
mod codec_read_code;
#[cfg(test)]
mod codec_tests;
pub mod codec_typed;
mod codec_write;
pub mod deferred;
pub mod loc;
pub mod lowered;
mod lowered_operands;
mod lowered_print;
pub mod plain_hash;
pub mod stencil;
mod stencil_print;
pub mod typed;
mod typed_print;
mod typed_verify;

pub use builtins::{Builtin, Effects, Intrinsic};
pub use juliet_types::{Const, ModulePath, Sym, Type};
pub use loc::{Loc, LocChain};

/// A global variable, named by module and symbol. Two bodies that name the same pair mean the
/// same binding.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct GlobalRef {
    /// The module that the name is looked up in (imports are followed by the runtime).
    pub module: ModulePath,
    /// The variable.
    pub name: Sym,
}

impl GlobalRef {
    /// The binding `name` as seen from `module`.
    pub fn new(module: ModulePath, name: &str) -> GlobalRef {
        GlobalRef { module, name: Sym::from(name) }
    }
}
