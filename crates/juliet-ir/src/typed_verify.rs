//! Verifier of `typed::Body`; run after every pass in debug builds.

use smallvec::SmallVec;

use crate::typed::{BlockId, Body, Operand, Target, Value};

/// Blocks that follow a block, as indices.
type Successors = SmallVec<[usize; 4]>;

/// Where each value is defined: block and position (parameters come before position 0).
struct Definitions {
    at: Vec<Option<(usize, usize)>>,
}

impl Body {
    /// Checks the invariants of the module's documentation.
    ///
    /// # Errors
    /// The first broken invariant, with the place.
    pub fn verify(&self) -> Result<(), String> {
        let definitions = self.definitions()?;
        let idom = self.immediate_dominators();
        for (index, block) in self.blocks.iter().enumerate() {
            if idom[index].is_none() {
                continue;
            }
            for (position, inst) in block.insts.iter().enumerate() {
                let mut failure = None;
                inst.op.for_each_operand(&mut |op| {
                    if let Some(why) = self.check_use(&definitions, &idom, op, index, position + 1) {
                        failure = Some(why);
                    }
                });
                if let Some(why) = failure {
                    return Err(format!("{}: #{index}: {} = {}: {why}", self.name, inst.result, inst.op));
                }
            }
            let mut failure = None;
            block.term.for_each_operand(&mut |op| {
                if let Some(why) = self.check_use(&definitions, &idom, op, index, usize::MAX) {
                    failure = Some(why);
                }
            });
            if let Some(why) = failure {
                return Err(format!("{}: #{index}: {}: {why}", self.name, block.term));
            }
            for target in block.term.targets() {
                self.check_target(index, target)?;
            }
            if let Some(handler) = block.handler
                && self.blocks.get(handler.index()).is_none_or(|b| !b.params.is_empty())
            {
                return Err(format!("{}: #{index}: handler {handler} is missing or has parameters", self.name));
            }
        }
        Ok(())
    }

    fn definitions(&self) -> Result<Definitions, String> {
        let mut at = vec![None; self.values.len()];
        let mut define = |value: Value, place: (usize, usize)| match at.get_mut(value.index()) {
            Some(slot @ None) => {
                *slot = Some(place);
                Ok(())
            }
            Some(Some(_)) => Err(format!("{}: {value} is defined twice", self.name)),
            None => Err(format!("{}: {value} has no type", self.name)),
        };
        for (index, block) in self.blocks.iter().enumerate() {
            for param in &block.params {
                define(*param, (index, 0))?;
            }
            for (position, inst) in block.insts.iter().enumerate() {
                define(inst.result, (index, position + 1))?;
            }
        }
        Ok(Definitions { at })
    }

    fn check_use(
        &self,
        defs: &Definitions,
        idom: &[Option<usize>],
        op: &Operand,
        block: usize,
        position: usize,
    ) -> Option<String> {
        let Operand::Value(v) = op else { return None };
        let Some(Some((def_block, def_position))) = defs.at.get(v.index()) else {
            return Some(format!("{v} is not defined"));
        };
        if *def_block == block {
            return (*def_position >= position).then(|| format!("{v} is used before its definition"));
        }
        let mut current = block;
        while let Some(up) = idom[current] {
            if up == *def_block {
                return None;
            }
            if up == current {
                break;
            }
            current = up;
        }
        Some(format!("{v} (defined in #{def_block}) does not dominate its use"))
    }

    fn check_target(&self, index: usize, target: &Target) -> Result<(), String> {
        let Some(block) = self.blocks.get(target.block.index()) else {
            return Err(format!("{}: #{index}: no block {}", self.name, target.block));
        };
        if target.block == BlockId(0) {
            return Err(format!("{}: #{index}: jumps to the entry", self.name));
        }
        if block.params.len() != target.args.len() {
            return Err(format!(
                "{}: #{index}: {target} has {} arguments for {} parameters",
                self.name,
                target.args.len(),
                block.params.len()
            ));
        }
        for (param, arg) in block.params.iter().zip(&target.args) {
            let (place, given) = (self.values[param.index()], self.type_of(arg));
            if place != given && !juliet_types::is_subtype(given, place) {
                return Err(format!(
                    "{}: #{index}: {target}: {arg} of type {given:?} meets {param} of type {place:?}",
                    self.name
                ));
            }
        }
        Ok(())
    }

    /// Successors of a block, its handler included.
    pub fn successors(&self, index: usize) -> Successors {
        let block = &self.blocks[index];
        let mut out: Successors = block.term.targets().iter().map(|t| t.block.index()).collect();
        out.extend(block.handler.map(BlockId::index));
        out
    }

    /// Successors of the end of a block. A block may throw before any of its instructions is
    /// done, so the way to its handler begins where the block does: at the end of the blocks
    /// before it.
    fn completed_successors(&self, index: usize) -> Successors {
        let block = &self.blocks[index];
        let mut out: Successors = block.term.targets().iter().map(|t| t.block.index()).collect();
        for next in 0..out.len() {
            out.extend(self.blocks[out[next]].handler.map(BlockId::index));
        }
        if index == 0 {
            out.extend(block.handler.map(BlockId::index));
        }
        out
    }

    /// Blocks reachable from the entry, in reverse postorder.
    pub fn reverse_postorder(&self) -> Vec<usize> {
        self.reverse_postorder_by(&|b| self.successors(b))
    }

    fn reverse_postorder_by(&self, successors: &dyn Fn(usize) -> Successors) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.blocks.len());
        let mut seen = vec![false; self.blocks.len()];
        let mut stack = vec![(0usize, successors(0), 0usize)];
        seen[0] = true;
        while let Some((block, onward, next)) = stack.last_mut() {
            if let Some(&successor) = onward.get(*next) {
                *next += 1;
                if !seen[successor] {
                    seen[successor] = true;
                    stack.push((successor, successors(successor), 0));
                }
            } else {
                order.push(*block);
                stack.pop();
            }
        }
        order.reverse();
        order
    }

    /// Immediate dominator of each block (the entry's is itself; unreachable blocks have none).
    /// Algorithm: Cooper, Harvey, Kennedy, "A simple, fast dominance algorithm" (2001).
    pub fn immediate_dominators(&self) -> Vec<Option<usize>> {
        let order = self.reverse_postorder_by(&|b| self.completed_successors(b));
        let mut rank = vec![usize::MAX; self.blocks.len()];
        for (i, &b) in order.iter().enumerate() {
            rank[b] = i;
        }
        let mut predecessors = vec![Vec::new(); self.blocks.len()];
        for &b in &order {
            for s in self.completed_successors(b) {
                predecessors[s].push(b);
            }
        }
        let mut idom: Vec<Option<usize>> = vec![None; self.blocks.len()];
        idom[0] = Some(0);
        let mut changed = true;
        while changed {
            changed = false;
            for &b in order.iter().skip(1) {
                let mut new = None;
                for &p in predecessors[b].iter().filter(|p| idom[**p].is_some()) {
                    new = Some(new.map_or(p, |n| intersect(&idom, &rank, n, p)));
                }
                if idom[b] != new {
                    idom[b] = new;
                    changed = true;
                }
            }
        }
        idom
    }
}

fn intersect(idom: &[Option<usize>], rank: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        while rank[a] > rank[b] {
            a = idom[a].expect("processed block has a dominator");
        }
        while rank[b] > rank[a] {
            b = idom[b].expect("processed block has a dominator");
        }
    }
    a
}
