//! Reductions of loops: parameters of a loop's head that each iteration combines with something.

use juliet_ir::stencil::{FloatCond, IntCond, Lane, Lv, Op, Prim, Stencil};

use crate::vector_plan::{VectorLoop, operands};

/// How a reduction combines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fold {
    /// With an operation that is associative and commutative.
    Prim(Prim),
    /// The smaller or the larger of two, by a comparison and a selection.
    Extreme {
        /// How they are compared.
        compare: Compare,
        /// The result so far is the left side of the comparison.
        is_left: bool,
        /// The result so far stays where the comparison is true.
        stays_if_true: bool,
    },
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Compare {
    /// Of integers.
    Int(IntCond),
    /// Of floats.
    Float(FloatCond),
}

/// One operand that an iteration combines with the result so far.
#[derive(Debug)]
pub(crate) struct Step {
    /// The operand.
    pub(crate) operand: Lv,
    /// It is subtracted.
    pub(crate) negates: bool,
    /// It counts only where the value, a truth value, is what stands beside it.
    pub(crate) guard: Option<(Lv, bool)>,
    /// What the step defines.
    pub(crate) insts: Vec<Lv>,
}

/// A reduction.
#[derive(Debug)]
pub(crate) struct Reduction {
    /// How it combines.
    pub(crate) fold: Fold,
    /// The steps of one iteration, in order.
    pub(crate) steps: Vec<Step>,
}

impl Reduction {
    /// Whether truth values can be combined so.
    pub(crate) fn takes_masks(&self) -> bool {
        matches!(self.fold, Fold::Prim(Prim::And | Prim::Or))
    }

    /// Whether the order decides between zeros of both signs.
    pub(crate) fn tells_zeros(&self) -> bool {
        matches!(self.fold, Fold::Extreme { compare: Compare::Float(_), .. })
    }
}

/// The reduction that makes `next` from `param`. `back` is all that the way back carries.
pub(crate) fn find_reduction(
    stencil: &Stencil,
    plan: &VectorLoop<'_>,
    param: Lv,
    next: Lv,
    back: &[Lv],
) -> Option<Reduction> {
    if !crate::vector_plan::is_number(stencil.values[param.index()]) {
        return None;
    }
    let mut current = param;
    let mut fold = None;
    let mut steps = vec![];
    while current != next {
        let (step_fold, step) = find_step(plan, current)?;
        if fold.is_some_and(|fold| fold != step_fold) {
            return None;
        }
        fold = Some(step_fold);
        current = *step.insts.last()?;
        steps.push(step);
    }
    let carried = back.iter().filter(|v| plan.resolve(**v) == next).count();
    if carried != 1 || uses(plan, next).next().is_some() {
        return None;
    }
    // Registers of bytes have no multiplication.
    let fold = fold?;
    let fits = stencil.values[param.index()] != Lane::I8 || fold != Fold::Prim(Prim::Imul);
    fits.then_some(Reduction { fold, steps })
}

/// Places in the loop's code that read a value.
fn uses<'a>(plan: &'a VectorLoop<'_>, v: Lv) -> impl Iterator<Item = usize> + 'a {
    let reads =
        move |at: &usize| operands(&plan.insts[*at].op).into_iter().flatten().any(|operand| plan.resolve(operand) == v);
    let is_condition = plan.exits.iter().any(|exit| plan.resolve(exit.cond) == v);
    (0..plan.insts.len()).filter(reads).chain(is_condition.then_some(usize::MAX))
}

/// What combines the result so far with something.
fn find_step(plan: &VectorLoop<'_>, current: Lv) -> Option<(Fold, Step)> {
    let places: Vec<usize> = uses(plan, current).collect();
    match *places.as_slice() {
        [at] => prim_step(plan, current, at),
        [at, select] => extreme_step(plan, current, at, select).or_else(|| guarded_step(plan, current, at, select)),
        _ => None,
    }
}

fn prim_step(plan: &VectorLoop<'_>, current: Lv, at: usize) -> Option<(Fold, Step)> {
    let inst = plan.insts.get(at)?;
    let Op::Prim(prim, args) = &inst.op else { return None };
    let &[x, y] = args.as_slice() else { return None };
    let (x, y) = (plan.resolve(x), plan.resolve(y));
    let (operand, negates) = match prim {
        Prim::Isub if x == current && y != current => (y, true),
        Prim::Iadd | Prim::Imul | Prim::And | Prim::Or | Prim::Xor | Prim::FaddAny | Prim::FmulAny if x != y => {
            (if x == current { y } else { x }, false)
        }
        _ => return None,
    };
    let fold = Fold::Prim(if negates { Prim::Iadd } else { *prim });
    Some((fold, Step { operand, negates, guard: None, insts: inst.results.clone() }))
}

fn extreme_step(plan: &VectorLoop<'_>, current: Lv, compare: usize, select: usize) -> Option<(Fold, Step)> {
    let (compared, selected) = (plan.insts.get(compare)?, plan.insts.get(select)?);
    let Op::Prim(Prim::Select, args) = &selected.op else { return None };
    let &[cond, x, y] = args.as_slice() else { return None };
    let (cond, x, y) = (plan.resolve(cond), plan.resolve(x), plan.resolve(y));
    let (how, left, right) = match compared.op {
        Op::Icmp(how @ (IntCond::Slt | IntCond::Sle | IntCond::Ult | IntCond::Ule), left, right) => {
            (Compare::Int(how), left, right)
        }
        Op::Fcmp(how @ (FloatCond::Lt | FloatCond::Le), left, right) => (Compare::Float(how), left, right),
        _ => return None,
    };
    let (left, right) = (plan.resolve(left), plan.resolve(right));
    let (is_left, stays_if_true) = (left == current, x == current);
    let operand = if is_left { right } else { left };
    let other = if stays_if_true { y } else { x };
    let is_only_use = uses(plan, cond).eq([select]);
    if compared.results != [cond] || other != operand || operand == current || !is_only_use {
        return None;
    }
    // A comparison with NaN is false: the result so far has to stay then, whatever the order.
    if matches!(how, Compare::Float(_)) && stays_if_true {
        return None;
    }
    let insts = vec![cond, *selected.results.first()?];
    Some((Fold::Extreme { compare: how, is_left, stays_if_true }, Step { operand, negates: false, guard: None, insts }))
}

/// A step that a selection takes back where a condition does not hold.
fn guarded_step(plan: &VectorLoop<'_>, current: Lv, at: usize, select: usize) -> Option<(Fold, Step)> {
    let selected = plan.insts.get(select)?;
    let Op::Prim(Prim::Select, args) = &selected.op else { return None };
    let &[cond, x, y] = args.as_slice() else { return None };
    let (cond, x, y) = (plan.resolve(cond), plan.resolve(x), plan.resolve(y));
    let (fold, mut step) = prim_step(plan, current, at)?;
    let made = *step.insts.first()?;
    let is_taken = match (x == made && y == current, x == current && y == made) {
        (true, false) => true,
        (false, true) => false,
        _ => return None,
    };
    if cond == current || step.operand == made || !uses(plan, made).eq([select]) {
        return None;
    }
    step.guard = Some((cond, is_taken));
    step.insts.push(*selected.results.first()?);
    Some((fold, step))
}
