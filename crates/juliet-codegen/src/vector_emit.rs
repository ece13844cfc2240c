//! Emits the loops of [`crate::vector_plan`]: before a loop's head a test, a loop over chunks, and what leads from its
//! result to the loop as it was.
//!
//! A value of a chunk of `count` iterations is a list of 128-bit registers. A truth value is a list of registers whose
//! lanes are all ones or zero, as wide as what is wanted of it.

use std::collections::BTreeMap;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, Value, types};
use juliet_ir::stencil::{IntCond, Lane, Lv, Op, Prim};

use crate::prim;
use crate::translate::Translator;
use crate::vector_plan::{Class, Phi, VectorLoop};
use crate::vector_reduce::{Compare, Fold, Reduction};
use crate::vector_shape::{bitcast, constant_lanes, delay, int_vector, resize, vector_type};

impl Translator<'_> {
    /// Emits what runs before the loop with a plan; the builder is in no block afterwards.
    pub(crate) fn vector_loop(&mut self, plan: &VectorLoop<'_>, entry: ir::Block) {
        let head = self.blocks[plan.blocks[0]];
        let initial = self.b.block_params(entry).to_vec();
        let args = |values: &[Value]| values.iter().map(|v| BlockArg::Value(*v)).collect::<Vec<_>>();
        self.b.switch_to_block(entry);
        let (setup, body, after) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        let mut before = Chunk::new(self, plan);
        before.start(&initial);
        let trips = before.trips();
        let fits = before.fits(trips);
        self.b.ins().brif(fits, setup, &[], head, &args(&initial));

        self.b.switch_to_block(setup);
        let mut carried = vec![trips];
        for (phi, first) in plan.phis.iter().zip(&initial) {
            carried.extend(Chunk::new(self, plan).carried_at_first(phi, *first));
        }
        self.b.ins().jump(body, &args(&carried));
        let params: Vec<Value> = carried
            .iter()
            .map(|v| self.b.func.dfg.value_type(*v))
            .collect::<Vec<_>>()
            .into_iter()
            .map(|ty| self.b.append_block_param(body, ty))
            .collect();

        self.b.switch_to_block(body);
        let mut chunk = Chunk::new(self, plan);
        chunk.enter(&params[1..], &initial);
        chunk.stores();
        let next = chunk.carried_on(&params[1..]);
        let left = self.b.ins().iadd_imm_s(params[0], -i64::from(plan.count));
        let is_last = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, left, i64::from(plan.count));
        let mut again = vec![left];
        again.extend(&next);
        self.b.ins().brif(is_last, after, &[], body, &args(&again));

        self.b.switch_to_block(after);
        let mut end = Chunk::new(self, plan);
        end.enter(&next, &initial);
        let (results, is_unsure) = end.results(&next, &initial);
        match is_unsure {
            Some(unsure) => self.b.ins().brif(unsure, head, &args(&initial), head, &args(&results)),
            None => self.b.ins().jump(head, &args(&results)),
        };
    }
}

/// The code of one chunk of iterations, or of the scalars before the first.
pub(crate) struct Chunk<'t, 's, 'p> {
    pub(crate) t: &'t mut Translator<'s>,
    pub(crate) plan: &'p VectorLoop<'p>,
    /// Values of the first iteration of the chunk.
    scalars: BTreeMap<Lv, Value>,
    vectors: BTreeMap<Lv, Vec<Value>>,
    masks: BTreeMap<(Lv, u32), Vec<Value>>,
    /// The last register of the chunk before, by parameter.
    delayed: BTreeMap<Lv, Value>,
}

impl<'t, 's, 'p> Chunk<'t, 's, 'p> {
    fn new(t: &'t mut Translator<'s>, plan: &'p VectorLoop<'p>) -> Self {
        let (scalars, vectors) = (BTreeMap::new(), BTreeMap::new());
        Chunk { t, plan, scalars, vectors, masks: BTreeMap::new(), delayed: BTreeMap::new() }
    }

    fn params(&self) -> &'s [Lv] {
        &self.t.stencil.blocks[self.plan.blocks[0]].params
    }

    fn lane(&self, v: Lv) -> Lane {
        self.plan.values[v.index()]
    }

    /// Registers of a value of that many bytes.
    fn registers(&self, width: u32) -> usize {
        (self.plan.count * width / 16) as usize
    }

    /// Sets the scalars of the first iteration of all.
    fn start(&mut self, initial: &[Value]) {
        let params = self.params();
        self.scalars.extend(params.iter().copied().zip(initial.iter().copied()));
    }

    /// What the loop over chunks carries for a parameter, in the beginning.
    fn carried_at_first(&mut self, phi: &Phi, first: Value) -> Vec<Value> {
        match phi {
            Phi::Same | Phi::Reloaded(_) => vec![],
            Phi::Counter(_) => vec![first],
            Phi::Delayed(next) => {
                let ty = vector_type(self.lane(*next));
                vec![self.t.b.ins().splat(ty, first)]
            }
            Phi::Reduced(reduction) => {
                let (lane, width) = self.reduced_lane(reduction);
                let neutral = match reduction.fold {
                    Fold::Extreme { .. } => first,
                    Fold::Prim(prim) => {
                        let bits = neutral_bits(prim, lane);
                        prim::constant(&mut self.t.b, prim::lane_type(lane), bits)
                    }
                };
                let vector = self.t.b.ins().splat(vector_type(lane), neutral);
                vec![vector; self.registers(width)]
            }
        }
    }

    /// Lane and width of what a reduction combines; of truth values that of their comparison.
    fn reduced_lane(&self, reduction: &Reduction) -> (Lane, u32) {
        let operand = reduction.steps[0].operand;
        match self.plan.class(operand) {
            Class::Mask(width) => (int_lane(width), width),
            _ => (self.lane(operand), self.lane(operand).size()),
        }
    }

    /// Sets what the loop over chunks carries.
    fn enter(&mut self, carried: &[Value], initial: &[Value]) {
        let (plan, params) = (self.plan, self.params());
        let mut carried = carried.iter();
        for ((phi, param), first) in plan.phis.iter().zip(params).zip(initial) {
            match phi {
                Phi::Same => drop(self.scalars.insert(*param, *first)),
                Phi::Reloaded(_) => {}
                Phi::Counter(_) => drop(self.scalars.insert(*param, *carried.next().expect("carried"))),
                Phi::Delayed(_) => drop(self.delayed.insert(*param, *carried.next().expect("carried"))),
                Phi::Reduced(reduction) => {
                    let (_, width) = self.reduced_lane(reduction);
                    carried.nth(self.registers(width) - 1).expect("carried");
                }
            }
        }
    }

    /// Reads and writes memory in the order of the program, where it is written at all.
    fn stores(&mut self) {
        let plan = self.plan;
        if !plan.insts.iter().any(|inst| matches!(inst.op, Op::Store { .. })) {
            return;
        }
        for inst in &plan.insts {
            match inst.op {
                Op::Load { .. } if plan.class(inst.results[0]) == Class::Vector => drop(self.lanes(inst.results[0])),
                Op::Store { base, offset, value, region } => {
                    let registers = self.lanes(value);
                    let base = self.scalar(base);
                    let flags = self.t.flags(region as u32);
                    for (at, register) in registers.into_iter().enumerate() {
                        self.t.b.ins().store(flags, register, base, offset + 16 * at as i32);
                    }
                }
                _ => {}
            }
        }
    }

    /// What the next chunk is given.
    fn carried_on(&mut self, carried: &[Value]) -> Vec<Value> {
        let plan = self.plan;
        let mut carried = carried.iter().copied();
        let mut next = vec![];
        for phi in &plan.phis {
            match phi {
                Phi::Same | Phi::Reloaded(_) => {}
                Phi::Counter(step) => {
                    let by = step.wrapping_mul(i64::from(plan.count));
                    let by = self.t.b.ins().iconst(types::I64, by);
                    next.push(self.t.b.ins().iadd(carried.next().expect("carried"), by));
                }
                Phi::Delayed(value) => {
                    carried.next();
                    next.push(*self.lanes(*value).last().expect("a chunk has registers"));
                }
                Phi::Reduced(reduction) => {
                    let (_, width) = self.reduced_lane(reduction);
                    let count = self.registers(width);
                    let so_far: Vec<Value> = carried.by_ref().take(count).collect();
                    next.extend(self.reduce(reduction, width, so_far));
                }
            }
        }
        next
    }

    fn reduce(&mut self, reduction: &Reduction, width: u32, mut so_far: Vec<Value>) -> Vec<Value> {
        let plan = self.plan;
        for step in &reduction.steps {
            let mut negates = step.negates;
            let operands = match (plan.class(step.operand), plan.defs.get(&step.operand).map(|inst| &inst.op)) {
                (Class::Mask(_), _) => self.mask(step.operand, width),
                // A true lane is minus one.
                (_, Some(Op::Prim(Prim::Zext, args)))
                    if reduction.fold == Fold::Prim(Prim::Iadd) && matches!(plan.class(args[0]), Class::Mask(_)) =>
                {
                    negates = !negates;
                    self.mask(args[0], width)
                }
                _ => self.lanes(step.operand),
            };
            let operands = match step.guard {
                Some((cond, is_taken)) => self.guarded(reduction, operands, cond, is_taken),
                None => operands,
            };
            for (so_far, operand) in so_far.iter_mut().zip(operands) {
                *so_far = if negates {
                    self.t.b.ins().isub(*so_far, operand)
                } else {
                    self.fold(reduction.fold, *so_far, operand)
                };
            }
        }
        so_far
    }

    /// The operands where a condition is `is_taken`, and what changes nothing elsewhere.
    fn guarded(&mut self, reduction: &Reduction, operands: Vec<Value>, cond: Lv, is_taken: bool) -> Vec<Value> {
        let (lane, width) = self.reduced_lane(reduction);
        let Fold::Prim(prim) = reduction.fold else { panic!("codegen: an extreme has no condition") };
        let neutral = prim::constant(&mut self.t.b, prim::lane_type(lane), neutral_bits(prim, lane));
        let neutral = self.t.b.ins().splat(vector_type(lane), neutral);
        let mask = self.mask(cond, width);
        let pairs = operands.into_iter().zip(mask);
        pairs
            .map(|(operand, mask)| {
                let (yes, no) = if is_taken { (operand, neutral) } else { (neutral, operand) };
                self.select_lanes(mask, yes, no)
            })
            .collect()
    }

    /// Combines two results, registers or scalars.
    fn fold(&mut self, fold: Fold, x: Value, y: Value) -> Value {
        match fold {
            Fold::Prim(prim) => {
                let ty = self.t.b.func.dfg.value_type(x);
                prim::emit(&mut self.t.b, prim, &[x, y], ty)
            }
            Fold::Extreme { compare, is_left, stays_if_true } => {
                let (left, right) = if is_left { (x, y) } else { (y, x) };
                let cond = self.compare_lanes(compare, left, right);
                let (yes, no) = if stays_if_true { (x, y) } else { (y, x) };
                self.select_lanes(cond, yes, no)
            }
        }
    }

    fn compare_lanes(&mut self, compare: Compare, x: Value, y: Value) -> Value {
        let b = &mut self.t.b;
        match compare {
            Compare::Int(how) => {
                let ty = b.func.dfg.value_type(x);
                let (mut x, mut y, mut how) = (x, y, how);
                if ty == types::I64X2 && matches!(how, IntCond::Ult | IntCond::Ule) {
                    let sign = b.ins().iconst(types::I64, i64::MIN);
                    let sign = b.ins().splat(ty, sign);
                    (x, y) = (b.ins().bxor(x, sign), b.ins().bxor(y, sign));
                    how = if how == IntCond::Ult { IntCond::Slt } else { IntCond::Sle };
                }
                b.ins().icmp(prim::int_cc(how), x, y)
            }
            Compare::Float(how) => b.ins().fcmp(prim::float_cc(how), x, y),
        }
    }

    fn select_lanes(&mut self, cond: Value, yes: Value, no: Value) -> Value {
        let b = &mut self.t.b;
        let ty = b.func.dfg.value_type(yes);
        if !ty.is_vector() {
            return b.ins().select(cond, yes, no);
        }
        let cond = bitcast(b, ty, cond);
        b.ins().bitselect(cond, yes, no)
    }

    /// The head's parameters after the last chunk, and whether they are not to be used.
    fn results(&mut self, carried: &[Value], initial: &[Value]) -> (Vec<Value>, Option<Value>) {
        let plan = self.plan;
        let mut carried = carried.iter().copied();
        let mut results = vec![];
        let mut is_unsure = None;
        for (phi, first) in plan.phis.iter().zip(initial) {
            results.push(match phi {
                Phi::Same => *first,
                Phi::Counter(_) => carried.next().expect("carried"),
                Phi::Reloaded(value) => {
                    let (flags, base, offset) = self.element_before(*value);
                    let ty = prim::lane_type(self.lane(*value));
                    self.t.b.ins().load(ty, flags, base, offset)
                }
                Phi::Delayed(value) => {
                    let last = (16 / self.lane(*value).size() - 1) as u8;
                    self.t.b.ins().extractlane(carried.next().expect("carried"), last)
                }
                Phi::Reduced(reduction) => {
                    let (lane, width) = self.reduced_lane(reduction);
                    let registers: Vec<Value> = carried.by_ref().take(self.registers(width)).collect();
                    let result = self.reduced(reduction, lane, registers, *first);
                    if reduction.tells_zeros() {
                        let zero = prim::constant(&mut self.t.b, prim::lane_type(lane), 0);
                        let is_zero = self.t.b.ins().fcmp(ir::condcodes::FloatCC::Equal, result, zero);
                        is_unsure = Some(match is_unsure {
                            None => is_zero,
                            Some(before) => self.t.b.ins().bor(before, is_zero),
                        });
                    }
                    result
                }
            });
        }
        (results, is_unsure)
    }

    /// One value of all lanes and of what the reduction began with.
    fn reduced(&mut self, reduction: &Reduction, lane: Lane, mut registers: Vec<Value>, first: Value) -> Value {
        while registers.len() > 1 {
            let pairs: Vec<Value> =
                registers.chunks(2).map(|pair| self.fold(reduction.fold, pair[0], pair[1])).collect();
            registers = pairs;
        }
        let register = registers[0];
        if matches!(self.plan.class(reduction.steps[0].operand), Class::Mask(_)) {
            let b = &mut self.t.b;
            return if reduction.fold == Fold::Prim(Prim::And) {
                let all = b.ins().vall_true(register);
                b.ins().band(first, all)
            } else {
                let any = b.ins().vany_true(register);
                b.ins().bor(first, any)
            };
        }
        let mut result = first;
        for at in 0..16 / lane.size() {
            let one = self.t.b.ins().extractlane(register, at as u8);
            result = self.fold(reduction.fold, result, one);
        }
        result
    }

    /// The value in the first iteration of the chunk.
    pub(crate) fn scalar(&mut self, v: Lv) -> Value {
        let v = self.plan.resolve(v);
        if let Some(known) = self.scalars.get(&v) {
            return *known;
        }
        let Some(inst) = self.plan.defs.get(&v) else { return self.t.values[v.index()] };
        let ty = prim::lane_type(self.lane(v));
        let value = match &inst.op {
            Op::Const(bits) => prim::constant(&mut self.t.b, ty, *bits),
            Op::Prim(op, args) => {
                let args: Vec<Value> = args.iter().map(|v| self.scalar(*v)).collect();
                prim::emit(&mut self.t.b, *op, &args, ty)
            }
            Op::Icmp(how, x, y) => {
                let (x, y) = (self.scalar(*x), self.scalar(*y));
                self.t.b.ins().icmp(prim::int_cc(*how), x, y)
            }
            Op::Fcmp(how, x, y) => {
                let (x, y) = (self.scalar(*x), self.scalar(*y));
                self.t.b.ins().fcmp(prim::float_cc(*how), x, y)
            }
            Op::Load { base, offset, region } => {
                let base = self.scalar(*base);
                let flags = self.t.flags(*region as u32);
                self.t.b.ins().load(ty, flags, base, *offset)
            }
            other => panic!("codegen: {other} in a loop over chunks"),
        };
        self.scalars.insert(v, value);
        value
    }

    /// The value in all iterations of the chunk.
    fn lanes(&mut self, v: Lv) -> Vec<Value> {
        let v = self.plan.resolve(v);
        if let Some(known) = self.vectors.get(&v) {
            return known.clone();
        }
        let lane = self.lane(v);
        let (ty, count) = (vector_type(lane), self.registers(lane.size()));
        let registers = match self.plan.class(v) {
            Class::Uniform => {
                let scalar = self.scalar(v);
                vec![self.t.b.ins().splat(ty, scalar); count]
            }
            Class::Affine(stride) => {
                let scalar = self.scalar(v);
                let first = self.t.b.ins().splat(ty, scalar);
                let mut registers = vec![];
                for at in 0..count as i64 {
                    let growth = constant_lanes(&mut self.t.b, [2 * at, 2 * at + 1].map(|n| stride.wrapping_mul(n)));
                    registers.push(self.t.b.ins().iadd(first, growth));
                }
                registers
            }
            Class::Vector => match self.phi(v) {
                Some(Phi::Delayed(next)) => {
                    let registers = self.lanes(*next);
                    delay(&mut self.t.b, self.delayed[&v], &registers, lane.size())
                }
                Some(Phi::Reloaded(next)) => {
                    let (flags, base, offset) = self.element_before(*next);
                    (0..count as i32).map(|at| self.t.b.ins().load(ty, flags, base, offset + 16 * at)).collect()
                }
                _ => self.computed_lanes(v, ty, count),
            },
            other => panic!("codegen: lanes of {other:?}"),
        };
        self.vectors.insert(v, registers.clone());
        registers
    }

    /// What becomes of a parameter of the head.
    fn phi(&self, v: Lv) -> Option<&'p Phi> {
        let at = self.params().iter().position(|param| *param == v)?;
        Some(&self.plan.phis[at])
    }

    /// Where the element before the one that a load reads stands.
    fn element_before(&mut self, load: Lv) -> (ir::MemFlagsData, Value, i32) {
        let load = self.plan.resolve(load);
        let Op::Load { base, offset, region } = self.plan.defs[&load].op else {
            panic!("codegen: {load} is not an element")
        };
        (self.t.flags(region as u32), self.scalar(base), offset - self.lane(load).size() as i32)
    }

    fn computed_lanes(&mut self, v: Lv, ty: ir::Type, count: usize) -> Vec<Value> {
        let inst = self.plan.defs[&v];
        match &inst.op {
            Op::Load { base, offset, region } => {
                let base = self.scalar(*base);
                let flags = self.t.flags(*region as u32);
                (0..count as i32).map(|at| self.t.b.ins().load(ty, flags, base, offset + 16 * at)).collect()
            }
            Op::Prim(Prim::Select, args) => {
                let cond = self.mask(args[0], self.lane(v).size());
                let (yes, no) = (self.lanes(args[1]), self.lanes(args[2]));
                (0..count).map(|at| self.select_lanes(cond[at], yes[at], no[at])).collect()
            }
            Op::Prim(Prim::Zext, args) if matches!(self.plan.class(args[0]), Class::Mask(_)) => {
                let one = self.t.b.ins().iconst(ty.lane_type(), 1);
                let one = self.t.b.ins().splat(ty, one);
                self.mask(args[0], self.lane(v).size()).iter().map(|m| self.t.b.ins().band(*m, one)).collect()
            }
            Op::Prim(how @ (Prim::Sext | Prim::Zext), args) => {
                let (from, to) = (self.lane(args[0]).size(), self.lane(v).size());
                let registers = self.lanes(args[0]);
                resize(&mut self.t.b, registers, from, to, *how == Prim::Sext)
            }
            Op::Prim(how @ (Prim::Shl | Prim::Lshr | Prim::Ashr), args) => {
                let by = self.scalar(args[1]);
                self.lanes(args[0]).iter().map(|x| prim::emit(&mut self.t.b, *how, &[*x, by], ty)).collect()
            }
            Op::Prim(Prim::SintToFloat, args) => {
                self.lanes(args[0]).iter().map(|x| self.t.b.ins().fcvt_from_sint(ty, *x)).collect()
            }
            Op::Prim(op, args) => {
                let args: Vec<Vec<Value>> = args.iter().map(|v| self.lanes(*v)).collect();
                let operands = |at: usize| args.iter().map(|registers| registers[at]).collect::<Vec<Value>>();
                (0..count).map(|at| prim::emit(&mut self.t.b, *op, &operands(at), ty)).collect()
            }
            other => panic!("codegen: {other} in a loop over chunks"),
        }
    }

    /// A truth value in all iterations, in lanes of `width` bytes.
    fn mask(&mut self, v: Lv, width: u32) -> Vec<Value> {
        let v = self.plan.resolve(v);
        if let Some(known) = self.masks.get(&(v, width)) {
            return known.clone();
        }
        let registers = match &self.plan.defs[&v].op {
            Op::Prim(Prim::Xor, args) if self.plan.class(args[1]) == Class::Uniform => {
                self.mask(args[0], width).iter().map(|x| self.t.b.ins().bnot(*x)).collect()
            }
            Op::Prim(op, args) => {
                let (x, y) = (self.mask(args[0], width), self.mask(args[1], width));
                let ty = int_vector(width);
                x.iter().zip(&y).map(|(x, y)| prim::emit(&mut self.t.b, *op, &[*x, *y], ty)).collect()
            }
            Op::Icmp(_, x, y) | Op::Fcmp(_, x, y) => {
                let compare = match &self.plan.defs[&v].op {
                    Op::Icmp(how, ..) => Compare::Int(*how),
                    Op::Fcmp(how, ..) => Compare::Float(*how),
                    other => panic!("codegen: {other} is not a comparison"),
                };
                let from = self.lane(*x).size();
                let (x, y) = (self.lanes(*x), self.lanes(*y));
                let registers = x.iter().zip(&y).map(|(x, y)| self.compare_lanes(compare, *x, *y)).collect();
                resize(&mut self.t.b, registers, from, width, true)
            }
            other => panic!("codegen: {other} is not a truth value"),
        };
        self.masks.insert((v, width), registers.clone());
        registers
    }
}

/// What changes nothing when it is combined.
fn neutral_bits(prim: Prim, lane: Lane) -> u128 {
    match (prim, lane) {
        (Prim::And, _) => u128::MAX,
        (Prim::Imul, _) => 1,
        (Prim::FmulAny, Lane::F32) => u128::from(1f32.to_bits()),
        (Prim::FmulAny, _) => u128::from(1f64.to_bits()),
        (Prim::FaddAny, Lane::F32) => u128::from((-0f32).to_bits()),
        (Prim::FaddAny, _) => u128::from((-0f64).to_bits()),
        _ => 0,
    }
}

fn int_lane(width: u32) -> Lane {
    match width {
        1 => Lane::I8,
        2 => Lane::I16,
        4 => Lane::I32,
        _ => Lane::I64,
    }
}
