//! Typed code → stencil: chooses machine representations and abstracts from what is referred to.
//!
//! The result is the code of one instance with numbered holes, and beside it the list of what
//! fills them and the source position of each call site. Everything that the code relies on is
//! explicit in the stencil (offsets, sizes, lanes, tag numbers), so that its encoding is a sound
//! key; everything that merely says *which* thing is meant is a fill.
//!
//! **Invariant:** no name, address or process-local number reaches the stencil.
#![forbid(unsafe_code)]

mod adapter;
mod builder;
mod builtins;
mod calls;
mod canonical;
mod constants;
mod control;
mod convert;
mod egal;
mod fields;
mod foreign;
mod intrinsics;
mod memory;
mod repr;

use juliet_ir::stencil::{Fill, Stencil};
use juliet_ir::typed::{Body, InstanceId, LocId};
use juliet_types::Type;

pub use adapter::build_adapter;
pub use repr::{relied_on_order, signature};

/// What the builder asks about other instances.
pub trait Instances {
    /// Parameter types of the specialised entry (the function itself first, a varargs tuple
    /// last) and the return type.
    fn interface(&self, instance: InstanceId) -> (Vec<Type>, Type);
}

/// A stencil with what belongs to the instance that asked for it.
#[derive(Clone, Debug)]
pub struct Built {
    /// The code, in canonical numbering.
    pub stencil: Stencil,
    /// What fills each hole.
    pub fills: Vec<Fill>,
    /// The location of each site, as an index into the typed body's table.
    pub site_locs: Vec<LocId>,
}

/// Builds the stencil of a typed body's specialised entry.
pub fn build(body: &Body, instances: &dyn Instances) -> Built {
    let mut builder = builder::Builder::new(body, instances);
    builder.run();
    canonical::canonicalise(builder.finish())
}
