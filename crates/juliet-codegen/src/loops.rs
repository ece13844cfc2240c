//! How deep in loops the blocks of a stencil lie.
//!
//! Blocks are numbered in reverse postorder, so an edge to a block with no greater number leads back to a loop's head.

use juliet_ir::stencil::{Block, Stencil, Terminator};

/// For each block the number of loops that hold it.
pub(crate) fn loop_depths(stencil: &Stencil) -> Vec<u32> {
    let count = stencil.blocks.len();
    let mut predecessors = vec![Vec::new(); count];
    let mut latches = vec![Vec::new(); count];
    for (from, block) in stencil.blocks.iter().enumerate() {
        for_each_successor(block, |to| {
            predecessors[to].push(from);
            if to <= from {
                latches[to].push(from);
            }
        });
    }
    let mut depths = vec![0; count];
    for (head, sources) in latches.into_iter().enumerate().filter(|(_, sources)| !sources.is_empty()) {
        let mut is_member = vec![false; count];
        is_member[head] = true;
        let mut pending = sources;
        while let Some(block) = pending.pop() {
            if block > head && !std::mem::replace(&mut is_member[block], true) {
                pending.extend_from_slice(&predecessors[block]);
            }
        }
        for (depth, is_member) in depths.iter_mut().zip(is_member) {
            *depth += u32::from(is_member);
        }
    }
    depths
}

fn for_each_successor(block: &Block, mut visit: impl FnMut(usize)) {
    match &block.term {
        Terminator::Jump(target) => visit(target.block.index()),
        Terminator::Branch { then, otherwise, .. } => {
            visit(then.block.index());
            visit(otherwise.block.index());
        }
        Terminator::Return(_) | Terminator::Unreachable => {}
    }
    if let Some(handler) = block.handler {
        visit(handler.index());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juliet_ir::stencil::{Convention, Lane, Lb, Lv, Signature, Target};

    fn to(block: u32) -> Target {
        Target { block: Lb(block), args: vec![] }
    }

    #[test]
    fn inner_loops_lie_deeper_and_exits_outside() {
        let branch = |then, otherwise| Terminator::Branch { cond: Lv(0), then: to(then), otherwise: to(otherwise) };
        let terms = [
            Terminator::Jump(to(1)),
            branch(5, 2),
            branch(3, 4),
            Terminator::Jump(to(2)),
            Terminator::Jump(to(1)),
            Terminator::Return(vec![]),
        ];
        let block = |term| Block { params: vec![], insts: vec![], term, handler: None };
        let stencil = Stencil {
            sig: Signature { params: vec![Lane::I8], rets: vec![] },
            convention: Convention::Method,
            blocks: terms.into_iter().map(block).collect(),
            values: vec![Lane::I8],
            stack_slots: vec![],
            holes: vec![],
            sites: 0,
        };
        assert_eq!(loop_depths(&stencil), [0, 1, 2, 2, 1, 0]);
    }
}
