//! Emission of calls by their plans: direct calls and inlined ones, union splits, splats, builtins.

use std::rc::Rc;

use juliet_ir::typed::{Op, Operand, Target, Terminator};
use juliet_ir::{Builtin, Const, Effects, Type};
use juliet_types::{builtin, is_subtype, tuple};

use crate::lattice::Lattice;
use crate::plan::{Apply, Callee, Case, Plan};
use crate::ssa::Builder;

impl Builder<'_, '_> {
    /// Emits a call; `None` where it does not come back.
    pub(crate) fn call(
        &mut self,
        plan: &Plan,
        operands: Vec<Operand>,
        ret: &Lattice,
        effects: Effects,
    ) -> Option<Operand> {
        if let Lattice::Const(c) = ret
            && effects.removable()
        {
            return Some(Operand::Const(c.clone()));
        }
        let value = match plan {
            Plan::Dynamic => self.dynamic(operands, ret, effects),
            Plan::Intrinsic(intrinsic) => {
                let args = operands[1..].to_vec();
                Some(self.emit(Op::Intrinsic(*intrinsic, args), ret.widen(), effects).into())
            }
            Plan::Builtin(which) => self.builtin(*which, operands, ret, effects),
            Plan::Direct(callee) => self.direct(callee, operands, effects),
            Plan::Invoke(callee) => {
                let mut operands = operands;
                operands.drain(0..1);
                operands.remove(1);
                self.direct(callee, operands, effects)
            }
            Plan::Split(cases) => self.split(cases, operands, ret),
            Plan::Apply(apply) => self.apply(apply, &operands),
        }?;
        if ret.is_bottom() {
            self.terminate(Terminator::Unreachable);
            return None;
        }
        Some(match ret {
            Lattice::Const(c) => Operand::Const(c.clone()),
            other => self.coerce(value, other.widen()),
        })
    }

    fn dynamic(&mut self, operands: Vec<Operand>, ret: &Lattice, effects: Effects) -> Option<Operand> {
        let ty = if ret.is_bottom() { Type::bottom() } else { Type::any() };
        Some(self.emit(Op::Call(operands), ty, effects).into())
    }

    fn direct(&mut self, callee: &Rc<Callee>, operands: Vec<Operand>, effects: Effects) -> Option<Operand> {
        let engine = self.engine;
        let Some(code) = engine.world.code(callee.instance) else {
            return self.dynamic(operands, &callee.ret, effects);
        };
        if let Some(inferred) = &callee.inferred
            && let Some(body) = self.inline_candidate(inferred, &code)
            // A loop is better run by an instance for the types that come: one dispatch for all its calls.
            && (callee.is_invokable || !crate::inline::has_loop(&body))
        {
            let args = self.collect(&code, operands)?;
            return self.splice(&body, args);
        }
        if !callee.is_invokable || callee.inferred.as_ref().is_some_and(|i| !i.runs && i.instance == callee.instance) {
            return self.dynamic(operands, &callee.ret, effects);
        }
        let args = self.collect(&code, operands)?;
        let spec = engine.world.instance_info(callee.instance).spec_types.unwrap_union_all();
        let fixed = if code.is_va { code.nargs as usize - 1 } else { args.len() };
        let args = args
            .into_iter()
            .enumerate()
            .map(|(i, arg)| match spec.tuple_element(i) {
                Some(ty) if i < fixed && !ty.has_free_vars() => self.coerce(arg, ty),
                _ => arg,
            })
            .collect();
        let ty = if callee.ret.is_bottom() { Type::bottom() } else { engine.return_type(callee.instance) };
        Some(self.emit(Op::Invoke { callee: callee.instance, args }, ty, effects).into())
    }

    /// The operands of a varargs callee's entry: the last ones as a tuple.
    fn collect(&mut self, code: &juliet_ir::lowered::Body, mut operands: Vec<Operand>) -> Option<Vec<Operand>> {
        if !code.is_va {
            return Some(operands);
        }
        let rest = operands.split_off(operands.len().min(code.nargs as usize - 1));
        let collected = self.make_tuple(rest);
        operands.push(collected);
        Some(operands)
    }

    /// A tuple of operands.
    pub(crate) fn make_tuple(&mut self, elements: Vec<Operand>) -> Operand {
        let consts: Option<Vec<Const>> = elements
            .iter()
            .map(|e| match e {
                Operand::Const(c) => Some(c.clone()),
                Operand::Value(_) => None,
            })
            .collect();
        if let Some(consts) = consts {
            return Operand::Const(Const::tuple(consts));
        }
        let types: Vec<Type> = elements
            .iter()
            .map(|e| match e {
                Operand::Const(c) => c.type_of(),
                Operand::Value(_) => Lattice::Type(self.body.type_of(e)).runtime_type(),
            })
            .collect();
        let ty = tuple(&types);
        if ty.is_concrete() {
            return self.emit(Op::New { ty, args: elements }, ty, Effects::PURE).into();
        }
        self.emit(Op::Builtin(Builtin::Tuple, elements), ty, Effects::PURE).into()
    }

    // ---- builtins -------------------------------------------------------------------------

    fn builtin(&mut self, which: Builtin, operands: Vec<Operand>, ret: &Lattice, effects: Effects) -> Option<Operand> {
        let args = operands[1..].to_vec();
        match which {
            Builtin::Tuple if !args.is_empty() => {
                let ty = ret.widen();
                if ty.is_concrete() {
                    return Some(self.emit(Op::New { ty, args }, ty, Effects::PURE).into());
                }
                Some(self.emit(Op::Builtin(which, args), ty, Effects::PURE).into())
            }
            Builtin::New => {
                let lattice = match &args[0] {
                    Operand::Const(c) => Lattice::Const(c.clone()),
                    Operand::Value(_) => Lattice::Type(self.body.type_of(&args[0])),
                };
                self.new_object(&lattice, args[0].clone(), args[1..].to_vec(), ret, effects)
            }
            Builtin::Typeassert if effects.has(Effects::NOTHROW) => Some(args[0].clone()),
            Builtin::Getfield => {
                let ty = self.field_place_type(&args).unwrap_or_else(|| ret.widen());
                Some(self.emit(Op::Builtin(which, args), ty, effects).into())
            }
            Builtin::Setfield | Builtin::Memoryrefset => {
                // The value of the assignment is the operand itself.
                let value = args[if which == Builtin::Setfield { 2 } else { 1 }].clone();
                self.emit(Op::Builtin(which, args), Type::any(), effects);
                Some(value)
            }
            _ => {
                let ty = if ret.is_bottom() { Type::bottom() } else { ret.widen() };
                Some(self.emit(Op::Builtin(which, args), ty, effects).into())
            }
        }
    }

    /// The declared type of the field that a `getfield` of a concrete struct reads.
    fn field_place_type(&self, args: &[Operand]) -> Option<Type> {
        let ty = self.body.type_of(&args[0]);
        let Operand::Const(key) = &args[1] else { return None };
        if !ty.is_concrete() {
            return None;
        }
        ty.field_type(crate::tfuncs_object::field_position(ty, key)?)
    }

    /// `new`.
    pub(crate) fn new_object(
        &mut self,
        ty_lattice: &Lattice,
        ty: Operand,
        args: Vec<Operand>,
        ret: &Lattice,
        effects: Effects,
    ) -> Option<Operand> {
        if let Lattice::Const(c) = ret
            && effects.removable()
        {
            return Some(Operand::Const(c.clone()));
        }
        if let Some(t) = ty_lattice.as_type_value()
            && t.is_concrete()
            && !ret.is_bottom()
        {
            let fits = args
                .iter()
                .enumerate()
                .all(|(i, a)| t.field_type(i).is_some_and(|f| is_subtype(self.body.type_of(a), f)));
            if fits {
                let own = Effects::PURE.without(if t.is_mutable() { Effects::CONSISTENT } else { Effects::NONE });
                return Some(self.emit(Op::New { ty: t, args }, t, own).into());
            }
        }
        let mut all = vec![ty];
        all.extend(args);
        let value = self.emit(Op::Builtin(Builtin::New, all), ret.widen(), effects);
        Some(value.into())
    }

    /// The elements of a container of known length.
    pub(crate) fn elements_of(&mut self, container: &Operand, lattice: &Lattice) -> Option<Vec<Operand>> {
        let known = crate::calls::known_elements(lattice)?;
        Some(self.take_elements(container, &known))
    }

    fn take_elements(&mut self, container: &Operand, known: &[Lattice]) -> Vec<Operand> {
        let mut out = Vec::with_capacity(known.len());
        for (i, element) in known.iter().enumerate() {
            if let Lattice::Const(c) = element {
                out.push(Operand::Const(c.clone()));
                continue;
            }
            let args = vec![container.clone(), Operand::Const(Const::int64(i as i64 + 1))];
            let ty = self.field_place_type(&args).unwrap_or_else(|| element.widen());
            let value = self.emit(Op::Builtin(Builtin::Getfield, args), ty, Effects::PURE);
            out.push(self.coerce(value.into(), element.widen()));
        }
        out
    }

    fn apply(&mut self, apply: &Rc<Apply>, operands: &[Operand]) -> Option<Operand> {
        // operands: _apply_iterate, iterate, function, containers...
        let mut flat = vec![operands[2].clone()];
        let mut at = 1;
        for (container, length) in operands[3..].iter().zip(&apply.lengths) {
            let known = &apply.operands[at..at + length];
            flat.extend(self.take_elements(container, known));
            at += length;
        }
        self.call(&apply.plan, flat, &apply.ret, apply.effects)
    }

    // ---- union splits ---------------------------------------------------------------------

    /// One branch for each combination of types, joined in a block with the result.
    fn split(&mut self, cases: &Rc<Vec<Case>>, operands: Vec<Operand>, ret: &Lattice) -> Option<Operand> {
        let varying: Vec<usize> =
            (0..operands.len()).filter(|i| cases.iter().any(|c| c.types[*i] != cases[0].types[*i])).collect();
        let join = self.new_block();
        let ret_ty = ret.widen();
        let result = self.body.new_value(ret_ty);
        if !ret.is_bottom() {
            self.body.blocks[join.index()].params.push(result);
        }
        for (index, case) in cases.iter().enumerate() {
            let next = if index + 1 < cases.len() { Some(self.test_case(case, &operands, &varying)) } else { None };
            let mut args = operands.clone();
            for i in &varying {
                let ty = case.types[*i];
                args[*i] = match crate::lattice::only_value(ty) {
                    Some(c) => Operand::Const(c),
                    None => self.coerce(args[*i].clone(), ty),
                };
            }
            if let Some(value) = self.call(&case.plan, args, &case.ret, case.effects) {
                let value = self.coerce(value, ret_ty);
                self.terminate(Terminator::Jump(Target { block: join, args: vec![value] }));
            } else {
                self.terminate(Terminator::Unreachable);
            }
            self.current = next;
        }
        if ret.is_bottom() {
            return None;
        }
        self.current = Some(join);
        Some(result.into())
    }

    /// Tests the types of a case and goes on in the block where they hold; answers the block for
    /// the others.
    fn test_case(&mut self, case: &Case, operands: &[Operand], varying: &[usize]) -> juliet_ir::typed::BlockId {
        let other = self.new_block();
        for i in varying {
            let ty = case.types[*i];
            let known = self.body.type_of(&operands[*i]);
            if is_subtype(known, ty) {
                continue;
            }
            let test = match crate::lattice::only_value(ty) {
                Some(c) => Op::Builtin(Builtin::Egal, vec![operands[*i].clone(), Operand::Const(c)]),
                None => Op::Builtin(Builtin::Isa, vec![operands[*i].clone(), Operand::Const(Const::Type(ty))]),
            };
            let test = self.emit(test, builtin().bool, Effects::PURE);
            let then = self.new_block();
            self.branch_to(test.into(), then, other);
            self.current = Some(then);
        }
        other
    }
}
