//! Pass: removes unreachable blocks, skips empty ones, merges chains, drops handlers of blocks
//! that cannot throw. Blocks end up numbered in reverse postorder.

use juliet_ir::Effects;
use juliet_ir::typed::{BlockId, Body, Op, Operand, Terminator};

use crate::passes::{handlers, predecessors, resolve, substitute, use_counts};
use crate::world::World;

/// See the file's documentation.
pub(crate) fn simplify_cfg(body: &mut Body, _world: &dyn World) -> bool {
    let mut changed = drop_handlers(body);
    changed |= cut_after_throws(body);
    changed |= renumber(body);
    changed |= skip_empty(body);
    changed |= merge_chains(body);
    changed |= renumber(body);
    changed
}

fn drop_handlers(body: &mut Body) -> bool {
    let mut changed = false;
    for block in &mut body.blocks {
        let quiet = block.insts.iter().all(|i| {
            i.effects.has(Effects::NOTHROW)
                || matches!(i.op, Op::CellSet(..) | Op::Pi(_) | Op::ExceptionMark | Op::ExceptionReset(_))
        });
        if quiet && block.handler.take().is_some() {
            changed = true;
        }
    }
    changed
}

/// Nothing follows an instruction that does not come back.
fn cut_after_throws(body: &mut Body) -> bool {
    let mut changed = false;
    for index in 0..body.blocks.len() {
        let block = &body.blocks[index];
        let Some(at) = block.insts.iter().position(|i| body.values[i.result.index()].is_bottom()) else { continue };
        if at + 1 < block.insts.len() || block.term != Terminator::Unreachable {
            body.blocks[index].insts.truncate(at + 1);
            body.blocks[index].term = Terminator::Unreachable;
            changed = true;
        }
    }
    changed
}

/// Jumps to blocks that only jump on go to where these go.
fn skip_empty(body: &mut Body) -> bool {
    let is_handler = handlers(body);
    let counts = use_counts(body);
    let mut changed = false;
    for (index, is_handler) in is_handler.iter().enumerate().skip(1) {
        let block = &body.blocks[index];
        let Terminator::Jump(onward) = &block.term else { continue };
        if !block.insts.is_empty() || *is_handler || onward.block.index() == index || onward.block.index() == 0 {
            continue;
        }
        // Parameters must not be used elsewhere.
        let own_uses = |v| onward.args.iter().filter(|a| **a == Operand::Value(v)).count() as u32;
        if block.params.iter().any(|p| counts[p.index()] != own_uses(*p)) {
            continue;
        }
        let (params, onward) = (block.params.clone(), onward.clone());
        let mut skipped = false;
        for other in 0..body.blocks.len() {
            if other == index {
                continue;
            }
            for target in body.blocks[other].term.targets_mut() {
                if target.block.index() != index {
                    continue;
                }
                let given = std::mem::take(&mut target.args);
                target.block = onward.block;
                target.args = onward
                    .args
                    .iter()
                    .map(|arg| match params.iter().position(|p| Operand::Value(*p) == *arg) {
                        Some(i) => given[i].clone(),
                        None => arg.clone(),
                    })
                    .collect();
                skipped = true;
            }
        }
        changed |= skipped;
        if skipped {
            // The block is unreachable now; its uses are gone.
            body.blocks[index].term = Terminator::Unreachable;
            body.blocks[index].params = params;
        }
    }
    changed
}

/// A block and its only successor, of which it is the only predecessor, become one.
fn merge_chains(body: &mut Body) -> bool {
    let predecessors = predecessors(body);
    let is_handler = handlers(body);
    let mut replaced: Vec<Option<Operand>> = vec![None; body.values.len()];
    let mut changed = false;
    for index in body.reverse_postorder() {
        while let Terminator::Jump(target) = &body.blocks[index].term {
            let next = target.block.index();
            let fits = next != index
                && next != 0
                && predecessors[next].len() == 1
                && !is_handler[next]
                && body.blocks[next].handler == body.blocks[index].handler;
            if !fits {
                break;
            }
            let args = target.args.clone();
            let params = std::mem::take(&mut body.blocks[next].params);
            for (param, arg) in params.iter().zip(args) {
                let mut arg = arg;
                resolve(&mut arg, &replaced);
                replaced[param.index()] = Some(arg);
            }
            let insts = std::mem::take(&mut body.blocks[next].insts);
            let term = std::mem::replace(&mut body.blocks[next].term, Terminator::Unreachable);
            body.blocks[index].insts.extend(insts);
            body.blocks[index].term = term;
            changed = true;
        }
    }
    if changed {
        substitute(body, &replaced);
    }
    changed
}

/// Drops unreachable blocks and numbers the rest in reverse postorder.
pub(crate) fn renumber(body: &mut Body) -> bool {
    let order = body.reverse_postorder();
    if order.len() == body.blocks.len() && order.iter().enumerate().all(|(i, b)| i == *b) {
        return false;
    }
    let mut new_id = vec![u32::MAX; body.blocks.len()];
    for (new, old) in order.iter().enumerate() {
        new_id[*old] = new as u32;
    }
    let mut old: Vec<Option<juliet_ir::typed::Block>> =
        std::mem::take(&mut body.blocks).into_iter().map(Some).collect();
    for index in order {
        let mut block = old[index].take().expect("each block once");
        for target in block.term.targets_mut() {
            target.block = BlockId(new_id[target.block.index()]);
        }
        block.handler = block.handler.map(|h| BlockId(new_id[h.index()]));
        body.blocks.push(block);
    }
    true
}
