//! Which loops run several iterations at a time, and how.
//!
//! A loop qualifies where on a path through it every branch compares a counter with what does not change in the loop, or
//! tests what does not change, and each value on the path is the same in all iterations, a linear function of the counter, a vector of what
//! the iterations compute, or a step of a reduction whose order does not matter. Integer operations, minima and maxima
//! may be reordered; additions and multiplications of floats only where the operation says so
//! ([`Prim::FaddAny`], [`Prim::FmulAny`]).
//!
//! Invariant: a chunk of iterations runs only where all of them would take that path back to the head of the loop
//! ([`Exit`] gives a lower bound of how many do); the loop as it was does the rest. So no access to memory happens that
//! the program would not make.

use std::collections::BTreeMap;

use juliet_ir::stencil::{Inst, Lane, Lv, Op, Prim, Region, Stencil};

use crate::loops::{LoopPath, loop_paths};
use crate::vector_delay::follows_memory;
use crate::vector_reduce::{Fold, Reduction, find_reduction};

/// The longest loop that is considered, in instructions.
const INSTS_MAX: usize = 96;
/// The largest offset of an access.
pub(crate) const OFFSET_MAX: u32 = 1 << 20;

/// What a value of a loop is over the iterations of a chunk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// The same in all iterations.
    Uniform,
    /// Grows by so much with each iteration.
    Affine(i64),
    /// Different from iteration to iteration.
    Vector,
    /// A truth value that differs; made by comparing lanes of so many bytes.
    Mask(u32),
    /// A comparison that only decides whether the loop goes on.
    Test,
    /// A step of a reduction.
    Step,
}

/// What becomes of a parameter of the loop's head.
#[derive(Debug)]
pub(crate) enum Phi {
    /// Never changes.
    Same,
    /// Grows by a constant.
    Counter(i64),
    /// Combines what the iterations compute.
    Reduced(Reduction),
    /// What the iteration before has computed.
    Delayed(Lv),
    /// The element before the one that this load reads.
    Reloaded(Lv),
}

/// A branch on the path: which condition, and which of its values stays on the path.
#[derive(Debug)]
pub(crate) struct Exit {
    /// The condition.
    pub(crate) cond: Lv,
    /// The path goes on where the condition has this value.
    pub(crate) stays: bool,
}

/// A loop that runs in chunks.
#[derive(Debug)]
pub(crate) struct VectorLoop<'a> {
    /// Lanes of all values.
    pub(crate) values: &'a [Lane],
    /// The blocks on the path, the head first.
    pub(crate) blocks: Vec<usize>,
    /// Iterations in a chunk.
    pub(crate) count: u32,
    /// One for each parameter of the head.
    pub(crate) phis: Vec<Phi>,
    /// Instructions in order of execution.
    pub(crate) insts: Vec<&'a Inst>,
    /// What defines a value inside the loop.
    pub(crate) defs: BTreeMap<Lv, &'a Inst>,
    /// Classes of the values inside the loop.
    pub(crate) classes: BTreeMap<Lv, Class>,
    /// Other names of values: parameters of blocks that have one way in.
    pub(crate) aliases: BTreeMap<Lv, Lv>,
    /// Factors that have to be one: steps between elements that only the run knows.
    pub(crate) ones: Vec<Lv>,
    /// The branches on the path.
    pub(crate) exits: Vec<Exit>,
    /// Pairs of accesses, one of them a store, that may touch the same memory: addresses, offsets, bytes of a chunk.
    pub(crate) conflicts: Vec<(Access, Access)>,
}

/// Base, offset and size in bytes of an access to memory.
pub(crate) type Access = (Lv, i32, u32);

impl VectorLoop<'_> {
    /// The value itself.
    pub(crate) fn resolve(&self, v: Lv) -> Lv {
        self.aliases.get(&v).copied().unwrap_or(v)
    }

    /// Values that differ from iteration to iteration.
    fn vectors(&self) -> usize {
        self.classes.values().filter(|class| matches!(class, Class::Vector | Class::Mask(_))).count()
    }

    /// What a value is; what is defined outside does not change.
    pub(crate) fn class(&self, v: Lv) -> Class {
        self.classes.get(&self.resolve(v)).copied().unwrap_or(Class::Uniform)
    }
}

/// The loops of a stencil that run in chunks, by the block at the head. `merged` is the stencil with selections for
/// branches, which loops that have no plan are looked for in.
pub(crate) fn plan_vector_loops<'a>(
    stencil: &'a Stencil,
    merged: Option<&'a Stencil>,
) -> BTreeMap<usize, VectorLoop<'a>> {
    let mut plans = BTreeMap::new();
    for stencil in [Some(stencil), merged].into_iter().flatten() {
        let loops = loop_paths(stencil);
        if loops.iter().all(Vec::is_empty) {
            continue;
        }
        let constants = constants(stencil);
        for paths in loops {
            // The path with the most vectors is the one that is meant.
            let planned = paths.into_iter().filter_map(|path| plan_loop(stencil, &constants, path));
            if let Some(plan) = planned.max_by_key(VectorLoop::vectors) {
                plans.entry(plan.blocks[0]).or_insert(plan);
            }
        }
    }
    plans
}

/// The constants of a stencil, by value.
fn constants(stencil: &Stencil) -> BTreeMap<Lv, u128> {
    let insts = stencil.blocks.iter().flat_map(|block| &block.insts);
    insts.filter_map(|inst| if let Op::Const(bits) = inst.op { Some((inst.results[0], bits)) } else { None }).collect()
}

fn plan_loop<'a>(stencil: &'a Stencil, constants: &BTreeMap<Lv, u128>, path: LoopPath) -> Option<VectorLoop<'a>> {
    let insts: Vec<&Inst> = path.blocks.iter().flat_map(|&b| &stencil.blocks[b].insts).collect();
    if insts.len() > INSTS_MAX || insts.iter().any(|inst| operands(&inst.op).is_none()) {
        return None;
    }
    let defs = insts.iter().flat_map(|&inst| inst.results.iter().map(move |r| (*r, inst))).collect();
    let mut plan = VectorLoop {
        values: &stencil.values,
        blocks: path.blocks,
        count: 0,
        phis: vec![],
        insts,
        defs,
        classes: BTreeMap::new(),
        aliases: path.aliases,
        exits: path.exits.into_iter().map(|(cond, stays)| Exit { cond, stays }).collect(),
        ones: vec![],
        conflicts: vec![],
    };
    let mut planner = Planner { stencil, constants, plan: &mut plan };
    planner.phis(&path.back)?;
    planner.classify()?;
    planner.check_phis()?;
    planner.check_exits()?;
    planner.check_memory()?;
    planner.reload();
    planner.choose_count()?;
    Some(plan)
}

/// The values that an operation reads, where loops may hold it.
pub(crate) fn operands(op: &Op) -> Option<Vec<Lv>> {
    Some(match op {
        Op::Const(_) => vec![],
        Op::Prim(Prim::Sdiv | Prim::Udiv | Prim::Srem | Prim::Urem, _) => return None,
        Op::Prim(_, args) => args.clone(),
        Op::Icmp(_, x, y) | Op::Fcmp(_, x, y) => vec![*x, *y],
        Op::Load { base, .. } => vec![*base],
        Op::Store { base, value, .. } => vec![*base, *value],
        _ => return None,
    })
}

/// Finds out what the values of one path are.
pub(crate) struct Planner<'a, 'b> {
    stencil: &'a Stencil,
    constants: &'b BTreeMap<Lv, u128>,
    pub(crate) plan: &'b mut VectorLoop<'a>,
}

impl Planner<'_, '_> {
    pub(crate) fn lane(&self, v: Lv) -> Lane {
        self.stencil.values[v.index()]
    }

    fn constant(&self, v: Lv) -> Option<i64> {
        self.constants.get(&self.plan.resolve(v)).map(|bits| *bits as u64 as i64)
    }

    /// Kinds of the head's parameters. `back` is what the way back gives them.
    fn phis(&mut self, back: &[Lv]) -> Option<()> {
        let params = &self.stencil.blocks[self.plan.blocks[0]].params;
        for (&param, &next) in params.iter().zip(back) {
            let next = self.plan.resolve(next);
            let (phi, class) = if next == param {
                (Phi::Same, Class::Uniform)
            } else if let Some(step) = self.counter_step(param, next) {
                (Phi::Counter(step), Class::Affine(step))
            } else if let Some(reduction) = find_reduction(self.stencil, self.plan, param, next, back) {
                for step in &reduction.steps {
                    self.plan.classes.extend(step.insts.iter().map(|v| (*v, Class::Step)));
                }
                (Phi::Reduced(reduction), Class::Step)
            } else if is_number(self.lane(param)) {
                (Phi::Delayed(next), Class::Vector)
            } else {
                return None;
            };
            self.plan.phis.push(phi);
            self.plan.classes.insert(param, class);
        }
        Some(())
    }

    fn counter_step(&self, param: Lv, next: Lv) -> Option<i64> {
        let Op::Prim(op, args) = &self.plan.defs.get(&next)?.op else { return None };
        let &[x, y] = args.as_slice() else { return None };
        let (x, y) = (self.plan.resolve(x), self.plan.resolve(y));
        if self.lane(param) != Lane::I64 {
            return None;
        }
        match op {
            Prim::Iadd if x == param => self.constant(y),
            Prim::Iadd if y == param => self.constant(x),
            Prim::Isub if x == param => self.constant(y).map(i64::wrapping_neg),
            _ => None,
        }
    }

    fn classify(&mut self) -> Option<()> {
        for inst in self.plan.insts.clone() {
            let Some(&result) = inst.results.first() else { continue };
            if self.plan.classes.get(&result) == Some(&Class::Step) {
                continue;
            }
            let class = self.class_of(&inst.op, result)?;
            if let (Op::Prim(Prim::Imul, args), Class::Affine(_)) = (&inst.op, class) {
                let factor = args.iter().find(|v| self.plan.class(**v) == Class::Uniform)?;
                if self.constant(*factor).is_none() {
                    self.plan.ones.push(*factor);
                }
            }
            self.plan.classes.insert(result, class);
        }
        Some(())
    }

    fn class_of(&self, op: &Op, result: Lv) -> Option<Class> {
        let args = operands(op)?;
        let classes: Vec<Class> = args.iter().map(|v| self.plan.class(*v)).collect();
        if classes.iter().any(|c| matches!(c, Class::Step | Class::Test)) {
            return None;
        }
        if let Op::Load { region, offset, .. } = op {
            return match classes[0] {
                _ if offset.unsigned_abs() > OFFSET_MAX => None,
                Class::Uniform => Some(Class::Uniform),
                Class::Affine(s)
                    if *region == Region::Element
                        && is_number(self.lane(result))
                        && s == i64::from(self.lane(result).size()) =>
                {
                    Some(Class::Vector)
                }
                _ => None,
            };
        }
        if classes.iter().all(|c| *c == Class::Uniform) {
            return Some(Class::Uniform);
        }
        let lane = args.first().map(|v| self.lane(*v))?;
        match op {
            Op::Prim(prim, _) => {
                self.affine(*prim, &args, &classes).or_else(|| self.vector(*prim, &args, &classes, result))
            }
            Op::Icmp(..) if classes.iter().all(|c| matches!(c, Class::Uniform | Class::Affine(_))) => Some(Class::Test),
            Op::Icmp(..) | Op::Fcmp(..) if is_number(lane) && classes.iter().all(|c| !matches!(c, Class::Mask(_))) => {
                Some(Class::Mask(lane.size()))
            }
            _ => None,
        }
    }

    /// Linear functions of the counter.
    fn affine(&self, prim: Prim, args: &[Lv], classes: &[Class]) -> Option<Class> {
        if self.lane(args[0]) != Lane::I64 {
            return None;
        }
        let growth = |class: Class| match class {
            Class::Uniform => Some(0),
            Class::Affine(s) => Some(s),
            _ => None,
        };
        let strides = classes.iter().map(|c| growth(*c)).collect::<Option<Vec<i64>>>()?;
        let stride = match (prim, strides.as_slice()) {
            (Prim::Ineg, &[x]) => x.wrapping_neg(),
            (Prim::Iadd, &[x, y]) => x.wrapping_add(y),
            (Prim::Isub, &[x, y]) => x.wrapping_sub(y),
            (Prim::Imul, &[x, 0]) => x.wrapping_mul(self.constant(args[1]).unwrap_or(1)),
            (Prim::Imul, &[0, y]) => y.wrapping_mul(self.constant(args[0]).unwrap_or(1)),
            (Prim::Shl, &[x, 0]) => x.checked_shl(u32::try_from(self.constant(args[1])?).ok()?)?,
            _ => return None,
        };
        Some(if stride == 0 { return None } else { Class::Affine(stride) })
    }

    /// Operations that vectors have.
    fn vector(&self, prim: Prim, args: &[Lv], classes: &[Class], result: Lv) -> Option<Class> {
        use Prim as P;
        let (lane, from) = (self.lane(result), self.lane(args[0]));
        let is_mask = |c: &Class| matches!(c, Class::Mask(_));
        if classes.iter().any(is_mask) {
            return match (prim, classes) {
                (P::And | P::Or | P::Xor, [Class::Mask(x), Class::Mask(y)]) => Some(Class::Mask(*x.max(y))),
                (P::Xor, [Class::Mask(x), _]) if self.constant(args[1]) == Some(1) => Some(Class::Mask(*x)),
                (P::Zext, [_]) if is_int(lane) && lane.size() > 1 => Some(Class::Vector),
                (P::Select, [Class::Mask(_), rest @ ..]) if is_number(lane) && !rest.iter().any(is_mask) => {
                    Some(Class::Vector)
                }
                _ => None,
            };
        }
        let fits = match prim {
            P::Iadd | P::Isub | P::And | P::Or | P::Xor | P::Not | P::Ineg => is_int(lane),
            P::Imul => is_int(lane) && lane.size() > 1,
            P::Shl | P::Lshr | P::Ashr => is_int(lane) && lane.size() > 1 && classes[1] == Class::Uniform,
            P::Fneg | P::Fabs | P::Fadd | P::Fsub | P::Fmul | P::Fdiv | P::FaddAny | P::FmulAny | P::Fsqrt => {
                is_float(lane)
            }
            P::Ffloor | P::Fceil | P::Ftrunc | P::Fnearest => is_float(lane),
            P::Sext | P::Zext => is_int(lane) && is_int(from),
            P::SintToFloat => lane == Lane::F32 && from == Lane::I32,
            _ => false,
        };
        fits.then_some(Class::Vector)
    }

    /// What is carried from one iteration to the next must not depend on what is carried.
    fn check_phis(&self) -> Option<()> {
        let params = &self.stencil.blocks[self.plan.blocks[0]].params;
        for (param, phi) in params.iter().zip(&self.plan.phis) {
            match phi {
                Phi::Delayed(next) => {
                    let has_class = matches!(self.plan.class(*next), Class::Vector | Class::Affine(_) | Class::Uniform);
                    if !has_class || self.lane(*next) != self.lane(*param) || self.reaches_delayed(*next) {
                        return None;
                    }
                }
                Phi::Reduced(reduction) => {
                    let is_mask = |c: Class| matches!(c, Class::Mask(_));
                    let of_masks = is_mask(self.plan.class(reduction.steps[0].operand));
                    if of_masks && !reduction.takes_masks() {
                        return None;
                    }
                    for step in &reduction.steps {
                        let is_decided = |(cond, _)| is_mask(self.plan.class(cond)) && !of_masks;
                        if !step.guard.is_none_or(is_decided) {
                            return None;
                        }
                        let class = self.plan.class(step.operand);
                        if matches!(class, Class::Step | Class::Test) || is_mask(class) != of_masks {
                            return None;
                        }
                    }
                }
                Phi::Same | Phi::Counter(_) | Phi::Reloaded(_) => {}
            }
        }
        Some(())
    }

    fn reaches_delayed(&self, from: Lv) -> bool {
        let params = &self.stencil.blocks[self.plan.blocks[0]].params;
        let sources = self.sources(from);
        let carries = |phi: &Phi| matches!(phi, Phi::Delayed(_) | Phi::Reduced(_));
        params.iter().zip(&self.plan.phis).any(|(param, phi)| carries(phi) && sources.contains(param))
    }

    /// Every way out is decided by a counter of step one, or by what does not change; the rest of the code computes
    /// these without reading memory.
    fn check_exits(&self) -> Option<()> {
        if self.plan.ones.iter().any(|v| self.reads_memory(*v)) {
            return None;
        }
        for exit in &self.plan.exits {
            let cond = self.plan.resolve(exit.cond);
            match self.plan.class(cond) {
                Class::Uniform => {}
                Class::Test => {
                    let Op::Icmp(_, x, y) = self.plan.defs.get(&cond)?.op else { return None };
                    let classes = [self.plan.class(x), self.plan.class(y)];
                    if !matches!(classes, [Class::Affine(1), Class::Uniform] | [Class::Uniform, Class::Affine(1)]) {
                        return None;
                    }
                }
                _ => return None,
            }
            if self.reads_memory(cond) {
                return None;
            }
        }
        Some(())
    }

    /// Delayed elements that stand in memory before those that follow need not be kept.
    fn reload(&mut self) {
        for at in 0..self.plan.phis.len() {
            if let Phi::Delayed(next) = self.plan.phis[at]
                && follows_memory(self.stencil, self.plan, at, next)
            {
                self.plan.phis[at] = Phi::Reloaded(next);
            }
        }
    }

    /// As many iterations as fill whole registers of each width, and a few of them to work on at a time.
    fn choose_count(&mut self) -> Option<()> {
        let mut widths = vec![];
        let mut vectors = 0;
        for (&v, class) in &self.plan.classes {
            match class {
                Class::Vector => widths.push(self.lane(v).size()),
                Class::Mask(width) => widths.push(*width),
                _ => continue,
            }
            vectors += 1;
        }
        for phi in &self.plan.phis {
            if let Phi::Reduced(reduction) = phi {
                let operand = reduction.steps[0].operand;
                if !matches!(self.plan.class(operand), Class::Mask(_)) {
                    widths.push(self.lane(operand).size());
                }
            }
        }
        let stored = self.plan.insts.iter().filter_map(|inst| match inst.op {
            Op::Store { value, .. } => Some(self.lane(value).size()),
            _ => None,
        });
        widths.extend(stored);
        let (least, most) = (*widths.iter().min()?, *widths.iter().max()?);
        // Sums of floats wait for each other: they need more registers to be in time.
        let waits =
            |phi: &Phi| matches!(phi, Phi::Reduced(r) if matches!(r.fold, Fold::Prim(Prim::FaddAny | Prim::FmulAny)));
        let registers = match vectors {
            0..=1 if self.plan.phis.iter().any(waits) => 8,
            0..=12 => 4,
            _ => 2,
        };
        let works = self.plan.insts.iter().any(|inst| matches!(inst.op, Op::Store { .. }))
            || self.plan.phis.iter().any(|phi| matches!(phi, Phi::Reduced(_)));
        self.plan.count = (16 * registers / most).max(16 / least);
        works.then_some(())
    }
}

/// Lanes that vectors have.
pub(crate) fn is_number(lane: Lane) -> bool {
    is_int(lane) || is_float(lane)
}

fn is_int(lane: Lane) -> bool {
    matches!(lane, Lane::I8 | Lane::I16 | Lane::I32 | Lane::I64)
}

fn is_float(lane: Lane) -> bool {
    matches!(lane, Lane::F32 | Lane::F64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use juliet_ir::stencil::{Block, Convention, IntCond, Lb, Signature, Target, Terminator};

    /// `for i in from:to; s = s op load(base + 8i); end` with the lane and operation given.
    fn sum_loop(lane: Lane, op: Prim, stride_bits: u128) -> Stencil {
        let to = |block, args: &[u32]| Target { block: Lb(block), args: args.iter().map(|v| Lv(*v)).collect() };
        let inst = |op, result| Inst { op, results: vec![Lv(result)] };
        let entry = Block {
            params: vec![Lv(0), Lv(1), Lv(2), Lv(3)],
            insts: vec![inst(Op::Const(1), 4), inst(Op::Const(stride_bits), 5)],
            term: Terminator::Jump(to(1, &[1, 3])),
            handler: None,
        };
        let body = Block {
            params: vec![Lv(6), Lv(7)],
            insts: vec![
                inst(Op::Prim(Prim::Shl, vec![Lv(6), Lv(5)]), 8),
                inst(Op::Prim(Prim::Iadd, vec![Lv(0), Lv(8)]), 9),
                inst(Op::Load { base: Lv(9), offset: 0, region: Region::Element }, 10),
                inst(Op::Prim(op, vec![Lv(7), Lv(10)]), 11),
                inst(Op::Prim(Prim::Iadd, vec![Lv(6), Lv(4)]), 12),
                inst(Op::Icmp(IntCond::Eq, Lv(6), Lv(2)), 13),
            ],
            term: Terminator::Branch { cond: Lv(13), then: to(2, &[]), otherwise: to(1, &[12, 11]) },
            handler: None,
        };
        let exit = Block { params: vec![], insts: vec![], term: Terminator::Return(vec![Lv(11)]), handler: None };
        let mut values = vec![Lane::I64; 14];
        for v in [3, 7, 10, 11] {
            values[v] = lane;
        }
        values[13] = Lane::I8;
        Stencil {
            sig: Signature { params: vec![Lane::I64, Lane::I64, Lane::I64, lane], rets: vec![lane] },
            convention: Convention::Method,
            blocks: vec![entry, body, exit],
            values,
            stack_slots: vec![],
            holes: vec![],
            sites: 0,
        }
    }

    #[test]
    fn floats_are_reordered_only_where_the_operation_says_so() {
        assert!(plan_vector_loops(&sum_loop(Lane::F64, Prim::Fadd, 3), None).is_empty());
        assert_eq!(plan_vector_loops(&sum_loop(Lane::F64, Prim::FaddAny, 3), None)[&1].count, 16);
    }

    #[test]
    fn integers_run_in_chunks_where_elements_follow_each_other() {
        assert_eq!(plan_vector_loops(&sum_loop(Lane::I64, Prim::Iadd, 3), None)[&1].count, 8);
        assert_eq!(plan_vector_loops(&sum_loop(Lane::I32, Prim::Xor, 2), None)[&1].count, 16);
        assert!(plan_vector_loops(&sum_loop(Lane::I64, Prim::Iadd, 4), None).is_empty());
        assert!(plan_vector_loops(&sum_loop(Lane::I64, Prim::Isub, 2), None).is_empty());
    }

    #[test]
    fn code_for_chunks_has_vector_registers() {
        let target = crate::Target::host(true).expect("a supported processor");
        let text = crate::clif_text(&sum_loop(Lane::I64, Prim::Iadd, 3), &target);
        assert_eq!(text.contains("i64x2"), target.has_vectors());
        crate::compile(&sum_loop(Lane::F32, Prim::FmulAny, 2), &target).expect("compiles");
    }
}
