//! Branches inside loops as selections, for the analysis of loops: the code of both sides runs, and what they give to
//! the block where they meet is selected.
//!
//! Blocks keep their numbers, values keep theirs, and selections are new values after all others.

use juliet_ir::stencil::{Inst, Lane, Lv, Op, Prim, Stencil, Target, Terminator};

use crate::loops::{predecessors, small_loops};
use crate::vector_plan::operands;

/// The most instructions of one side of a branch.
const SIDE_INSTS_MAX: usize = 8;

/// The stencil with selections; none where nothing changes.
pub(crate) fn select_branches(stencil: &Stencil) -> Option<Stencil> {
    let mut edges = predecessors(stencil);
    let mut branches = vec![];
    for (head, blocks) in small_loops(stencil, &edges) {
        let stays = |target: &Target| target.block.index() == head || blocks.contains(&target.block.index());
        for &at in [head].iter().chain(&blocks) {
            match &stencil.blocks[at].term {
                Terminator::Branch { then, otherwise, .. } if stays(then) && stays(otherwise) => branches.push(at),
                _ => {}
            }
        }
    }
    if branches.is_empty() {
        return None;
    }
    let mut merged = stencil.clone();
    let mut is_changed = false;
    for at in branches.into_iter().rev() {
        if merge_sides(&mut merged, &edges, at).is_some() {
            is_changed = true;
            edges = predecessors(&merged);
        }
    }
    is_changed.then_some(merged)
}

/// Where one side of a branch ends, and the blocks on the way there.
struct Side {
    blocks: Vec<usize>,
    end: Target,
}

fn merge_sides(stencil: &mut Stencil, predecessors: &[Vec<usize>], at: usize) -> Option<()> {
    let Terminator::Branch { cond, then, otherwise } = stencil.blocks[at].term.clone() else { return None };
    let (yes, no) = (side(stencil, predecessors, &then)?, side(stencil, predecessors, &otherwise)?);
    if yes.end.block != no.end.block {
        return None;
    }
    let differs = |(x, y): (&Lv, &Lv)| x != y;
    let is_selected = |v: Lv| !matches!(stencil.values[v.index()], Lane::I128 | Lane::Ref);
    let pairs = || yes.end.args.iter().zip(&no.end.args);
    if !pairs().all(|pair| !differs(pair) || is_selected(*pair.0)) {
        return None;
    }
    for block in yes.blocks.iter().chain(&no.blocks) {
        let insts = std::mem::take(&mut stencil.blocks[*block].insts);
        stencil.blocks[*block].term = Terminator::Unreachable;
        stencil.blocks[at].insts.extend(insts);
    }
    let mut args = vec![];
    for (&x, &y) in yes.end.args.iter().zip(&no.end.args) {
        if x == y {
            args.push(x);
            continue;
        }
        let result = Lv(stencil.values.len() as u32);
        stencil.values.push(stencil.values[x.index()]);
        let op = Op::Prim(Prim::Select, vec![cond, x, y]);
        stencil.blocks[at].insts.push(Inst { op, results: vec![result] });
        args.push(result);
    }
    stencil.blocks[at].term = Terminator::Jump(Target { block: yes.end.block, args });
    Some(())
}

/// Follows a side while its blocks are its own and compute without an effect.
fn side(stencil: &Stencil, predecessors: &[Vec<usize>], from: &Target) -> Option<Side> {
    let mut side = Side { blocks: vec![], end: from.clone() };
    let mut insts = 0;
    loop {
        let at = side.end.block.index();
        let block = &stencil.blocks[at];
        let Terminator::Jump(next) = &block.term else { return Some(side) };
        let is_own = predecessors[at].len() == 1 && block.params.is_empty() && !side.blocks.contains(&at);
        if !is_own || !block.insts.iter().all(computes) {
            return Some(side);
        }
        insts += block.insts.len();
        if insts > SIDE_INSTS_MAX {
            return None;
        }
        side.blocks.push(at);
        side.end = next.clone();
    }
}

fn computes(inst: &Inst) -> bool {
    let touches_memory = matches!(inst.op, Op::Load { .. } | Op::Store { .. });
    !touches_memory && operands(&inst.op).is_some()
}
