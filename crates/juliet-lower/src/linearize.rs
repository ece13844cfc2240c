//! Flattening: resolved [`Hir`] to the statements of a `lowered::Body`.
//!
//! Statements carry provisional numbers and labels while a body grows, so that code for closures
//! can be put in front of the top-level statement that needs it; [`Emitter::finish`] numbers them.
//! Exceptions are in `try_catch`, methods and closures in `closure`.

use juliet_diag::Diagnostic;
use juliet_ir::lowered::{
    Attributes, Body, ForeignCall, ForeignTarget, Inbounds, Operand, Place, Slot, SlotId, Stmt, StmtId,
};
use juliet_ir::plain_hash::PlainHash;
use juliet_ir::{Const, GlobalRef, Loc, ModulePath, Sym};
use juliet_syntax::{Expr, sym};
use rustc_hash::FxHashMap;

use crate::desugar::Result;
use crate::hir::{self, Foreign, Hir, Label, LambdaId, Scope, VarId};
use crate::scope::{Program, VarKind, unnamed};
use crate::try_catch::Context;
use crate::{MacroExpander, syntax_error};

/// A statement with its provisional number, or a label.
pub(crate) enum Inst {
    Stmt(u32, Stmt, Loc),
    Label(u32),
}

/// A body that grows.
pub(crate) struct Emitter {
    pub(crate) lambda: LambdaId,
    pub(crate) code: Vec<Inst>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) slot_of: FxHashMap<VarId, SlotId>,
    tmps: FxHashMap<u32, Operand>,
    tmp_slots: FxHashMap<u32, SlotId>,
    /// Static parameters of the body in order.
    pub(crate) sparams: Vec<VarId>,
    /// Type variables at hand while a signature is built.
    pub(crate) typevars: FxHashMap<VarId, Operand>,
    /// Captured variables by field of the closure object.
    pub(crate) fields: FxHashMap<VarId, usize>,
    /// Captured variables of a top-level method, kept in generated constants.
    pub(crate) constants: FxHashMap<VarId, GlobalRef>,
    /// The argument that holds the closure object, and the variable that means it.
    pub(crate) self_slot: SlotId,
    pub(crate) self_var: Option<VarId>,
    pub(crate) ret_type: Option<Operand>,
    pub(crate) contexts: Vec<Context>,
    breaks: FxHashMap<Label, (u32, usize)>,
    pub(crate) goto_labels: FxHashMap<Sym, (u32, Vec<u32>)>,
    pub(crate) pending_gotos: Vec<(Sym, u32, Vec<u32>)>,
    pub(crate) loop_depth: u32,
    pub(crate) is_dead: bool,
    loc: Loc,
    next_id: u32,
    next_label: u32,
    /// Where code for the current top-level statement begins.
    pub(crate) segment: usize,
}

impl Emitter {
    pub(crate) fn new(lambda: LambdaId, loc: Loc) -> Emitter {
        Emitter {
            lambda,
            code: Vec::new(),
            slots: Vec::new(),
            slot_of: FxHashMap::default(),
            tmps: FxHashMap::default(),
            tmp_slots: FxHashMap::default(),
            sparams: Vec::new(),
            typevars: FxHashMap::default(),
            fields: FxHashMap::default(),
            constants: FxHashMap::default(),
            self_slot: SlotId(0),
            self_var: None,
            ret_type: None,
            contexts: Vec::new(),
            breaks: FxHashMap::default(),
            goto_labels: FxHashMap::default(),
            pending_gotos: Vec::new(),
            loop_depth: 0,
            is_dead: false,
            loc,
            next_id: 0,
            next_label: 0,
            segment: 0,
        }
    }

    /// Numbers the statements and resolves labels.
    fn finish(self) -> (Vec<Stmt>, Vec<Loc>, Vec<Slot>) {
        let mut index_of = vec![0; self.next_id as usize];
        let mut label_at = vec![0; self.next_label as usize];
        let mut count = 0;
        for inst in &self.code {
            match inst {
                Inst::Stmt(id, ..) => {
                    index_of[*id as usize] = count;
                    count += 1;
                }
                Inst::Label(label) => label_at[*label as usize] = count,
            }
        }
        let mut stmts = Vec::new();
        let mut locs = Vec::new();
        for inst in self.code {
            let Inst::Stmt(_, mut stmt, loc) = inst else { continue };
            stmt.for_each_operand_mut(&mut |operand| {
                if let Operand::Ssa(id) = operand {
                    id.0 = index_of[id.0 as usize];
                }
            });
            match &mut stmt {
                Stmt::Goto(target) | Stmt::GotoIfNot { target, .. } | Stmt::EnterTry(target) => {
                    target.0 = label_at[target.0 as usize]
                }
                Stmt::PopException(token) => token.0 = index_of[token.0 as usize],
                _ => {}
            }
            stmts.push(stmt);
            locs.push(loc);
        }
        (stmts, locs, self.slots)
    }
}

/// State of flattening a thunk: the body that grows now, and those around it (the thunk first).
pub(crate) struct Linearizer<'a> {
    pub(crate) cx: &'a mut dyn MacroExpander,
    pub(crate) module: ModulePath,
    pub(crate) program: Program,
    pub(crate) now: Emitter,
    pub(crate) outer: Vec<Emitter>,
    /// The constants that closure types are bound to, by group.
    pub(crate) closure_types: FxHashMap<u32, GlobalRef>,
}

/// Flattens a thunk.
pub(crate) fn linearize_program(mut program: Program, module: ModulePath, cx: &mut dyn MacroExpander) -> Result<Body> {
    let loc = program.loc;
    let body = std::mem::replace(&mut program.body, hir::nothing());
    let locals = std::mem::take(&mut program.locals);
    let now = Emitter::new(LambdaId(0), loc);
    let mut linearizer =
        Linearizer { cx, module, program, now, outer: Vec::new(), closure_types: FxHashMap::default() };
    linearizer.make_boxes(&locals);
    linearizer.segments(&body, true)?;
    let emitter = linearizer.take_finished(Emitter::new(LambdaId(0), loc))?;
    let (stmts, locs, slots) = emitter.finish();
    Ok(Body {
        name: sym("top-level scope"),
        module,
        nargs: 0,
        is_va: false,
        slots: slots.into(),
        sparams: Vec::new(),
        stmts: stmts.into(),
        locs: locs.into(),
        loc,
        attrs: Attributes::default(),
        kwarg_names: Vec::new(),
        plain_hash: PlainHash::default(),
    })
}

impl Linearizer<'_> {
    pub(crate) fn error(&self, message: impl Into<String>) -> Box<Diagnostic> {
        syntax_error(&*self.cx, &Expr::nothing(), self.now.loc, message)
    }

    /// Ends the current body and goes on with `next`.
    pub(crate) fn take_finished(&mut self, next: Emitter) -> Result<Emitter> {
        self.resolve_gotos()?;
        Ok(std::mem::replace(&mut self.now, next))
    }

    pub(crate) fn finish_body(emitter: Emitter) -> (Vec<Stmt>, Vec<Loc>, Vec<Slot>) {
        emitter.finish()
    }

    /// Adds a statement and names its value.
    pub(crate) fn emit(&mut self, stmt: Stmt) -> Operand {
        if self.now.is_dead {
            return Operand::Const(Const::nothing());
        }
        let id = self.now.next_id;
        self.now.next_id += 1;
        self.now.is_dead = matches!(stmt, Stmt::Goto(_) | Stmt::Return(_));
        self.now.code.push(Inst::Stmt(id, stmt, self.now.loc));
        Operand::Ssa(StmtId(id))
    }

    pub(crate) fn emit_call(&mut self, name: &str, args: Vec<Operand>) -> Operand {
        let func = Operand::Global(GlobalRef::new(ModulePath::core(), name));
        self.emit(Stmt::Call { func, args })
    }

    pub(crate) fn new_label(&mut self) -> u32 {
        self.now.next_label += 1;
        self.now.next_label - 1
    }

    pub(crate) fn place(&mut self, label: u32) {
        self.now.code.push(Inst::Label(label));
        self.now.is_dead = false;
    }

    pub(crate) fn goto(&mut self, label: u32) {
        self.emit(Stmt::Goto(StmtId(label)));
    }

    pub(crate) fn goto_if_not(&mut self, cond: Operand, label: u32) {
        self.emit(Stmt::GotoIfNot { cond, target: StmtId(label) });
    }

    pub(crate) fn new_slot(&mut self, name: Sym) -> SlotId {
        self.now.slots.push(Slot { name, always_defined: true, single_assignment: false });
        SlotId(self.now.slots.len() as u32 - 1)
    }

    pub(crate) fn slot(&mut self, id: VarId) -> SlotId {
        if let Some(slot) = self.now.slot_of.get(&id) {
            return *slot;
        }
        let var = self.program.var(id);
        let slot = Slot {
            name: var.name,
            always_defined: var.is_boxed || !var.maybe_undefined,
            single_assignment: !var.is_boxed && var.assignments == 1 && var.group.is_none(),
        };
        self.now.slots.push(slot);
        let slot = SlotId(self.now.slots.len() as u32 - 1);
        self.now.slot_of.insert(id, slot);
        slot
    }

    fn tmp_slot(&mut self, tmp: u32) -> SlotId {
        if let Some(slot) = self.now.tmp_slots.get(&tmp) {
            return *slot;
        }
        let slot = self.new_slot(unnamed());
        self.now.tmp_slots.insert(tmp, slot);
        slot
    }

    /// The operand, copied where it could change or throw later.
    pub(crate) fn stable(&mut self, operand: Operand) -> Operand {
        match operand {
            Operand::Slot(_) | Operand::Global(_) => self.emit(Stmt::Copy(operand)),
            other => other,
        }
    }

    /// Emits the top-level statements one by one, so that closures go in front of each.
    fn segments(&mut self, body: &Hir, is_last: bool) -> Result<()> {
        if let Hir::Block(parts) = body
            && !parts.is_empty()
        {
            for (index, part) in parts.iter().enumerate() {
                self.segments(part, is_last && index + 1 == parts.len())?;
            }
            return Ok(());
        }
        self.now.segment = self.now.code.len();
        if is_last { self.tail(body) } else { self.effect(body) }
    }

    /// Emits code for its effect only.
    pub(crate) fn effect(&mut self, hir: &Hir) -> Result<()> {
        match hir {
            Hir::Const(_) | Hir::Tmp(_) | Hir::Slot(_) => {}
            Hir::Var(id) if self.program.var(*id).kind != VarKind::Local => {}
            Hir::Block(parts) => {
                for part in parts {
                    self.effect(part)?;
                }
            }
            Hir::If(cond, then, otherwise) => {
                let (else_label, end) = (self.new_label(), self.new_label());
                self.branch(cond, else_label)?;
                self.effect(then)?;
                self.goto(end);
                self.place(else_label);
                self.effect(otherwise)?;
                self.place(end);
            }
            Hir::Scope(scope) => {
                self.open_scope(scope);
                self.effect(&scope.body)?;
            }
            Hir::Call(parts) if is_core_tuple(&parts[0]) => {
                for part in &parts[1..] {
                    self.effect(part)?;
                }
            }
            Hir::Try(t) => self.try_statement(t, None)?,
            _ => {
                let operand = self.value(hir)?;
                if matches!(hir, Hir::Var(_) | Hir::Global(_)) {
                    self.stable(operand);
                }
            }
        }
        Ok(())
    }

    /// Emits code and returns its value from the body.
    pub(crate) fn tail(&mut self, hir: &Hir) -> Result<()> {
        match hir {
            Hir::Block(parts) if !parts.is_empty() => {
                let (last, rest) = parts.split_last().expect("not empty");
                for part in rest {
                    self.effect(part)?;
                }
                self.tail(last)
            }
            Hir::If(cond, then, otherwise) => {
                let else_label = self.new_label();
                self.branch(cond, else_label)?;
                self.tail(then)?;
                self.place(else_label);
                self.tail(otherwise)
            }
            Hir::Scope(scope) => {
                self.open_scope(scope);
                self.tail(&scope.body)
            }
            Hir::Return(value) => self.tail(value),
            _ => {
                let operand = self.value(hir)?;
                self.emit_return(operand);
                Ok(())
            }
        }
    }

    /// Emits code and names its value.
    pub(crate) fn value(&mut self, hir: &Hir) -> Result<Operand> {
        match hir {
            Hir::Const(value) => Ok(Operand::Const(value.clone())),
            Hir::Global(global) => Ok(Operand::Global(*global)),
            Hir::Name(name) => Err(self.error(format!("internal: unresolved name {name}"))),
            Hir::Var(id) => Ok(self.read(*id)),
            Hir::Tmp(tmp) => Ok(self.now.tmps.get(tmp).cloned().unwrap_or(Operand::Const(Const::nothing()))),
            Hir::Slot(tmp) => Ok(Operand::Slot(self.tmp_slot(*tmp))),
            Hir::Call(parts) => {
                let mut args = self.operands(parts)?;
                let func = args.remove(0);
                Ok(self.emit(Stmt::Call { func, args }))
            }
            Hir::New(parts) => {
                let mut args = self.operands(parts)?;
                let ty = args.remove(0);
                Ok(self.emit(Stmt::New { ty, args }))
            }
            Hir::SplatNew(parts) => {
                let mut args = self.operands(parts)?;
                let (ty, args) = (args.remove(0), args.remove(0));
                Ok(self.emit(Stmt::SplatNew { ty, args }))
            }
            Hir::Assign(target, value) => self.assign(target, value),
            Hir::SetTmp(tmp, value) => {
                let operand = self.value(value)?;
                let operand = self.stable(operand);
                self.now.tmps.insert(*tmp, operand.clone());
                Ok(operand)
            }
            Hir::SetSlot(tmp, value) => {
                let operand = self.value(value)?;
                let slot = self.tmp_slot(*tmp);
                self.emit(Stmt::Assign(slot, operand.clone()));
                Ok(operand)
            }
            Hir::Block(parts) => {
                let Some((last, rest)) = parts.split_last() else { return Ok(Operand::Const(Const::nothing())) };
                for part in rest {
                    self.effect(part)?;
                }
                self.value(last)
            }
            Hir::If(cond, then, otherwise) => self.value_of_branches(cond, then, otherwise),
            Hir::Scope(scope) => {
                self.open_scope(scope);
                self.value(&scope.body)
            }
            Hir::Try(t) => {
                let result = self.new_slot(unnamed());
                self.try_statement(t, Some(result))?;
                Ok(Operand::Slot(result))
            }
            Hir::Function(function) => self.function(function),
            Hir::Foreign(foreign) => self.foreign(foreign),
            _ => self.value_of_rare(hir),
        }
    }

    fn value_of_rare(&mut self, hir: &Hir) -> Result<Operand> {
        let nothing = Operand::Const(Const::nothing());
        match hir {
            Hir::DeclareConst(name, value) => {
                let operand = self.value(value)?;
                let global = GlobalRef { module: self.module, name: *name };
                self.emit(Stmt::DeclareConst(global, operand.clone()));
                return Ok(operand);
            }
            Hir::DeclareType(global, value) => {
                let operand = self.value(value)?;
                self.emit(Stmt::DeclareConst(*global, operand));
            }
            Hir::DeclareGlobal(global, ty) => {
                let ty = ty.as_ref().map(|ty| self.value(ty)).transpose()?;
                self.emit(Stmt::DeclareGlobal(*global, ty));
            }
            Hir::While(cond, body) => self.while_loop(cond, body)?,
            Hir::BreakBlock(label, body) => {
                let end = self.new_label();
                self.now.breaks.insert(*label, (end, self.now.contexts.len()));
                self.effect(body)?;
                self.place(end);
            }
            Hir::Break(label) => {
                let (target, depth) = *self.now.breaks.get(label).expect("a break lies inside its block");
                self.jump_out(target, depth);
            }
            Hir::Return(value) => self.tail(value)?,
            Hir::IsDefined(place) => return self.is_defined(place),
            Hir::CurrentException => return Ok(self.emit(Stmt::CurrentException)),
            Hir::BoundsCheck => return Ok(self.emit(Stmt::BoundsCheck)),
            Hir::InboundsPush => drop(self.emit(Stmt::Inbounds(Inbounds::Push))),
            Hir::InboundsPop => drop(self.emit(Stmt::Inbounds(Inbounds::Pop))),
            Hir::LoopInfo => drop(self.emit(Stmt::LoopInfo)),
            Hir::SymbolicLabel(name) => self.symbolic_label(*name)?,
            Hir::SymbolicGoto(name) => self.symbolic_goto(*name),
            Hir::Line(loc) => self.now.loc = *loc,
            _ => {}
        }
        Ok(nothing)
    }

    /// Evaluates left to right; what a later operand could change is copied first.
    pub(crate) fn operands(&mut self, parts: &[Hir]) -> Result<Vec<Operand>> {
        let last_complex = parts.iter().rposition(|part| !part.is_atom());
        let mut operands = Vec::with_capacity(parts.len());
        for (index, part) in parts.iter().enumerate() {
            let mut operand = self.value(part)?;
            let changes_later = last_complex.is_some_and(|last| index < last);
            if changes_later && self.may_change(part, index == 0) {
                operand = self.stable(operand);
            }
            operands.push(operand);
        }
        Ok(operands)
    }

    fn may_change(&self, part: &Hir, is_callee: bool) -> bool {
        match part {
            Hir::Global(_) => !is_callee,
            Hir::Var(id) => {
                let var = self.program.var(*id);
                var.assignments + u32::from(var.kind == VarKind::Argument) > 1 || var.maybe_undefined
            }
            _ => true,
        }
    }

    fn assign(&mut self, target: &Hir, value: &Hir) -> Result<Operand> {
        let operand = self.value(value)?;
        match target {
            Hir::Var(id) => self.write(*id, operand.clone()),
            Hir::Global(global) => drop(self.emit(Stmt::SetGlobal(*global, operand.clone()))),
            _ => return Err(self.error("invalid assignment location")),
        }
        Ok(operand)
    }

    /// New boxes, and undefined variables, for the locals of a scope.
    fn open_scope(&mut self, scope: &Scope) {
        self.make_boxes(&scope.vars);
        if self.now.loop_depth == 0 {
            return;
        }
        for id in &scope.vars {
            let var = self.program.var(*id);
            if !var.is_boxed && var.maybe_undefined {
                let slot = self.slot(*id);
                self.emit(Stmt::NewVar(slot));
            }
        }
    }

    pub(crate) fn make_boxes(&mut self, vars: &[VarId]) {
        for id in vars {
            if self.program.var(*id).is_boxed {
                let slot = self.slot(*id);
                let ty = Operand::Global(GlobalRef::new(ModulePath::core(), "Box"));
                let made = self.emit(Stmt::New { ty, args: Vec::new() });
                self.emit(Stmt::Assign(slot, made));
            }
        }
    }

    fn is_defined(&mut self, place: &Hir) -> Result<Operand> {
        let yes = Operand::Const(Const::bool(true));
        match place {
            Hir::Global(global) => Ok(self.emit(Stmt::IsDefined(Place::Global(*global)))),
            Hir::Var(id) => {
                let var = self.program.var(*id);
                if var.kind == VarKind::Static {
                    return Ok(match self.now.sparams.iter().position(|p| p == id) {
                        Some(index) => self.emit(Stmt::IsDefined(Place::StaticParam(index as u32))),
                        None => yes,
                    });
                }
                if var.is_boxed {
                    let boxed = self.raw(*id);
                    return Ok(self.emit_call("isdefined", vec![boxed, Operand::Const(Const::symbol("contents"))]));
                }
                if var.owner == self.now.lambda && var.kind == VarKind::Local {
                    let slot = self.slot(*id);
                    return Ok(self.emit(Stmt::IsDefined(Place::Slot(slot))));
                }
                Ok(yes)
            }
            other => {
                self.effect(other)?;
                Ok(yes)
            }
        }
    }

    fn foreign(&mut self, foreign: &Foreign) -> Result<Operand> {
        let target = match &foreign.target {
            hir::ForeignTarget::Symbol(name) => ForeignTarget::Symbol(*name),
            hir::ForeignTarget::Library(symbol, library) => {
                ForeignTarget::Library { symbol: *symbol, library: self.value(library)? }
            }
            hir::ForeignTarget::Pointer(pointer) => ForeignTarget::Pointer(self.value(pointer)?),
        };
        let ret = self.value(&foreign.ret)?;
        let arg_types = self.operands(&foreign.arg_types)?;
        let args = self.operands(&foreign.args)?;
        let roots = self.operands(&foreign.roots)?;
        let call = ForeignCall { target, ret, arg_types, fixed: foreign.fixed, args, roots };
        Ok(self.emit(Stmt::Foreign(Box::new(call))))
    }
}

fn is_core_tuple(hir: &Hir) -> bool {
    matches!(hir, Hir::Global(global) if global.name == "tuple" && global.module == ModulePath::core())
}
