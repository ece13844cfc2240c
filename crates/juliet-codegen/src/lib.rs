//! Code generation: a stencil and a target make a relocatable object.
//!
//! **Invariant:** the only inputs are [`juliet_ir::stencil::Stencil`] and [`Target`], both of
//! which are wholly in the key. What fills a hole is never seen here, and nothing is executed.
#![forbid(unsafe_code)]

mod cold;
mod if_convert;
mod loops;
mod object;
mod prim;
mod target;
mod translate;
mod vector_delay;
mod vector_emit;
mod vector_entry;
mod vector_memory;
mod vector_plan;
mod vector_reduce;
mod vector_shape;

pub use object::{CallSite, DecodeError, Object, Reloc, RelocTarget};
pub use target::Target;
pub use translate::{CodegenError, clif_text, compile};
