//! The table of optimiser passes and the order in which they run.
//!
//! Each pass is a function in a file of its own name that answers whether it changed the body.
//! Debug builds verify the body after each pass that did.

use juliet_ir::Const;
use juliet_ir::typed::{Body, Op, Operand, Value};

use crate::build::check;
use crate::world::World;

/// A pass over a typed body.
pub(crate) struct Pass {
    /// Its name in messages.
    pub(crate) name: &'static str,
    /// Runs it; whether it changed something.
    pub(crate) run: fn(&mut Body, &dyn World) -> bool,
}

/// The passes of one round.
pub(crate) const PASSES: &[Pass] = &[
    Pass { name: "simplify_cfg", run: crate::simplify_cfg::simplify_cfg },
    Pass { name: "narrow_params", run: crate::narrow_params::narrow_params },
    Pass { name: "fold", run: crate::fold::fold },
    Pass { name: "remove_dead", run: crate::remove_dead::remove_dead },
    Pass { name: "thread_jumps", run: crate::thread_jumps::thread_jumps },
    Pass { name: "split_params", run: crate::split_params::split_params },
    Pass { name: "promote_mutables", run: crate::promote_mutables::promote_mutables },
];

/// Rounds after which a body is taken as it is.
const ROUNDS_MAX: usize = 8;

/// Runs the passes until nothing changes.
pub(crate) fn optimise(body: &mut Body, world: &dyn World) {
    // Passes in a row that found nothing to do: when all have, nothing is left.
    let mut quiet = 0;
    for pass in PASSES.iter().cycle().take(ROUNDS_MAX * PASSES.len()) {
        if (pass.run)(body, world) {
            quiet = 0;
            check(body, pass.name);
        } else {
            quiet += 1;
        }
        if quiet == PASSES.len() {
            break;
        }
    }
    crate::remove_dead::remove_dead(body, world);
    crate::simplify_cfg::simplify_cfg(body, world);
    check(body, "optimise");
    if crate::hoist_loads::hoist_loads(body, world) {
        check(body, "hoist_loads");
    }
}

/// Whether a bounds check is left open for callers.
pub(crate) fn has_bounds_check(body: &Body) -> bool {
    body.blocks.iter().any(|b| b.insts.iter().any(|i| i.op == Op::BoundsCheck))
}

/// Makes all bounds checks happen.
pub(crate) fn resolve_bounds_checks(body: &mut Body, world: &dyn World) {
    let mut replaced = vec![None; body.values.len()];
    for block in &mut body.blocks {
        block.insts.retain(|inst| {
            let is_check = inst.op == Op::BoundsCheck;
            if is_check {
                replaced[inst.result.index()] = Some(Operand::Const(Const::bool(true)));
            }
            !is_check
        });
    }
    substitute(body, &replaced);
    optimise(body, world);
}

/// Replaces values everywhere; chains of replacements are followed.
pub(crate) fn substitute(body: &mut Body, replaced: &[Option<Operand>]) {
    for block in &mut body.blocks {
        for inst in &mut block.insts {
            inst.op.for_each_operand_mut(&mut |op| resolve(op, replaced));
        }
        block.term.for_each_operand_mut(&mut |op| resolve(op, replaced));
    }
}

/// Follows an operand's replacements to the end.
pub(crate) fn resolve(op: &mut Operand, replaced: &[Option<Operand>]) {
    while let Operand::Value(v) = op {
        match replaced.get(v.index()) {
            Some(Some(new)) => *op = new.clone(),
            _ => break,
        }
    }
}

/// Predecessors of each block by normal jumps, one entry an edge, from reachable blocks only.
pub(crate) fn predecessors(body: &Body) -> Vec<Vec<usize>> {
    let mut predecessors = vec![Vec::new(); body.blocks.len()];
    for block in body.reverse_postorder() {
        for target in body.blocks[block].term.targets() {
            predecessors[target.block.index()].push(block);
        }
    }
    predecessors
}

/// Which blocks are handlers.
pub(crate) fn handlers(body: &Body) -> Vec<bool> {
    let mut is_handler = vec![false; body.blocks.len()];
    for block in &body.blocks {
        if let Some(handler) = block.handler {
            is_handler[handler.index()] = true;
        }
    }
    is_handler
}

/// Number of uses of each value.
pub(crate) fn use_counts(body: &Body) -> Vec<u32> {
    let mut counts = vec![0; body.values.len()];
    let mut count = |op: &Operand| {
        if let Operand::Value(Value(v)) = op {
            counts[*v as usize] += 1;
        }
    };
    for block in &body.blocks {
        for inst in &block.insts {
            inst.op.for_each_operand(&mut |op| count(op));
        }
        block.term.for_each_operand(&mut |op| count(op));
    }
    counts
}
