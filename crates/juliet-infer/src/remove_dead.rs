//! Pass: removes instructions and block parameters whose values nothing needs.

use juliet_ir::typed::{Body, Op, Operand, Terminator};

use crate::world::World;

/// See the file's documentation.
pub(crate) fn remove_dead(body: &mut Body, _world: &dyn World) -> bool {
    let live = live_values(body);
    let mut changed = remove_unread_cells(body);
    for block in &mut body.blocks {
        let before = block.insts.len();
        block.insts.retain(|inst| live[inst.result.index()] || !inst.effects.removable() || !is_plain(&inst.op));
        changed |= block.insts.len() != before;
    }
    for index in 1..body.blocks.len() {
        for i in (0..body.blocks[index].params.len()).rev() {
            if !live[body.blocks[index].params[i].index()] {
                crate::narrow_params::remove_param(body, index, i);
                changed = true;
            }
        }
    }
    changed
}

/// Whether an instruction without effects may go.
fn is_plain(op: &Op) -> bool {
    !matches!(op, Op::CellSet(..) | Op::GlobalSet(..))
}

fn live_values(body: &Body) -> Vec<bool> {
    let mut live = vec![false; body.values.len()];
    let mut work = Vec::new();
    let mut mark = |op: &Operand, work: &mut Vec<u32>| {
        if let Operand::Value(v) = op
            && !std::mem::replace(&mut live[v.index()], true)
        {
            work.push(v.0);
        }
    };
    // Where each value comes from: an instruction, or a parameter with its incoming operands.
    let mut source: Vec<Option<(usize, usize, bool)>> = vec![None; body.values.len()];
    let mut jumps: Vec<Vec<usize>> = vec![Vec::new(); body.blocks.len()];
    for (index, block) in body.blocks.iter().enumerate() {
        for (i, param) in block.params.iter().enumerate() {
            source[param.index()] = Some((index, i, true));
        }
        for (i, inst) in block.insts.iter().enumerate() {
            source[inst.result.index()] = Some((index, i, false));
            if !inst.effects.removable() || !is_plain(&inst.op) {
                inst.op.for_each_operand(&mut |op| mark(op, &mut work));
            }
        }
        match &block.term {
            Terminator::Return(op) => mark(op, &mut work),
            Terminator::Branch { cond, .. } => mark(cond, &mut work),
            Terminator::Jump(_) | Terminator::Unreachable => {}
        }
        for target in block.term.targets() {
            jumps[target.block.index()].push(index);
        }
    }
    while let Some(v) = work.pop() {
        match source[v as usize] {
            Some((block, i, false)) => {
                body.blocks[block].insts[i].op.for_each_operand(&mut |op| mark(op, &mut work));
            }
            Some((block, i, true)) => {
                for from in &jumps[block] {
                    for target in body.blocks[*from].term.targets() {
                        if target.block.index() == block {
                            mark(&target.args[i], &mut work);
                        }
                    }
                }
            }
            None => {}
        }
    }
    live
}

/// Cells that are never read need not be written.
fn remove_unread_cells(body: &mut Body) -> bool {
    if body.cells.is_empty() {
        return false;
    }
    let mut read = vec![false; body.cells.len()];
    for inst in body.blocks.iter().flat_map(|b| &b.insts) {
        if let Op::CellGet(cell) = inst.op {
            read[cell.index()] = true;
        }
    }
    let mut changed = false;
    for block in &mut body.blocks {
        block.insts.retain(|inst| match inst.op {
            Op::CellSet(cell, _) => {
                changed |= !read[cell.index()];
                read[cell.index()]
            }
            _ => true,
        });
    }
    changed
}
