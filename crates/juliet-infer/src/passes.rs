//! The table of optimiser passes.

use juliet_ir::Const;
use juliet_ir::typed::{Body, Op, Operand};

/// Runs the passes.
pub(crate) fn optimise(body: &mut Body) {
    let _ = body;
}

/// Whether a bounds check is left open for callers.
pub(crate) fn has_bounds_check(body: &Body) -> bool {
    body.blocks.iter().any(|b| b.insts.iter().any(|i| i.op == Op::BoundsCheck))
}

/// Makes all bounds checks happen.
pub(crate) fn resolve_bounds_checks(body: &mut Body) {
    let _: Option<Operand> = None;
    let _ = Const::bool(true);
    let _ = body;
}
