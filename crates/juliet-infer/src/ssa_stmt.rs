//! Emission of statements other than jumps: assignments, `new`, foreign calls, questions of
//! definedness. Calls are in `ssa_call.rs`.

use juliet_ir::lowered::{self, Inbounds, Place, SlotId, Stmt};
use juliet_ir::typed::{Foreign, ForeignTarget, Op, Operand, Terminator};
use juliet_ir::{Builtin, Const, Effects, Type};
use juliet_types::{Param, builtin};

use crate::absint::{assign, foreign_result, forget_conditions};
use crate::engine::SlotState;
use crate::lattice::Lattice;
use crate::ssa::{Builder, Cell};

impl Builder<'_, '_> {
    /// Emits one statement.
    pub(crate) fn walk_stmt(&mut self, pc: usize, block: usize) {
        let frame = self.frame;
        match &frame.body.stmts[pc] {
            Stmt::Assign(slot, op) => self.assign_slot(pc, *slot, op),
            Stmt::NewVar(slot) => self.clear_slot(*slot, pc),
            Stmt::Goto(target) => {
                let to = frame.cfg.block_of[target.0 as usize] as usize;
                self.jump_to(to);
            }
            Stmt::GotoIfNot { cond, target } => {
                let to = frame.cfg.block_of[target.0 as usize] as usize;
                self.branch(pc, block, cond, to);
            }
            Stmt::Return(op) => match self.read(op) {
                Some(value) => {
                    let value = self.coerce(value, self.body.ret);
                    self.terminate(Terminator::Return(value));
                }
                None => self.terminate(Terminator::Unreachable),
            },
            Stmt::EnterTry(target) => {
                let mark = self.emit(Op::ExceptionMark, builtin().int64, Effects::READ);
                self.values[pc] = Some(mark.into());
                let handler = frame.cfg.block_of[target.0 as usize] as usize;
                self.environment.inbounds = self.inbounds;
                self.saved[handler] = Some(self.environment.clone());
            }
            Stmt::PopException(enter) => {
                if let Some(mark) = self.values[enter.0 as usize].clone() {
                    self.emit(Op::ExceptionReset(mark), builtin().nothing, Effects::NONE);
                }
            }
            Stmt::Inbounds(Inbounds::Push) => self.inbounds += 1,
            Stmt::Inbounds(Inbounds::Pop) => self.inbounds = self.inbounds.saturating_sub(1),
            Stmt::LeaveTry(_) | Stmt::LoopInfo | Stmt::Nop => {}
            stmt => {
                self.values[pc] = self.value_stmt(pc, stmt);
                let stops = frame.stmts[pc].is_bottom() || self.values[pc].is_none();
                if stops && self.current.is_some() {
                    self.terminate(Terminator::Unreachable);
                }
            }
        }
    }

    fn assign_slot(&mut self, pc: usize, slot: SlotId, op: &lowered::Operand) {
        let lattice = self.lattice_of(op);
        let index = slot.0 as usize;
        let Some(value) = self.read(op) else {
            self.terminate(Terminator::Unreachable);
            return;
        };
        if lattice.is_bottom() {
            self.terminate(Terminator::Unreachable);
            return;
        }
        if let Some(cell) = self.cells[index] {
            let ty = self.body.cells[cell.value.index()];
            let value = self.coerce(value.clone(), ty);
            self.set_cell(cell, value);
        }
        if self.is_fixed[index] {
            self.fixed[index] = Some(value);
        } else {
            self.environment.slots[index] = Some(value);
            self.environment.defined[index] = Operand::Const(Const::bool(true));
        }
        assign(&mut self.state, slot, lattice, pc);
    }

    fn clear_slot(&mut self, slot: SlotId, pc: usize) {
        let index = slot.0 as usize;
        forget_conditions(&mut self.state, slot);
        self.state[index] = SlotState { value: Lattice::bottom(), maybe_undefined: true, version: pc as u32 + 1 };
        self.environment.slots[index] = None;
        let no = Operand::Const(Const::bool(false));
        self.environment.defined[index] = no.clone();
        if let Some(Cell { defined: Some(flag), .. }) = self.cells[index] {
            self.emit(Op::CellSet(flag, no), builtin().nothing, Effects::NONE);
        }
    }

    /// A statement with a value; `None` where it does not come back.
    fn value_stmt(&mut self, pc: usize, stmt: &Stmt) -> Option<Operand> {
        let ret = self.frame.stmts[pc].clone();
        let effects = self.frame.effects[pc];
        match stmt {
            Stmt::Call { func, args } => {
                let mut operands = Vec::with_capacity(args.len() + 1);
                for op in std::iter::once(func).chain(args) {
                    operands.push(self.read(op)?);
                }
                let plan = self.frame.plans[pc].clone()?;
                self.call(&plan, operands, &ret, effects)
            }
            Stmt::New { ty, args } => {
                let ty_lattice = self.lattice_of(ty);
                let ty = self.read(ty)?;
                let args: Vec<Operand> = args.iter().map(|a| self.read(a)).collect::<Option<_>>()?;
                self.new_object(&ty_lattice, ty, args, &ret, effects)
            }
            Stmt::SplatNew { ty, args } => self.splat_new(ty, args, &ret, effects),
            Stmt::Copy(op) => self.read(op),
            Stmt::SetGlobal(global, op) => {
                let value = self.read(op)?;
                self.emit(Op::GlobalSet(*global, value.clone()), builtin().nothing, effects);
                Some(value)
            }
            Stmt::CurrentException => Some(self.emit(Op::CurrentException, Type::any(), Effects::READ).into()),
            Stmt::IsDefined(place) => self.is_defined(place, &ret),
            Stmt::ThrowUndefIfNot { name, cond } => {
                let cond = self.read(cond)?;
                self.throw_undefined_unless(cond, *name)?;
                Some(Operand::Const(Const::nothing()))
            }
            Stmt::Foreign(call) => self.foreign(call, &ret, effects),
            Stmt::BoundsCheck => Some(self.emit(Op::BoundsCheck, builtin().bool, Effects::PURE).into()),
            _ => Some(Operand::Const(Const::nothing())),
        }
    }

    fn is_defined(&mut self, place: &Place, ret: &Lattice) -> Option<Operand> {
        if let Lattice::Const(c) = ret {
            return Some(Operand::Const(c.clone()));
        }
        Some(match place {
            Place::Slot(slot) => self.definedness(slot.0 as usize),
            Place::StaticParam(n) => {
                let open = !matches!(self.frame.sparams.get(*n as usize), Some(Param::Type(t)) if !t.has_free_vars());
                if open && !self.frame.spec_types.is_dispatch_tuple() {
                    self.needs_open_param = true;
                }
                Operand::Const(Const::bool(!open))
            }
            Place::Global(global) => self.emit(Op::GlobalIsDefined(*global), builtin().bool, Effects::READ).into(),
        })
    }

    fn splat_new(
        &mut self,
        ty: &lowered::Operand,
        args: &lowered::Operand,
        ret: &Lattice,
        effects: Effects,
    ) -> Option<Operand> {
        let (ty_lattice, args_lattice) = (self.lattice_of(ty), self.lattice_of(args));
        let (ty, args) = (self.read(ty)?, self.read(args)?);
        if args_lattice.widen().fixed_tuple_length().is_some() {
            let elements = self.elements_of(&args, &args_lattice)?;
            return self.new_object(&ty_lattice, ty, elements, ret, effects);
        }
        // `_apply_iterate(nothing, _new, (T,), args)`: the runtime walks tuples without `iterate`.
        let pair = vec![Operand::Const(Const::nothing()), self.builtin_function(Builtin::New)?, ty, args];
        Some(self.emit(Op::Builtin(Builtin::ApplyIterate, pair), ret.widen(), effects).into())
    }

    fn foreign(&mut self, call: &lowered::ForeignCall, ret: &Lattice, effects: Effects) -> Option<Operand> {
        let target = match &call.target {
            lowered::ForeignTarget::Symbol(s) => ForeignTarget::Symbol(*s),
            lowered::ForeignTarget::Library { symbol, library } => {
                let name = match self.lattice_of(library) {
                    Lattice::Const(Const::Str(s)) => String::from_utf8_lossy(&s).into_owned(),
                    Lattice::Const(Const::Sym(s)) => s.as_str().to_owned(),
                    _ => String::new(),
                };
                ForeignTarget::Library(*symbol, juliet_types::sym(&name))
            }
            lowered::ForeignTarget::Pointer(op) => ForeignTarget::Pointer(self.read(op)?),
        };
        let declared = self.lattice_of(&call.ret).as_type_value().unwrap_or_else(Type::any);
        let arg_types: Vec<Type> = call
            .arg_types
            .iter()
            .map(|t| passed_as(self.lattice_of(t).as_type_value().unwrap_or_else(Type::any)))
            .collect();
        let mut args = Vec::with_capacity(call.args.len());
        for (i, arg) in call.args.iter().enumerate() {
            let value = self.read(arg)?;
            // The C representation follows the declared type.
            let ty = arg_types.get(i).copied().unwrap_or_else(Type::any);
            let value = if ty.is_primitive() { self.coerce(value, ty) } else { value };
            args.push(value);
        }
        let roots: Vec<Operand> = call.roots.iter().map(|r| self.read(r)).collect::<Option<_>>()?;
        let foreign = Foreign { target, ret: declared, arg_types, fixed: call.fixed, args, roots };
        let ty = if declared.is_core_named("Nothing") { builtin().nothing } else { foreign_result(declared).widen() };
        let value = self.emit(Op::Foreign(Box::new(foreign)), ty, effects);
        Some(match ret {
            Lattice::Const(c) => Operand::Const(c.clone()),
            other => self.coerce(value.into(), other.widen()),
        })
    }

    fn builtin_function(&mut self, which: Builtin) -> Option<Operand> {
        let global = juliet_ir::GlobalRef::new(juliet_types::ModulePath::core(), which.name());
        self.read(&lowered::Operand::Global(global))
    }
}

/// `Ref{T}` is passed as the address of a `T`, which `unsafe_convert` has made a pointer.
fn passed_as(ty: Type) -> Type {
    if ty.as_data().is_none() || !ty.is_core_named("Ref") {
        return ty;
    }
    juliet_types::apply(builtin().ptr, &[builtin().nothing.into()]).unwrap_or(ty)
}
