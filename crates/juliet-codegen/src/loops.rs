//! Loops of a stencil: how deep its blocks lie in them, and which loops are single chains of blocks.
//!
//! Blocks are numbered in reverse postorder, so an edge to a block with no greater number leads back to a loop's head.

use std::collections::BTreeMap;

use juliet_ir::stencil::{Block, Lv, Stencil, Target, Terminator};

/// An innermost loop whose blocks follow each other without a choice but to leave.
pub(crate) struct LoopChain {
    /// The blocks, the head first; the last one jumps back.
    pub(crate) blocks: Vec<usize>,
    /// What the way back gives the head's parameters.
    pub(crate) back: Vec<Lv>,
    /// Conditions of the ways out; the loop goes on where a condition has the value beside it.
    pub(crate) exits: Vec<(Lv, bool)>,
    /// Parameters of the blocks after the head, and what they are.
    pub(crate) aliases: BTreeMap<Lv, Lv>,
}

/// All loops of that form.
pub(crate) fn loop_chains(stencil: &Stencil) -> Vec<LoopChain> {
    let mut predecessors = vec![Vec::new(); stencil.blocks.len()];
    for (from, block) in stencil.blocks.iter().enumerate() {
        for_each_successor(block, |to| predecessors[to].push(from));
    }
    let heads = (1..stencil.blocks.len()).filter(|&head| predecessors[head].iter().any(|&from| from >= head));
    heads.filter_map(|head| chain(stencil, &predecessors, head)).collect()
}

fn chain(stencil: &Stencil, predecessors: &[Vec<usize>], head: usize) -> Option<LoopChain> {
    if stencil.blocks.iter().any(|block| block.handler.is_some_and(|handler| handler.index() == head)) {
        return None;
    }
    let members = members(predecessors, head);
    let mut chain = LoopChain { blocks: vec![], back: vec![], exits: vec![], aliases: BTreeMap::new() };
    let mut at = head;
    loop {
        chain.blocks.push(at);
        let next = match &stencil.blocks[at].term {
            Terminator::Jump(target) => target,
            Terminator::Branch { cond, then, otherwise } => {
                let (stays, next) = match (members[then.block.index()], members[otherwise.block.index()]) {
                    (true, false) => (true, then),
                    (false, true) => (false, otherwise),
                    _ => return None,
                };
                chain.exits.push((*cond, stays));
                next
            }
            Terminator::Return(_) | Terminator::Unreachable => return None,
        };
        let Target { block, args } = next;
        if block.index() == head {
            chain.back.clone_from(args);
            return (!chain.exits.is_empty()).then_some(chain);
        }
        at = block.index();
        if at < head || predecessors[at].len() != 1 || chain.blocks.contains(&at) {
            return None;
        }
        for (param, arg) in stencil.blocks[at].params.iter().zip(args) {
            let arg = chain.aliases.get(arg).copied().unwrap_or(*arg);
            chain.aliases.insert(*param, arg);
        }
    }
}

/// Which blocks a loop holds.
fn members(predecessors: &[Vec<usize>], head: usize) -> Vec<bool> {
    let mut is_member = vec![false; predecessors.len()];
    is_member[head] = true;
    let mut pending: Vec<usize> = predecessors[head].iter().copied().filter(|&from| from >= head).collect();
    while let Some(block) = pending.pop() {
        if block > head && !std::mem::replace(&mut is_member[block], true) {
            pending.extend_from_slice(&predecessors[block]);
        }
    }
    is_member
}

/// For each block the number of loops that hold it.
pub(crate) fn loop_depths(stencil: &Stencil) -> Vec<u32> {
    let count = stencil.blocks.len();
    let mut predecessors = vec![Vec::new(); count];
    for (from, block) in stencil.blocks.iter().enumerate() {
        for_each_successor(block, |to| predecessors[to].push(from));
    }
    let mut depths = vec![0; count];
    for head in (0..count).filter(|&head| predecessors[head].iter().any(|&from| from >= head)) {
        for (depth, is_member) in depths.iter_mut().zip(members(&predecessors, head)) {
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
