//! Methods and closures in flat code: signatures, closure types, reads and writes of captured
//! variables.
//!
//! A closure type has one field for each captured variable, and one type parameter for each field
//! followed by one for each static parameter that it takes from the methods around. Its definition
//! and its methods run at top level, in front of the statement that contains it.

use std::sync::Arc;

use juliet_ir::lowered::{Body, Operand, Slot, SlotId, Stmt};
use juliet_ir::plain_hash::PlainHash;
use juliet_ir::{Const, GlobalRef, ModulePath, Sym};
use juliet_syntax::sym;

use crate::desugar::Result;
use crate::hir::{ArgType, Function, GroupId, Method, Target, VarId};
use crate::linearize::{Emitter, Linearizer};
use crate::scope::VarKind;
use crate::try_catch::anonymous_name;

fn core_global(name: &str) -> Operand {
    Operand::Global(GlobalRef::new(ModulePath::core(), name))
}

fn contents() -> Operand {
    Operand::Const(Const::symbol("contents"))
}

impl Linearizer<'_> {
    /// Defines the methods and yields the function.
    pub(crate) fn function(&mut self, function: &Function) -> Result<Operand> {
        match &function.target {
            Target::Closure(group, var) => self.closure(*group, *var, function),
            Target::Global(global) => {
                let value = self.emit(Stmt::DeclareFunction(*global));
                self.top_level_methods(function, Some(value.clone()))?;
                Ok(value)
            }
            Target::Value(value) => {
                let value = self.value(value)?;
                let value = self.stable(value);
                self.top_level_methods(function, Some(value.clone()))?;
                Ok(value)
            }
            _ => {
                self.top_level_methods(function, None)?;
                Ok(Operand::Const(Const::nothing()))
            }
        }
    }

    fn top_level_methods(&mut self, function: &Function, value: Option<Operand>) -> Result<()> {
        for global in &function.generated {
            self.emit(Stmt::DeclareFunction(*global));
        }
        let needs_type = function.methods.iter().any(|m| m.arg_types.iter().any(|ty| matches!(ty, ArgType::Target)));
        let ty = match value {
            Some(value) if needs_type => self.type_of_function(value),
            _ => Operand::Const(Const::nothing()),
        };
        for method in &function.methods {
            let constants = self.keep_captures(method)?;
            let body = self.compile(method, None, constants)?;
            let signature = self.signature(method, ty.clone(), &[])?;
            self.emit(Stmt::DefineMethod { signature, body: Arc::new(body) });
            self.now.typevars.clear();
        }
        Ok(())
    }

    /// `Type{f}` where `f` is a type, its own type otherwise.
    fn type_of_function(&mut self, value: Operand) -> Operand {
        let result = self.new_slot(sym("#type#"));
        let (otherwise, end) = (self.new_label(), self.new_label());
        let is_type = self.emit_call("isa", vec![value.clone(), core_global("Type")]);
        self.goto_if_not(is_type, otherwise);
        let ty = self.emit_call("apply_type", vec![core_global("Type"), value.clone()]);
        self.emit(Stmt::Assign(result, ty));
        self.goto(end);
        self.place(otherwise);
        let ty = self.emit_call("typeof", vec![value]);
        self.emit(Stmt::Assign(result, ty));
        self.place(end);
        self.emit(Stmt::Copy(Operand::Slot(result)))
    }

    /// Variables of `let` blocks at top level that a method of a global function uses are kept in
    /// generated constants: the value, or the box.
    fn keep_captures(&mut self, method: &Method) -> Result<Vec<(VarId, GlobalRef)>> {
        let free = self.program.lambda(method.lambda.id).free.clone();
        let mut constants = Vec::new();
        for var in free {
            let id = self.cx.fresh_id(self.module);
            let global = GlobalRef { module: self.module, name: sym(&format!("#capture#{id}")) };
            let value = self.raw(var);
            self.emit(Stmt::DeclareConst(global, value));
            constants.push((var, global));
        }
        Ok(constants)
    }

    /// `svec(svec(types...), svec(type variables...))`. `extra` are type variables in front.
    fn signature(&mut self, method: &Method, target: Operand, extra: &[Operand]) -> Result<Operand> {
        let mut variables = extra.to_vec();
        for (def, id) in method.typevars.iter().zip(&method.typevar_ids) {
            let lower = match &def.lower {
                Some(lower) => self.value(lower)?,
                None => self.emit_call("apply_type", vec![core_global("Union")]),
            };
            let upper = def.upper.as_ref().map_or(Ok(core_global("Any")), |upper| self.value(upper))?;
            let variable = self.emit_call("_typevar", vec![Operand::Const(Const::Sym(def.name)), lower, upper]);
            self.now.typevars.insert(*id, variable.clone());
            variables.push(variable);
        }
        let mut types = Vec::new();
        for ty in &method.arg_types {
            let operand = match ty {
                ArgType::Target => target.clone(),
                ArgType::Type(ty) => self.value(ty)?,
                ArgType::Vararg(element, count) => {
                    let mut args = vec![core_global("Vararg"), self.value(element)?];
                    if let Some(count) = count {
                        args.push(self.value(count)?);
                    }
                    self.emit_call("apply_type", args)
                }
            };
            types.push(operand);
        }
        let types = self.emit_call("svec", types);
        let variables = self.emit_call("svec", variables);
        Ok(self.emit_call("svec", vec![types, variables]))
    }

    /// A method's body in an emitter of its own.
    fn compile(&mut self, method: &Method, group: Option<GroupId>, constants: Vec<(VarId, GlobalRef)>) -> Result<Body> {
        let lambda = &method.lambda;
        let mut emitter = Emitter::new(lambda.id, lambda.loc);
        let mut sparams: Vec<Sym> = Vec::new();
        if let Some(group) = group {
            let group = self.program.group(group);
            emitter.fields = group.captures.iter().enumerate().map(|(index, var)| (*var, index + 1)).collect();
            emitter.self_var = group.var.filter(|var| !self.program.var(*var).has_plain_assignment);
            if !group.statics.is_empty() {
                let params = group.captures.len();
                emitter.sparams = vec![VarId(u32::MAX); params];
                sparams = (0..params).map(|index| sym(&format!("#P{index}"))).collect();
                emitter.sparams.extend(&group.statics);
                sparams.extend(group.statics.iter().map(|var| self.program.var(*var).name));
            }
        }
        emitter.sparams.extend(&method.typevar_ids);
        sparams.extend(method.typevars.iter().map(|def| def.name));
        emitter.constants = constants.into_iter().collect();
        emitter.self_slot = SlotId(method.self_arg as u32);
        for (name, id) in lambda.args.iter().zip(&lambda.arg_ids) {
            let var = self.program.var(*id);
            let is_stable = var.is_boxed || var.assignments == 0;
            emitter.slots.push(Slot { name: *name, always_defined: true, single_assignment: is_stable });
            emitter.slot_of.insert(*id, SlotId(emitter.slots.len() as u32 - 1));
        }
        let around = std::mem::replace(&mut self.now, emitter);
        self.outer.push(around);
        let result = self.compile_code(method);
        let around = self.outer.pop().expect("pushed above");
        let emitter = match result {
            Ok(()) => self.take_finished(around)?,
            Err(error) => {
                self.now = around;
                return Err(error);
            }
        };
        let (stmts, locs, slots) = Linearizer::finish_body(emitter);
        let mut attrs = lambda.attrs;
        attrs.nospecialize &= u64::MAX.checked_shr(64 - (lambda.args.len() as u32).min(64)).unwrap_or(0);
        Ok(Body {
            name: lambda.name,
            module: self.module,
            nargs: lambda.args.len() as u32,
            is_va: lambda.is_va,
            slots: slots.into(),
            sparams,
            stmts: stmts.into(),
            locs: locs.into(),
            loc: lambda.loc,
            attrs,
            kwarg_names: lambda.kwarg_names.clone(),
            plain_hash: PlainHash::default(),
        })
    }

    fn compile_code(&mut self, method: &Method) -> Result<()> {
        for id in &method.lambda.arg_ids {
            if self.program.var(*id).is_boxed {
                let argument = self.now.slot_of[id];
                let slot = self.new_slot(self.program.var(*id).name);
                let made = self.emit(Stmt::New { ty: core_global("Box"), args: vec![Operand::Slot(argument)] });
                self.emit(Stmt::Assign(slot, made));
                self.now.slot_of.insert(*id, slot);
            }
        }
        if let Some(ty) = &method.lambda.ret_type {
            let ty = self.value(ty)?;
            let ty = if matches!(ty, Operand::Slot(_)) { self.stable(ty) } else { ty };
            self.now.ret_type = Some(ty);
        }
        self.make_boxes(&method.lambda.locals);
        self.tail(&method.lambda.body)
    }

    fn closure(&mut self, group: GroupId, var: Option<VarId>, function: &Function) -> Result<Operand> {
        let type_global = self.closure_type(group, function);
        self.hoisted(|this| {
            for global in &function.generated {
                this.emit(Stmt::DeclareFunction(*global));
            }
            Ok(())
        })?;
        for method in &function.methods {
            let body = self.compile(method, Some(group), Vec::new())?;
            self.hoisted(|this| this.closure_method(group, type_global, method, body))?;
        }
        let object = self.make_closure(group, type_global);
        if let Some(var) = var {
            self.write(var, object.clone());
        }
        Ok(object)
    }

    fn closure_method(&mut self, group: GroupId, type_global: GlobalRef, method: &Method, body: Body) -> Result<()> {
        let (fields, statics) = {
            let group = self.program.group(group);
            (group.captures.len(), group.statics.clone())
        };
        let mut target = Operand::Global(type_global);
        let mut extra = Vec::new();
        if !statics.is_empty() {
            for index in 0..fields {
                extra.push(self.free_typevar(sym(&format!("#P{index}"))));
            }
            for var in statics {
                let variable = self.free_typevar(self.program.var(var).name);
                self.now.typevars.insert(var, variable.clone());
                extra.push(variable);
            }
            let mut args = vec![target];
            args.extend(extra.iter().cloned());
            target = self.emit_call("apply_type", args);
        }
        let signature = self.signature(method, target, &extra)?;
        self.emit(Stmt::DefineMethod { signature, body: Arc::new(body) });
        self.now.typevars.clear();
        Ok(())
    }

    fn free_typevar(&mut self, name: Sym) -> Operand {
        let lower = self.emit_call("apply_type", vec![core_global("Union")]);
        self.emit_call("_typevar", vec![Operand::Const(Const::Sym(name)), lower, core_global("Any")])
    }

    /// The constant that names the group's closure type, whose definition is emitted once.
    fn closure_type(&mut self, group: GroupId, function: &Function) -> GlobalRef {
        if let Some(global) = self.closure_types.get(&group.0) {
            return *global;
        }
        let id = self.cx.fresh_id(self.module);
        let hint = self.program.group(group).hint.unwrap_or(function.hint);
        let name =
            if hint == anonymous_name() { format!("#{id}") } else { format!("#{}#{id}", hint.trim_start_matches('#')) };
        let global = GlobalRef { module: self.module, name: sym(&name) };
        self.closure_types.insert(group.0, global);
        let facts = self.program.group(group);
        let params = facts.captures.len() + facts.statics.len();
        let fields: Vec<Operand> =
            facts.captures.iter().map(|var| Operand::Const(Const::Sym(self.program.var(*var).name))).collect();
        let defined: Result<()> = self.hoisted(|this| {
            let fields = this.emit_call("svec", fields);
            let args =
                vec![Operand::Const(Const::Sym(global.name)), Operand::Const(Const::int64(params as i64)), fields];
            let made = this.emit_call("_closuretype", args);
            this.emit(Stmt::DeclareConst(global, made));
            Ok(())
        });
        debug_assert!(defined.is_ok(), "a closure type has no parts that can fail");
        global
    }

    fn make_closure(&mut self, group: GroupId, type_global: GlobalRef) -> Operand {
        let (captures, statics) = {
            let group = self.program.group(group);
            (group.captures.clone(), group.statics.clone())
        };
        let values: Vec<Operand> = captures.iter().map(|var| self.raw(*var)).collect();
        let mut ty = Operand::Global(type_global);
        if !captures.is_empty() || !statics.is_empty() {
            let mut args = vec![ty];
            for (var, value) in captures.iter().zip(&values) {
                let is_boxed = self.program.var(*var).is_boxed;
                args.push(if is_boxed { core_global("Box") } else { self.emit_call("typeof", vec![value.clone()]) });
            }
            args.extend(statics.iter().map(|var| self.read(*var)));
            ty = self.emit_call("apply_type", args);
        }
        self.emit(Stmt::New { ty, args: values })
    }

    /// Emits into the thunk, in front of its current statement.
    fn hoisted(&mut self, emit: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let is_nested = !self.outer.is_empty();
        if is_nested {
            std::mem::swap(&mut self.now, &mut self.outer[0]);
        }
        let saved = std::mem::take(&mut self.now.code);
        let typevars = std::mem::take(&mut self.now.typevars);
        let was_dead = std::mem::replace(&mut self.now.is_dead, false);
        let position = std::mem::replace(&mut self.now.segment, 0);
        let result = emit(self);
        let added = std::mem::replace(&mut self.now.code, saved);
        self.now.segment = position + added.len();
        self.now.code.splice(position..position, added);
        self.now.is_dead = was_dead;
        self.now.typevars = typevars;
        if is_nested {
            std::mem::swap(&mut self.now, &mut self.outer[0]);
        }
        result
    }

    /// The slot's content, or the captured field: the value, or the box where the variable is boxed.
    pub(crate) fn raw(&mut self, id: VarId) -> Operand {
        if self.now.self_var == Some(id) {
            return Operand::Slot(self.now.self_slot);
        }
        if self.program.var(id).owner == self.now.lambda {
            return Operand::Slot(self.slot(id));
        }
        if let Some(global) = self.now.constants.get(&id) {
            return Operand::Global(*global);
        }
        let Some(index) = self.now.fields.get(&id).copied() else {
            return Operand::Slot(self.slot(id));
        };
        let object = Operand::Slot(self.now.self_slot);
        self.emit_call("getfield", vec![object, Operand::Const(Const::int64(index as i64))])
    }

    /// The value of a variable.
    pub(crate) fn read(&mut self, id: VarId) -> Operand {
        let var = self.program.var(id);
        let (kind, is_boxed, name) = (var.kind, var.is_boxed, var.name);
        if kind == VarKind::Static {
            if let Some(variable) = self.now.typevars.get(&id) {
                return variable.clone();
            }
            let index = self.now.sparams.iter().position(|other| *other == id);
            return Operand::StaticParam(index.map_or(u32::MAX, |index| index as u32));
        }
        let raw = self.raw(id);
        if !is_boxed || self.now.self_var == Some(id) {
            return raw;
        }
        let raw = self.stable(raw);
        if kind == VarKind::Local {
            let cond = self.emit_call("isdefined", vec![raw.clone(), contents()]);
            self.emit(Stmt::ThrowUndefIfNot { name, cond });
        }
        self.emit_call("getfield", vec![raw, contents()])
    }

    /// Gives a variable a value.
    pub(crate) fn write(&mut self, id: VarId, value: Operand) {
        if !self.program.var(id).is_boxed {
            let slot = self.slot(id);
            self.emit(Stmt::Assign(slot, value));
            return;
        }
        let boxed = self.raw(id);
        self.emit_call("setfield!", vec![boxed, contents(), value]);
    }
}
