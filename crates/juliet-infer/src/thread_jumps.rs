//! Pass: a block that branches on what its predecessors know is copied into the edges from those
//! predecessors, with the branch decided. This takes `iterate(...) === nothing` apart.

use juliet_ir::Effects;
use juliet_ir::typed::{Block, BlockId, Body, Op, Operand, Target, Terminator, Value};
use rustc_hash::FxHashMap;

use crate::lattice::Lattice;
use crate::passes::{handlers, predecessors};
use crate::ssa_update::SsaUpdate;
use crate::world::World;

/// Instructions of a block that is copied.
const COPIED_INSTS_MAX: usize = 8;
/// Blocks of a body beyond which nothing is copied.
const BLOCKS_MAX: usize = 4_000;

/// See the file's documentation.
pub(crate) fn thread_jumps(body: &mut Body, world: &dyn World) -> bool {
    let mut changed = false;
    let count = body.blocks.len();
    if count > BLOCKS_MAX {
        return false;
    }
    for index in 1..count {
        changed |= thread_block(body, index, world);
    }
    changed
}

fn thread_block(body: &mut Body, index: usize, world: &dyn World) -> bool {
    let block = &body.blocks[index];
    if !matches!(block.term, Terminator::Branch { cond: Operand::Value(_), .. }) || block.params.is_empty() {
        return false;
    }
    if block.insts.len() > COPIED_INSTS_MAX || !block.insts.iter().all(|i| is_cheap(&i.op, i.effects)) {
        return false;
    }
    let is_handler = handlers(body);
    if is_handler[index] {
        return false;
    }
    let edges = decided_edges(body, index, world);
    if edges.is_empty() {
        return false;
    }
    let outside = outside_uses(body, index);
    if !outside.is_empty() && is_handler.iter().any(|h| *h) && !repair_is_possible(body, index, &outside, &is_handler) {
        return false;
    }
    let mut copies = Vec::new();
    for (from, edge, taken) in edges {
        copies.push(copy_into_edge(body, index, from, edge, taken));
    }
    // The copies themselves may read values of the block: those of the round before.
    let outside = outside_uses(body, index);
    repair(body, index, &copies, &outside);
    true
}

fn is_cheap(op: &Op, effects: Effects) -> bool {
    matches!(op, Op::Intrinsic(..) | Op::Builtin(..) | Op::Pi(_)) && effects.removable()
}

/// Edges into the block on which its branch is decided: source, number of the edge, direction.
fn decided_edges(body: &Body, index: usize, world: &dyn World) -> Vec<(usize, usize, bool)> {
    let mut edges = Vec::new();
    for from in body.reverse_postorder() {
        if from == index {
            continue;
        }
        for (edge, target) in body.blocks[from].term.targets().into_iter().enumerate() {
            if target.block.index() == index
                && let Some(taken) = decide(body, index, target, world)
                && !goes_round(body, index, taken)
            {
                edges.push((from, edge, taken));
            }
        }
    }
    edges
}

/// Whether the branch leads back to its own block: a copy would only peel that loop, again and
/// again.
fn goes_round(body: &Body, index: usize, taken: bool) -> bool {
    let Terminator::Branch { then, otherwise, .. } = &body.blocks[index].term else { return false };
    (if taken { then } else { otherwise }).block.index() == index
}

/// What the block's branch does for the operands of an edge.
fn decide(body: &Body, index: usize, target: &Target, world: &dyn World) -> Option<bool> {
    let block = &body.blocks[index];
    let Terminator::Branch { cond: Operand::Value(cond), .. } = &block.term else { return None };
    let mut known: FxHashMap<Value, Lattice> = FxHashMap::default();
    for (param, arg) in block.params.iter().zip(&target.args) {
        known.insert(*param, lattice_of(body, arg));
    }
    for inst in &block.insts {
        let get = |op: &Operand| match op {
            Operand::Value(v) => known.get(v).cloned().unwrap_or_else(|| lattice_of(body, op)),
            Operand::Const(_) => lattice_of(body, op),
        };
        let value = match &inst.op {
            Op::Intrinsic(i, args) => crate::tfuncs_intrinsic::result(*i, &args.iter().map(get).collect::<Vec<_>>()).0,
            Op::Builtin(b, args) => crate::tfuncs::result(world, *b, &args.iter().map(get).collect::<Vec<_>>()).0,
            Op::Pi(op) => get(op).narrow(body.values[inst.result.index()]),
            _ => return None,
        };
        known.insert(inst.result, value);
    }
    known.get(cond)?.as_const()?.as_bool()
}

/// What is known of an operand by its type and value alone.
pub(crate) fn lattice_of(body: &Body, op: &Operand) -> Lattice {
    match op {
        Operand::Value(v) => Lattice::of(body.values[v.index()]),
        Operand::Const(c) => Lattice::Const(c.clone()),
    }
}

/// Values of the block that other blocks use, with these blocks.
fn outside_uses(body: &Body, index: usize) -> Vec<(Value, Vec<usize>)> {
    let block = &body.blocks[index];
    let own: Vec<Value> = block.params.iter().copied().chain(block.insts.iter().map(|i| i.result)).collect();
    let mut uses: Vec<(Value, Vec<usize>)> = own.iter().map(|v| (*v, Vec::new())).collect();
    let position: FxHashMap<Value, usize> = own.iter().enumerate().map(|(i, v)| (*v, i)).collect();
    for (at, other) in body.blocks.iter().enumerate() {
        if at == index {
            continue;
        }
        let mut note = |op: &Operand| {
            if let Operand::Value(v) = op
                && let Some(i) = position.get(v)
                && uses[*i].1.last() != Some(&at)
            {
                uses[*i].1.push(at);
            }
        };
        for inst in &other.insts {
            inst.op.for_each_operand(&mut |op| note(op));
        }
        other.term.for_each_operand(&mut |op| note(op));
    }
    uses.retain(|(_, blocks)| !blocks.is_empty());
    uses
}

fn repair_is_possible(body: &Body, index: usize, outside: &[(Value, Vec<usize>)], is_handler: &[bool]) -> bool {
    let predecessors = predecessors(body);
    outside
        .iter()
        .flat_map(|(_, blocks)| blocks)
        .all(|block| SsaUpdate::can_reach(*block, &[index], is_handler, &predecessors))
}

/// Copies the block into an edge; answers the copy and the values that its own became.
fn copy_into_edge(
    body: &mut Body,
    index: usize,
    from: usize,
    edge: usize,
    taken: bool,
) -> (usize, FxHashMap<Value, Operand>) {
    let block = body.blocks[index].clone();
    // The copy has parameters of its own: what the edge passes may be values of the block itself,
    // from an earlier time around a loop.
    let params: Vec<Value> = block.params.iter().map(|p| body.new_value(body.values[p.index()])).collect();
    let mut map: FxHashMap<Value, Operand> =
        block.params.iter().copied().zip(params.iter().map(|v| Operand::Value(*v))).collect();
    let rename = |op: &mut Operand, map: &FxHashMap<Value, Operand>| {
        if let Operand::Value(v) = op
            && let Some(new) = map.get(v)
        {
            *op = new.clone();
        }
    };
    let mut insts = Vec::with_capacity(block.insts.len());
    for inst in &block.insts {
        let mut inst = inst.clone();
        inst.op.for_each_operand_mut(&mut |op| rename(op, &map));
        let result = body.new_value(body.values[inst.result.index()]);
        map.insert(inst.result, result.into());
        inst.result = result;
        insts.push(inst);
    }
    let Terminator::Branch { then, otherwise, .. } = &block.term else { unreachable!("only branches are threaded") };
    let mut onward = if taken { then.clone() } else { otherwise.clone() };
    onward.args.iter_mut().for_each(|op| rename(op, &map));
    let term = Terminator::Jump(onward);
    body.blocks.push(Block { params, insts, term, handler: block.handler });
    let copy = body.blocks.len() - 1;
    let mut targets = body.blocks[from].term.targets_mut();
    targets[edge].block = BlockId(copy as u32);
    (copy, map)
}

/// Uses of the block's values elsewhere see the value of the copy they come through.
fn repair(
    body: &mut Body,
    index: usize,
    copies: &[(usize, FxHashMap<Value, Operand>)],
    outside: &[(Value, Vec<usize>)],
) {
    let predecessors = predecessors(body);
    let is_reached = index == 0 || !predecessors[index].is_empty();
    for (value, blocks) in outside {
        let mut update = SsaUpdate::new(body.values[value.index()], &predecessors);
        if is_reached {
            update.define(index, Operand::Value(*value));
        }
        for (copy, map) in copies {
            update.define(*copy, map[value].clone());
        }
        for block in blocks {
            if predecessors[*block].is_empty() {
                continue;
            }
            let new = update.at_start(body, *block);
            replace_in_block(body, *block, *value, &new);
        }
    }
}

fn replace_in_block(body: &mut Body, block: usize, old: Value, new: &Operand) {
    let mut replace = |op: &mut Operand| {
        if *op == Operand::Value(old) {
            *op = new.clone();
        }
    };
    let block = &mut body.blocks[block];
    for inst in &mut block.insts {
        inst.op.for_each_operand_mut(&mut replace);
    }
    block.term.for_each_operand_mut(&mut replace);
}
