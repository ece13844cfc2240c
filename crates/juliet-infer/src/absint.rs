//! Abstract interpretation of the statements of a block.

use std::rc::Rc;
use std::sync::Arc;

use juliet_ir::lowered::{Body, ForeignCall, ForeignTarget, Operand, Place, SlotId, Stmt};
use juliet_ir::{Const, Effects, GlobalRef, Type};
use juliet_types::{Param, builtin, is_subtype};

use crate::engine::{Engine, SlotState};
use crate::lattice::{Conditional, Lattice};
use crate::plan::Plan;
use crate::world::Binding;

/// Visits of a block after which the values of its statements only grow.
const VISITS_BEFORE_JOIN: u32 = 10;

impl Engine<'_> {
    /// Interprets a block from its entry state and passes the state on to its successors.
    pub(crate) fn interpret_block(&mut self, index: usize, block: usize) {
        let body = self.frames[index].body.clone();
        let cfg = self.frames[index].cfg.clone();
        let Some(mut state) = self.frames[index].entry[block].clone() else { return };
        let handler = cfg.handler(&body, block);
        if let Some(handler) = handler {
            self.flow_to(index, handler, &state);
        }
        let (start, end) = (cfg.blocks[block].start as usize, cfg.blocks[block].end as usize);
        for pc in start..end {
            self.frames[index].reached[pc] = true;
            match &body.stmts[pc] {
                Stmt::Assign(slot, op) => {
                    let value = self.operand(index, op, &state);
                    self.note_read(index, pc, op, &state);
                    if value.is_bottom() {
                        return;
                    }
                    assign(&mut state, *slot, value, pc);
                    if let Some(handler) = handler {
                        self.flow_to(index, handler, &state);
                    }
                }
                Stmt::NewVar(slot) => {
                    forget_conditions(&mut state, *slot);
                    state[slot.0 as usize] =
                        SlotState { value: Lattice::bottom(), maybe_undefined: true, version: pc as u32 + 1 };
                }
                Stmt::Goto(target) => {
                    self.flow_to(index, cfg.block_of[target.0 as usize] as usize, &state);
                    return;
                }
                Stmt::GotoIfNot { cond, target } => {
                    let target = cfg.block_of[target.0 as usize] as usize;
                    self.branch(index, pc, cond, (block + 1, target), &state);
                    return;
                }
                Stmt::Return(op) => {
                    let value = self.operand(index, op, &state);
                    self.note_read(index, pc, op, &state);
                    let value = self.returned(index, value);
                    self.join_return(index, &value);
                    return;
                }
                stmt => {
                    let value = self.statement(index, pc, block, stmt, &state);
                    let stops = value.is_bottom() && has_value(stmt);
                    self.set_value(index, pc, block, value);
                    if stops {
                        return;
                    }
                }
            }
        }
        if end < body.stmts.len() {
            self.flow_to(index, block + 1, &state);
        }
    }

    /// A condition about an argument that is still what was passed is one that callers can use;
    /// others are not.
    fn returned(&self, index: usize, value: Lattice) -> Lattice {
        match &value {
            Lattice::Conditional(c) if c.version == 0 && c.slot < self.own_args(index) => value,
            _ => value.without_condition(),
        }
    }

    /// Number of arguments that are not collected.
    fn own_args(&self, index: usize) -> u32 {
        let body = &self.frames[index].body;
        body.nargs - u32::from(body.is_va)
    }

    fn set_value(&mut self, index: usize, pc: usize, block: usize, value: Lattice) {
        let cfg = self.frames[index].cfg.clone();
        let frame = &mut self.frames[index];
        let value = if frame.visits[block] > VISITS_BEFORE_JOIN { frame.stmts[pc].join(&value) } else { value };
        if frame.stmts[pc] != value {
            frame.stmts[pc] = value;
            for user in &cfg.outer_uses[pc] {
                if frame.entry[*user as usize].is_some() {
                    frame.pending.insert(*user);
                }
            }
        }
    }

    fn branch(
        &mut self,
        index: usize,
        pc: usize,
        cond: &Operand,
        (then, otherwise): (usize, usize),
        state: &[SlotState],
    ) {
        let value = self.operand(index, cond, state);
        self.note_read(index, pc, cond, state);
        if value.is_bottom() {
            return;
        }
        if !value.is_in(builtin().bool) {
            let frame = &mut self.frames[index];
            frame.effects[pc] = frame.effects[pc].without(Effects::NOTHROW);
            if value.narrow(builtin().bool).is_bottom() {
                return;
            }
        }
        let constant = value.as_const().and_then(Const::as_bool);
        for (taken, block) in [(true, then), (false, otherwise)] {
            if constant == Some(!taken) {
                continue;
            }
            if let Some(state) = refined(&value, taken, cond, state) {
                self.flow_to(index, block, &state);
            }
        }
    }

    /// What is known of an operand, without what reading it does.
    pub(crate) fn operand(&self, index: usize, op: &Operand, state: &[SlotState]) -> Lattice {
        match op {
            Operand::Ssa(id) => self.frames[index].stmts[id.0 as usize].clone(),
            Operand::Slot(slot) => state[slot.0 as usize].value.clone(),
            Operand::Const(c) => Lattice::Const(c.clone()),
            Operand::StaticParam(n) => self.static_param(index, *n),
            Operand::Global(global) => self.global(*global).0,
        }
    }

    fn static_param(&self, index: usize, n: u32) -> Lattice {
        match self.frames[index].sparams.get(n as usize) {
            Some(Param::Type(t)) if t.as_var().is_some() => Lattice::any(),
            Some(Param::Type(t)) if t.has_free_vars() => Lattice::Type(builtin().type_),
            Some(Param::Type(t)) => Lattice::Const(Const::Type(*t)),
            Some(Param::Value(c)) => Lattice::Const(c.clone()),
            None => Lattice::any(),
        }
    }

    /// A global variable's value and what reading it does.
    pub(crate) fn global(&self, global: GlobalRef) -> (Lattice, Effects) {
        match self.world.binding(global) {
            Binding::Const(c) => (Lattice::Const(c), Effects::PURE),
            Binding::Typed(t) => (Lattice::of(t), Effects::READ_THROWS),
            Binding::Any | Binding::Undefined => (Lattice::any(), Effects::READ_THROWS),
        }
    }

    /// Joins into a statement's effects what reading an operand does.
    fn note_read(&mut self, index: usize, pc: usize, op: &Operand, state: &[SlotState]) {
        let effects = match op {
            Operand::Slot(slot) if state[slot.0 as usize].maybe_undefined => Effects::PURE_THROWS,
            Operand::Global(global) => self.global(*global).1,
            Operand::StaticParam(n) => match self.frames[index].sparams.get(*n as usize) {
                Some(Param::Type(t)) if t.has_free_vars() => Effects::PURE_THROWS,
                _ => return,
            },
            _ => return,
        };
        let known = &mut self.frames[index].effects[pc];
        *known = known.meet(effects);
    }

    fn statement(&mut self, index: usize, pc: usize, block: usize, stmt: &Stmt, state: &[SlotState]) -> Lattice {
        self.frames[index].effects[pc] = Effects::PURE;
        stmt.for_each_operand(&mut |op| self.note_read(index, pc, op, state));
        match stmt {
            Stmt::Call { func, args } => self.call_statement(index, (pc, block), func, args, state),
            Stmt::New { ty, args } => {
                let ty = self.operand(index, ty, state);
                let args: Vec<Lattice> = args.iter().map(|a| self.operand(index, a, state)).collect();
                self.new_object(index, pc, &ty, &args)
            }
            Stmt::SplatNew { ty, args } => {
                let ty = self.operand(index, ty, state);
                let args = self.operand(index, args, state);
                self.splat_new(index, pc, &ty, &args)
            }
            Stmt::Copy(op) => self.operand(index, op, state),
            Stmt::SetGlobal(_, op) => {
                let value = self.operand(index, op, state);
                self.taint(index, pc, Effects::WRITE_THROWS);
                value
            }
            Stmt::CurrentException => {
                self.taint(index, pc, Effects::READ);
                Lattice::any()
            }
            Stmt::IsDefined(place) => self.is_defined(index, place, state),
            Stmt::ThrowUndefIfNot { cond, .. } => {
                let cond = self.operand(index, cond, state);
                if cond.as_const().and_then(Const::as_bool) == Some(true) {
                    return Lattice::Const(Const::nothing());
                }
                self.taint(index, pc, Effects::PURE_THROWS);
                if cond.as_const().is_some() { Lattice::bottom() } else { Lattice::Const(Const::nothing()) }
            }
            Stmt::Foreign(call) => self.foreign(index, pc, call, state),
            Stmt::BoundsCheck => {
                self.taint(index, pc, Effects::PURE.without(Effects::CONSISTENT));
                Lattice::bool()
            }
            Stmt::DeclareConst(..) | Stmt::DeclareGlobal(..) | Stmt::DeclareFunction(_) | Stmt::DefineMethod { .. } => {
                self.taint(index, pc, Effects::NONE);
                Lattice::any()
            }
            _ => Lattice::Const(Const::nothing()),
        }
    }

    /// Keeps only the promises of `effects` for a statement.
    pub(crate) fn taint(&mut self, index: usize, pc: usize, effects: Effects) {
        let known = &mut self.frames[index].effects[pc];
        *known = known.meet(effects);
    }

    fn call_statement(
        &mut self,
        index: usize,
        (pc, block): (usize, usize),
        func: &Operand,
        args: &[Operand],
        state: &[SlotState],
    ) -> Lattice {
        let mut values = Vec::with_capacity(args.len() + 1);
        for op in std::iter::once(func).chain(args) {
            let value = self.operand(index, op, state);
            if value.is_bottom() {
                self.frames[index].plans[pc] = Some(Rc::new(Plan::Dynamic));
                return Lattice::bottom();
            }
            values.push(value);
        }
        let result = self.abstract_call((index, block as u32), &values);
        self.taint(index, pc, result.effects);
        let ret = self.condition_of_call(&result.plan, result.ret, func, args, &values, state);
        self.frames[index].plans[pc] = Some(Rc::new(result.plan));
        ret
    }

    /// What a call that yields a `Bool` says of the variables among its arguments.
    fn condition_of_call(
        &self,
        plan: &Plan,
        ret: Lattice,
        func: &Operand,
        args: &[Operand],
        values: &[Lattice],
        state: &[SlotState],
    ) -> Lattice {
        match (plan, &ret) {
            (Plan::Builtin(juliet_ir::Builtin::Isa), Lattice::Type(_)) => {
                let ([Operand::Slot(slot), _], Some(ty)) = (args, values[2].as_type_value()) else { return ret };
                let value = &values[1].clone().without_condition();
                conditional(*slot, state, value.narrow(ty), value.exclude(ty), ret)
            }
            (Plan::Builtin(juliet_ir::Builtin::Egal), Lattice::Type(_)) => {
                for (mine, other) in [(0, 1), (1, 0)] {
                    if let (Operand::Slot(slot), Lattice::Const(c)) = (&args[mine], &values[other + 1]) {
                        let value = &values[mine + 1].clone().without_condition();
                        let otherwise = match crate::lattice::only_value(c.precise_type()) {
                            Some(_) if !matches!(c, Const::Type(_)) => value.exclude(c.type_of()),
                            _ => value.clone(),
                        };
                        return conditional(*slot, state, Lattice::Const(c.clone()), otherwise, ret);
                    }
                }
                ret
            }
            (Plan::Intrinsic(juliet_ir::Intrinsic::NotInt), _) => match &values[1] {
                Lattice::Conditional(c) => Lattice::Conditional(Arc::new(Conditional {
                    slot: c.slot,
                    version: c.version,
                    then: c.otherwise.clone(),
                    otherwise: c.then.clone(),
                })),
                _ => ret,
            },
            (_, Lattice::Conditional(c)) => {
                // The callee speaks of its own argument.
                let place = if c.slot == 0 { Some(func) } else { args.get(c.slot as usize - 1) };
                let value = values.get(c.slot as usize);
                match (place, value) {
                    (Some(Operand::Slot(slot)), Some(value)) => {
                        let value = value.clone().without_condition();
                        let then = meet(&value, &c.then);
                        let otherwise = meet(&value, &c.otherwise);
                        conditional(*slot, state, then, otherwise, Lattice::bool())
                    }
                    (Some(_), Some(Lattice::Conditional(_))) | (None, _) | (Some(_), _) => Lattice::bool(),
                }
            }
            _ => ret,
        }
    }

    /// `new`.
    pub(crate) fn new_object(&mut self, index: usize, pc: usize, ty: &Lattice, args: &[Lattice]) -> Lattice {
        if args.iter().any(Lattice::is_bottom) {
            return Lattice::bottom();
        }
        let (result, effects) = crate::tfuncs_object::new_result(ty, args);
        self.taint(index, pc, effects);
        result
    }

    fn splat_new(&mut self, index: usize, pc: usize, ty: &Lattice, args: &Lattice) -> Lattice {
        let count = args.widen().fixed_tuple_length();
        if let Some(count) = count {
            let ty_of = args.widen();
            let fields: Vec<Lattice> = (0..count)
                .map(|i| args.field(i).unwrap_or_else(|| Lattice::of(ty_of.tuple_element(i).unwrap_or_else(Type::any))))
                .collect();
            return self.new_object(index, pc, ty, &fields);
        }
        self.taint(index, pc, Effects::PURE_THROWS.without(Effects::CONSISTENT));
        match ty.as_type_value() {
            Some(t) if t.is_concrete() => Lattice::of(t),
            _ => Lattice::any(),
        }
    }

    fn is_defined(&mut self, index: usize, place: &Place, state: &[SlotState]) -> Lattice {
        match place {
            Place::Slot(slot) => {
                let state = &state[slot.0 as usize];
                if !state.maybe_undefined {
                    Lattice::truth(true)
                } else if state.value.is_bottom() {
                    Lattice::truth(false)
                } else {
                    Lattice::bool()
                }
            }
            Place::StaticParam(n) => match self.frames[index].sparams.get(*n as usize) {
                Some(Param::Type(t)) if t.has_free_vars() => Lattice::bool(),
                Some(_) => Lattice::truth(true),
                None => Lattice::bool(),
            },
            Place::Global(global) => match self.world.binding(*global) {
                Binding::Const(_) => Lattice::truth(true),
                _ => Lattice::bool(),
            },
        }
    }

    fn foreign(&mut self, index: usize, pc: usize, call: &ForeignCall, state: &[SlotState]) -> Lattice {
        self.taint(index, pc, Effects::NONE);
        let pointer_is_bottom = match &call.target {
            ForeignTarget::Pointer(op) => self.operand(index, op, state).is_bottom(),
            _ => false,
        };
        if pointer_is_bottom || call.args.iter().any(|a| self.operand(index, a, state).is_bottom()) {
            return Lattice::bottom();
        }
        match self.operand(index, &call.ret, state).as_type_value() {
            Some(t) if t.is_core_named("Nothing") => Lattice::Const(Const::nothing()),
            Some(t) if !t.has_free_vars() => foreign_result(t),
            _ => Lattice::any(),
        }
    }
}

/// The Julia value of a C result: a `Ref{T}` result is an object of type `T`.
pub(crate) fn foreign_result(ty: Type) -> Lattice {
    match ty.as_data() {
        Some(data) if ty.is_core_named("Ref") => match data.params.first() {
            Some(Param::Type(t)) if !t.has_free_vars() => Lattice::of(*t),
            _ => Lattice::any(),
        },
        _ => Lattice::Type(ty),
    }
}

/// Whether a statement's value tells that control goes on.
fn has_value(stmt: &Stmt) -> bool {
    !matches!(stmt, Stmt::EnterTry(_) | Stmt::LeaveTry(_) | Stmt::Nop)
}

/// Assigns a slot.
pub(crate) fn assign(state: &mut [SlotState], slot: SlotId, value: Lattice, pc: usize) {
    forget_conditions(state, slot);
    let value = match value {
        Lattice::Conditional(c) if c.slot == slot.0 => Lattice::bool(),
        other => other,
    };
    state[slot.0 as usize] = SlotState { value, maybe_undefined: false, version: pc as u32 + 1 };
}

/// Conditions held in variables no longer speak of a slot that changes.
pub(crate) fn forget_conditions(state: &mut [SlotState], slot: SlotId) {
    for known in state.iter_mut() {
        if matches!(&known.value, Lattice::Conditional(c) if c.slot == slot.0) {
            known.value = Lattice::bool();
        }
    }
}

fn conditional(slot: SlotId, state: &[SlotState], then: Lattice, otherwise: Lattice, plain: Lattice) -> Lattice {
    let known = &state[slot.0 as usize];
    if matches!(plain, Lattice::Const(_)) {
        return plain;
    }
    Lattice::Conditional(Arc::new(Conditional {
        slot: slot.0,
        version: known.version,
        then: then.without_condition(),
        otherwise: otherwise.without_condition(),
    }))
}

/// What is known where both hold.
fn meet(value: &Lattice, other: &Lattice) -> Lattice {
    match other {
        Lattice::Const(c) if value.le(&Lattice::Const(c.clone())) || is_subtype(c.type_of(), value.widen()) => {
            if value.as_const().is_some() { value.clone() } else { other.clone() }
        }
        Lattice::Const(c) => value.narrow(c.precise_type()),
        _ => value.narrow(other.widen()),
    }
}

/// The state on one side of a branch; `None` where that side cannot be taken.
pub(crate) fn refined(value: &Lattice, taken: bool, cond: &Operand, state: &[SlotState]) -> Option<Vec<SlotState>> {
    let mut state = state.to_vec();
    if let Lattice::Conditional(c) = value {
        let known = &mut state[c.slot as usize];
        if known.version == c.version {
            let side = if taken { &c.then } else { &c.otherwise };
            let narrowed = if side.le(&known.value) { side.clone() } else { meet(&known.value, side) };
            if narrowed.is_bottom() {
                return None;
            }
            known.value = narrowed;
        }
    }
    // The condition itself is known on each side.
    if let Operand::Slot(slot) = cond
        && !matches!(value, Lattice::Const(_))
    {
        state[slot.0 as usize].value = Lattice::truth(taken);
    }
    Some(state)
}

/// Whether the body can be compiled at all.
pub(crate) fn is_compilable(body: &Body) -> bool {
    !body.stmts.iter().any(crate::engine::Frame::is_toplevel_only)
}
