//! Loops of a stencil: how deep its blocks lie in them, and the paths through the innermost.
//!
//! Blocks are numbered in reverse postorder, so an edge to a block with no greater number leads back to a loop's head.

use std::collections::BTreeMap;

use juliet_ir::stencil::{Block, Lv, Stencil, Target, Terminator};

/// The most paths through one loop that are followed.
const PATHS_MAX: usize = 8;
/// The most blocks of such a loop.
const BLOCKS_MAX: usize = 40;

/// One path through a loop, from its head back to it.
#[derive(Clone)]
pub(crate) struct LoopPath {
    /// The blocks, the head first; the last one jumps back.
    pub(crate) blocks: Vec<usize>,
    /// What the way back gives the head's parameters.
    pub(crate) back: Vec<Lv>,
    /// Conditions of the branches on the path; it goes on where a condition has the value beside it.
    pub(crate) exits: Vec<(Lv, bool)>,
    /// Parameters of the blocks after the head, and what they are on this path.
    pub(crate) aliases: BTreeMap<Lv, Lv>,
}

/// Paths through each innermost loop of few blocks.
pub(crate) fn loop_paths(stencil: &Stencil) -> Vec<Vec<LoopPath>> {
    let predecessors = predecessors(stencil);
    let loops = small_loops(stencil, &predecessors);
    loops.into_iter().map(|(head, blocks)| paths(stencil, head, &blocks)).collect()
}

/// Innermost loops of few blocks: the head of each, and its other blocks.
pub(crate) fn small_loops(stencil: &Stencil, predecessors: &[Vec<usize>]) -> Vec<(usize, Vec<usize>)> {
    let is_handler = |head: usize| stencil.blocks.iter().any(|b| b.handler.is_some_and(|h| h.index() == head));
    let has_way_back = |head: &usize| predecessors[*head].iter().any(|from| from >= head);
    let mut loops = vec![];
    for head in (1..stencil.blocks.len()).filter(has_way_back) {
        let members = members(predecessors, head);
        let blocks: Vec<usize> = (head + 1..members.len()).filter(|&block| members[block]).collect();
        let is_simple = |block: &usize| predecessors[*block].iter().all(|from| members[*from] && from < block);
        if blocks.len() <= BLOCKS_MAX && blocks.iter().all(is_simple) && !is_handler(head) {
            loops.push((head, blocks));
        }
    }
    loops
}

fn paths(stencil: &Stencil, head: usize, blocks: &[usize]) -> Vec<LoopPath> {
    let (back, exits, aliases) = (vec![], vec![], BTreeMap::new());
    let mut pending = vec![LoopPath { blocks: vec![head], back, exits, aliases }];
    let mut found = vec![];
    while let Some(path) = pending.pop() {
        let last = path.blocks[path.blocks.len() - 1];
        let ways = match &stencil.blocks[last].term {
            Terminator::Jump(target) => vec![(None, target)],
            Terminator::Branch { cond, then, otherwise } => {
                vec![(Some((*cond, true)), then), (Some((*cond, false)), otherwise)]
            }
            Terminator::Return(_) | Terminator::Unreachable => vec![],
        };
        for (exit, target) in ways {
            let next = target.block.index();
            let mut path = path.clone();
            path.exits.extend(exit);
            if next == head {
                path.back.clone_from(&target.args);
                found.push(path);
            } else if blocks.contains(&next) {
                path.enter(stencil, target);
                pending.push(path);
            }
        }
        if found.len() + pending.len() > PATHS_MAX {
            return vec![];
        }
    }
    found.retain(|path| !path.exits.is_empty());
    found
}

impl LoopPath {
    fn enter(&mut self, stencil: &Stencil, target: &Target) {
        let next = target.block.index();
        self.blocks.push(next);
        for (param, arg) in stencil.blocks[next].params.iter().zip(&target.args) {
            let arg = self.aliases.get(arg).copied().unwrap_or(*arg);
            self.aliases.insert(*param, arg);
        }
    }
}

/// The blocks that lead to each block, once for each edge.
pub(crate) fn predecessors(stencil: &Stencil) -> Vec<Vec<usize>> {
    let mut predecessors = vec![Vec::new(); stencil.blocks.len()];
    for (from, block) in stencil.blocks.iter().enumerate() {
        for_each_successor(block, |to| predecessors[to].push(from));
    }
    predecessors
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
    let predecessors = predecessors(stencil);
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
