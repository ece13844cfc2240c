//! Type inference and the optimiser: `lowered::Body` × argument types → `typed::Body`.
//!
//! [`infer_instance`] runs Julia's algorithm: abstract interpretation over the lattice of
//! `lattice.rs`, constants passed into callees, unions split at calls, recursion iterated to a
//! fixpoint; then SSA construction with inlining and the passes of `passes.rs`. All that is asked
//! of the program goes through [`World`].
//!
//! Inference recurses on the Rust stack: run it where there are 64 MiB or more of it.

#![forbid(unsafe_code)]

mod absint;
mod build;
mod calls;
mod cfg;
mod engine;
mod fold;
mod fold_intrinsic;
mod hoist_loads;
mod inline;
pub mod lattice;
mod loop_self_calls;
mod narrow_params;
mod passes;
mod plan;
mod promote_mutables;
mod remove_dead;
mod simplify_cfg;
mod split_params;
mod ssa;
mod ssa_branch;
mod ssa_call;
mod ssa_stmt;
mod ssa_update;
mod tfuncs;
mod tfuncs_intrinsic;
mod tfuncs_memory;
mod tfuncs_object;
mod tfuncs_type;
mod thread_jumps;
pub mod twin;
pub mod world;

use std::sync::Arc;

use juliet_ir::lowered;
use juliet_ir::typed::{Body, InstanceId};
use juliet_ir::{Const, Effects, Type};

pub use build::set_verification;
pub use engine::THUNK;
pub use lattice::Lattice;
pub use world::{Binding, FrameId, InstanceInfo, Matches, MethodId, MethodMatch, Primitive, World};

/// What inference found of an instance.
#[derive(Clone, Debug)]
pub struct Inferred {
    /// The instance; [`THUNK`] for top-level code.
    pub instance: InstanceId,
    /// Return type: the representation of results follows it.
    pub ret: Type,
    /// The value that it always returns, where it returns.
    pub ret_const: Option<Const>,
    /// All that is known of the result.
    pub ret_lattice: Lattice,
    /// What a call does.
    pub effects: Effects,
    /// The optimised body.
    pub body: Arc<Body>,
    /// The body for inlining, where that is cheap enough.
    pub inline_body: Option<Arc<Body>>,
    /// The body can be compiled. It cannot where a static parameter is only known at run time;
    /// such an instance has abstract argument types and is never called directly.
    pub runs: bool,
    /// `@constprop :aggressive`.
    pub is_const_prop_wished: bool,
    /// Size of the lowered body in statements.
    pub stmt_count: usize,
}

/// Infers and optimises an instance, and all that it needs; finished results are stored in the
/// world. `None` where the world has no code for it.
pub fn infer_instance(world: &dyn World, instance: InstanceId) -> Option<Arc<Inferred>> {
    if let Some(known) = world.inferred(instance) {
        return Some(known);
    }
    let mut engine = engine::Engine::new(world);
    match engine.infer_edge(instance, None) {
        engine::Edge::Done(result) => Some(result),
        engine::Edge::Pending { .. } | engine::Edge::Opaque => None,
    }
}

/// The same while another inference is under way; `None` also where the instance rests on one that
/// the other works on, whose result is not known yet.
pub fn infer_instance_aside(world: &dyn World, instance: InstanceId) -> Option<Arc<Inferred>> {
    if let Some(known) = world.inferred(instance) {
        return Some(known);
    }
    let mut engine = engine::Engine::new(world);
    engine.is_aside = true;
    match engine.infer_edge(instance, None) {
        engine::Edge::Done(result) => Some(result),
        engine::Edge::Pending { .. } | engine::Edge::Opaque => {
            engine.abandon();
            None
        }
    }
}

/// Infers and optimises a top-level thunk. `None` where it defines things, which only the
/// interpreter does.
pub fn infer_thunk(world: &dyn World, body: &Arc<lowered::Body>) -> Option<Arc<Inferred>> {
    if !absint::is_compilable(body) {
        return None;
    }
    let mut engine = engine::Engine::new(world);
    engine.infer_thunk(body.clone()).filter(|r| r.runs)
}

/// The return type of a call of these argument types (function first), as `return_type` answers.
pub fn return_type(world: &dyn World, signature: &[Type]) -> Type {
    let mut engine = engine::Engine::new(world);
    engine.call_type(signature)
}
