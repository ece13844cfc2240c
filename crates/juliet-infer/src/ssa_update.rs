//! Repair of SSA form after a variable got several definitions: finds for each use the definition
//! that reaches it, with new block parameters where paths join. Algorithm: Braun et al., "Simple
//! and efficient construction of static single assignment form" (2013), on a complete graph.

use juliet_ir::Type;
use juliet_ir::typed::{BlockId, Body, Operand};
use rustc_hash::FxHashMap;

/// The repair of one variable.
pub(crate) struct SsaUpdate<'p> {
    ty: Type,
    /// Value at the end of the blocks that define it.
    defs: FxHashMap<usize, Operand>,
    /// Value at the start of the blocks looked at.
    starts: FxHashMap<usize, Operand>,
    predecessors: &'p [Vec<usize>],
}

impl<'p> SsaUpdate<'p> {
    /// A variable of type `ty` with its definitions by block.
    pub(crate) fn new(ty: Type, predecessors: &'p [Vec<usize>]) -> SsaUpdate<'p> {
        SsaUpdate { ty, defs: FxHashMap::default(), starts: FxHashMap::default(), predecessors }
    }

    /// The value at the end of a block.
    pub(crate) fn define(&mut self, block: usize, value: Operand) {
        self.defs.insert(block, value);
    }

    /// The value at the end of a block.
    pub(crate) fn at_end(&mut self, body: &mut Body, block: usize) -> Operand {
        match self.defs.get(&block) {
            Some(value) => value.clone(),
            None => self.at_start(body, block),
        }
    }

    /// The value at the start of a block.
    pub(crate) fn at_start(&mut self, body: &mut Body, block: usize) -> Operand {
        if let Some(known) = self.starts.get(&block) {
            return known.clone();
        }
        let mut sources = self.predecessors[block].clone();
        sources.dedup();
        if let [only] = sources[..]
            && only != block
        {
            let value = self.at_end(body, only);
            self.starts.insert(block, value.clone());
            return value;
        }
        let param = body.new_value(self.ty);
        self.starts.insert(block, param.into());
        body.blocks[block].params.push(param);
        sources.sort_unstable();
        sources.dedup();
        for source in sources {
            let value = self.at_end(body, source);
            for target in body.blocks[source].term.targets_mut() {
                if target.block == BlockId(block as u32) {
                    target.args.push(value.clone());
                }
            }
        }
        param.into()
    }

    /// Whether the search from the start of `block` stays away from blocks that cannot have
    /// parameters (`barred`) until it meets definitions in `defined`.
    pub(crate) fn can_reach(block: usize, defined: &[usize], barred: &[bool], predecessors: &[Vec<usize>]) -> bool {
        let mut seen = vec![false; predecessors.len()];
        let mut work = vec![block];
        while let Some(at) = work.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            if barred[at] || at == 0 {
                return false;
            }
            work.extend(predecessors[at].iter().copied().filter(|p| !defined.contains(p)));
        }
        true
    }
}
