//! Elements that a loop loads one iteration before it uses them, as `for x in a` does: they can be loaded again where
//! the element that the loop begins with stands right before the first one that it loads.

use std::collections::BTreeMap;

use juliet_ir::stencil::{Inst, Lv, Op, Prim, Region, Stencil, Terminator};

use crate::loops::predecessors;
use crate::vector_plan::VectorLoop;

/// A sum of multiples of values and a number, modulo 2⁶⁴.
#[derive(PartialEq, Eq, Default)]
struct Linear {
    terms: BTreeMap<Lv, i64>,
    number: i64,
}

/// Whether the parameter at `at` of the loop's head is always the element before the one that `next` loads.
pub(crate) fn follows_memory(stencil: &Stencil, plan: &VectorLoop<'_>, at: usize, next: Lv) -> bool {
    element_before(stencil, plan, at, next).unwrap_or(false)
}

fn element_before(stencil: &Stencil, plan: &VectorLoop<'_>, at: usize, next: Lv) -> Option<bool> {
    let head = plan.blocks[0];
    let predecessors = predecessors(stencil);
    let mut outside = predecessors[head].iter().filter(|from| **from < head);
    let (Some(&before), None) = (outside.next(), outside.next()) else { return None };
    let Terminator::Jump(entry) = &stencil.blocks[before].term else { return None };
    let insts = &stencil.blocks[before].insts;
    let place = insts.iter().position(|inst| inst.results == [entry.args[at]])?;
    if insts[place..].iter().any(writes) {
        return None;
    }
    let first = element(&insts[place])?;
    let second = element(plan.defs.get(&plan.resolve(next))?)?;
    let all = stencil.blocks.iter().flat_map(|block| &block.insts);
    let mut forms = Forms {
        defs: all.flat_map(|inst| inst.results.iter().map(move |r| (*r, inst))).collect(),
        known: BTreeMap::new(),
        plan,
    };
    let first = forms.of(first.0, i64::from(first.1));
    let params = stencil.blocks[head].params.iter().copied();
    forms.known = params.zip(entry.args.iter().copied()).collect();
    let second = forms.of(second.0, i64::from(second.1));
    let size = i64::from(stencil.values[next.index()].size());
    Some(second.terms == first.terms && second.number == first.number.wrapping_add(size))
}

/// Base and offset of the load of an element.
fn element(inst: &Inst) -> Option<(Lv, i32)> {
    match inst.op {
        Op::Load { base, offset, region: Region::Element } => Some((base, offset)),
        _ => None,
    }
}

fn writes(inst: &Inst) -> bool {
    !matches!(
        inst.op,
        Op::Const(_)
            | Op::Prim(..)
            | Op::Icmp(..)
            | Op::Fcmp(..)
            | Op::Load { .. }
            | Op::HoleAddr(_)
            | Op::StackAddr(_)
    )
}

struct Forms<'a, 'b> {
    defs: BTreeMap<Lv, &'b Inst>,
    /// What the parameters of the head are when the loop begins.
    known: BTreeMap<Lv, Lv>,
    plan: &'b VectorLoop<'a>,
}

impl Forms<'_, '_> {
    fn of(&self, v: Lv, offset: i64) -> Linear {
        let mut sum = Linear { number: offset, ..Linear::default() };
        self.add(v, 1, 0, &mut sum);
        sum.terms.retain(|_, factor| *factor != 0);
        sum
    }

    /// Adds a multiple of a value; deep expressions are left as they are.
    fn add(&self, v: Lv, factor: i64, depth: u32, sum: &mut Linear) {
        let v = self.plan.resolve(v);
        let v = self.known.get(&v).copied().unwrap_or(v);
        let inst = self.defs.get(&v).filter(|_| depth < 12);
        match inst.map(|inst| &inst.op) {
            Some(Op::Const(bits)) => {
                sum.number = sum.number.wrapping_add((*bits as u64 as i64).wrapping_mul(factor));
            }
            Some(Op::Prim(op @ (Prim::Iadd | Prim::Isub), args)) => {
                self.add(args[0], factor, depth + 1, sum);
                let second = if *op == Prim::Iadd { factor } else { factor.wrapping_neg() };
                self.add(args[1], second, depth + 1, sum);
            }
            Some(Op::Prim(Prim::Shl, args)) if self.number(args[1]).is_some_and(|by| (0..64).contains(&by)) => {
                let by = self.number(args[1]).unwrap_or(0);
                self.add(args[0], factor.wrapping_shl(by as u32), depth + 1, sum);
            }
            _ => {
                let term = sum.terms.entry(v).or_insert(0);
                *term = term.wrapping_add(factor);
            }
        }
    }

    fn number(&self, v: Lv) -> Option<i64> {
        match self.defs.get(&self.plan.resolve(v))?.op {
            Op::Const(bits) => Some(bits as u64 as i64),
            _ => None,
        }
    }
}
