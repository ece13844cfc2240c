//! Blocks that are laid out behind all others, so that the values of a loop need not be in memory for their sake.
//!
//! Registers are assigned along the order of blocks, and a call leaves none of them as it was. What is live around a
//! call that lies between the blocks of a loop is therefore loaded and stored in each iteration; where the call lies
//! apart, only there.

use juliet_ir::stencil::{Op, Stencil, Terminator};

/// Which blocks are seldom run, or take so long that the way to them does not matter: those that only throw, and
/// calls whose method is looked for, where the other way is without.
pub(crate) fn cold_blocks(stencil: &Stencil, depths: &[u32]) -> Vec<bool> {
    let predecessors = crate::loops::predecessors(stencil);
    let mut cold = vec![false; stencil.blocks.len()];
    for index in 1..stencil.blocks.len() {
        let from = &predecessors[index];
        let only_throws = matches!(stencil.blocks[index].term, Terminator::Unreachable);
        let goes_on = !from.is_empty() && from.iter().all(|&p| p < index && cold[p] && depths[index] <= depths[p]);
        cold[index] = only_throws || goes_on || is_fallback(stencil, &predecessors, depths, index);
    }
    cold
}

/// Whether a way looks for a method, and the other way from where it is branched to does not, in the same loop.
fn is_fallback(stencil: &Stencil, predecessors: &[Vec<usize>], depths: &[u32], index: usize) -> bool {
    let &[before] = &*predecessors[index] else { return false };
    let Terminator::Branch { then, otherwise, .. } = &stencil.blocks[before].term else { return false };
    let other = if then.block.index() == index { otherwise.block.index() } else { then.block.index() };
    before < index
        && other != index
        && depths[other] >= depths[index]
        && !matches!(stencil.blocks[other].term, Terminator::Unreachable)
        && looks_for_method(stencil, predecessors, index)
        && !looks_for_method(stencil, predecessors, other)
}

/// Whether a block, or what it inevitably leads to alone, looks for a method.
fn looks_for_method(stencil: &Stencil, predecessors: &[Vec<usize>], mut index: usize) -> bool {
    loop {
        let block = &stencil.blocks[index];
        if block.insts.iter().any(|inst| matches!(inst.op, Op::CallGeneric { .. })) {
            return true;
        }
        match &block.term {
            Terminator::Jump(to) if to.block.index() > index && predecessors[to.block.index()].len() == 1 => {
                index = to.block.index();
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use juliet_ir::stencil::{Block, Convention, Inst, Lane, Lb, Lv, Signature, Site, Target};

    fn to(block: u32) -> Target {
        Target { block: Lb(block), args: vec![] }
    }

    #[test]
    fn a_search_beside_a_known_way_is_cold_and_a_loop_of_searches_is_not() {
        let branch = |then, otherwise| Terminator::Branch { cond: Lv(0), then: to(then), otherwise: to(otherwise) };
        let terms = [
            Terminator::Jump(to(1)),
            branch(2, 7),
            branch(3, 4),
            Terminator::Jump(to(6)),
            branch(8, 5),
            Terminator::Jump(to(6)),
            Terminator::Jump(to(1)),
            Terminator::Return(vec![]),
            Terminator::Unreachable,
        ];
        let searching = |searches: &[usize]| {
            let op = Op::CallGeneric { entry: Lv(0), args: Lv(0), count: Lv(0), site: Site(0) };
            let call = || Inst { op: op.clone(), results: vec![] };
            let blocks = terms.iter().enumerate().map(|(index, term)| Block {
                params: vec![],
                insts: if searches.contains(&index) { vec![call()] } else { vec![] },
                term: term.clone(),
                handler: None,
            });
            let stencil = Stencil {
                sig: Signature { params: vec![Lane::I8], rets: vec![] },
                convention: Convention::Method,
                blocks: blocks.collect(),
                values: vec![Lane::I8],
                stack_slots: vec![],
                holes: vec![],
                sites: 1,
            };
            let cold = cold_blocks(&stencil, &crate::loops::loop_depths(&stencil));
            (0..terms.len()).filter(|index| cold[*index]).collect::<Vec<_>>()
        };
        assert_eq!(searching(&[4]), [4, 5, 8]);
        assert_eq!(searching(&[3, 4]), [8]);
        assert_eq!(searching(&[2]), [8]);
    }
}
