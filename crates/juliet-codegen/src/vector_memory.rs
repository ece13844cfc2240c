//! What the values of a loop are computed from, and which of its accesses to memory may be reordered.

use std::collections::BTreeSet;

use juliet_ir::stencil::{Inst, Lv, Op, Region};

use crate::vector_plan::{Class, OFFSET_MAX, Phi, Planner, is_number, operands};

/// The most pairs of accesses whose distance is checked before the loop.
const CONFLICTS_MAX: usize = 12;

impl Planner<'_, '_> {
    /// Whether a scalar inside the loop depends on what the loop loads.
    pub(crate) fn reads_memory(&self, v: Lv) -> bool {
        let loads = |v: &Lv| self.plan.defs.get(v).is_some_and(|inst| matches!(inst.op, Op::Load { .. }));
        self.sources(v).iter().any(loads)
    }

    /// All values of the loop that a value is computed from in one iteration.
    pub(crate) fn sources(&self, from: Lv) -> BTreeSet<Lv> {
        let mut pending = vec![self.plan.resolve(from)];
        let mut sources = BTreeSet::new();
        while let Some(v) = pending.pop() {
            if sources.insert(v) {
                let inst = self.plan.defs.get(&v);
                let args = inst.and_then(|inst| operands(&inst.op)).into_iter().flatten();
                pending.extend(args.map(|v| self.plan.resolve(v)));
            }
        }
        sources
    }

    /// Stores go to elements one after the other; pairs of accesses are to be checked.
    pub(crate) fn check_memory(&mut self) -> Option<()> {
        let is_uniform = |v: Lv| self.plan.class(v) == Class::Uniform;
        let access = |inst: &Inst| match inst.op {
            Op::Load { base, region, .. } if region != Region::Element && is_uniform(base) => None,
            Op::Load { base, offset, .. } => Some((base, offset, self.lane(inst.results[0]).size(), false)),
            Op::Store { base, offset, value, .. } => Some((base, offset, self.lane(value).size(), true)),
            _ => None,
        };
        let accesses: Vec<_> = self.plan.insts.iter().filter_map(|inst| access(inst)).collect();
        if !accesses.iter().any(|(.., is_store)| *is_store) {
            return Some(());
        }
        let delays = self.plan.phis.iter().any(|phi| matches!(phi, Phi::Delayed(_)));
        for inst in &self.plan.insts {
            let Op::Store { base, value, region, offset } = inst.op else { continue };
            let stride = i64::from(self.lane(value).size());
            let is_kept = matches!(self.plan.class(value), Class::Vector | Class::Uniform | Class::Affine(_));
            if delays
                || !is_kept
                || offset.unsigned_abs() > OFFSET_MAX
                || region != Region::Element
                || !is_number(self.lane(value))
            {
                return None;
            }
            if self.plan.class(base) != Class::Affine(stride) {
                return None;
            }
        }
        let mut conflicts = vec![];
        for (at, &(base, offset, size, is_store)) in accesses.iter().enumerate() {
            if !matches!(self.plan.class(base), Class::Affine(_)) || self.reads_memory(base) {
                return None;
            }
            for &(base2, offset2, size2, is_store2) in &accesses[at + 1..] {
                if !(is_store || is_store2) || (base == base2 && offset == offset2 && size == size2) {
                    continue;
                }
                if size != size2 {
                    return None;
                }
                conflicts.push(((base, offset, size), (base2, offset2, size2)));
            }
        }
        self.plan.conflicts = conflicts;
        (self.plan.conflicts.len() <= CONFLICTS_MAX).then_some(())
    }
}
