//! What inference decided about a call: kept for each statement, read by the SSA builder.

use std::rc::Rc;
use std::sync::Arc;

use juliet_ir::typed::InstanceId;
use juliet_ir::{Builtin, Effects, Intrinsic, Type};

use crate::Inferred;
use crate::lattice::Lattice;

/// How a call is made.
#[derive(Clone, Debug)]
pub(crate) enum Plan {
    /// Dispatched at run time.
    Dynamic,
    /// An intrinsic.
    Intrinsic(Intrinsic),
    /// A builtin.
    Builtin(Builtin),
    /// One method.
    Direct(Rc<Callee>),
    /// One method for each combination of union members.
    Split(Rc<Vec<Case>>),
    /// `_apply_iterate` of containers of known lengths: the call of the function with all
    /// elements.
    Apply(Rc<Apply>),
    /// `invoke(f, types, args...)`: without the second operand.
    Invoke(Rc<Callee>),
}

/// The callee of a direct call.
#[derive(Clone, Debug)]
pub(crate) struct Callee {
    /// The instance.
    pub(crate) instance: InstanceId,
    /// What it returns here.
    pub(crate) ret: Lattice,
    /// Its result, specialised on constants where that helps, for inlining.
    pub(crate) inferred: Option<Arc<Inferred>>,
    /// It may be called directly: its argument types are those that dispatch would specialise for.
    pub(crate) is_invokable: bool,
}

/// One combination of union members.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The types of all operands, function first.
    pub(crate) types: Vec<Type>,
    /// How the call is made for them.
    pub(crate) plan: Plan,
    /// What it returns.
    pub(crate) ret: Lattice,
    /// What it does.
    pub(crate) effects: Effects,
}

/// A splatted call of known lengths.
#[derive(Clone, Debug)]
pub(crate) struct Apply {
    /// Elements of each container.
    pub(crate) lengths: Vec<usize>,
    /// What is known of all operands of the call, function first.
    pub(crate) operands: Vec<Lattice>,
    /// The call itself.
    pub(crate) plan: Plan,
    /// What it returns.
    pub(crate) ret: Lattice,
    /// What it does.
    pub(crate) effects: Effects,
}

/// The outcome of abstract interpretation of a call.
#[derive(Clone, Debug)]
pub(crate) struct CallResult {
    /// What it returns.
    pub(crate) ret: Lattice,
    /// What it does.
    pub(crate) effects: Effects,
    /// How it is made.
    pub(crate) plan: Plan,
}

impl CallResult {
    /// A call of which nothing is known.
    pub(crate) fn unknown() -> CallResult {
        CallResult { ret: Lattice::any(), effects: Effects::NONE, plan: Plan::Dynamic }
    }

    /// A call that throws.
    pub(crate) fn throws() -> CallResult {
        CallResult { ret: Lattice::bottom(), effects: Effects::PURE_THROWS, plan: Plan::Dynamic }
    }
}
