//! Scope resolution: turns [`Hir::Name`] into variables and globals by the rules of the manual's
//! chapter "Scope of Variables", and records what capture analysis needs.

use juliet_diag::{Diagnostic, Severity};
use juliet_ir::{Const, GlobalRef, Loc, ModulePath, Sym};
use juliet_syntax::{Expr, sym};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::declarations::Declarations;
use crate::desugar::Result;
use crate::hir::{
    ArgType, Function, GroupId, Hir, LambdaId, Method, ScopeKind, Target, TypeVarDef, VarId, call_base, call_core,
    if_else, nothing,
};
use crate::{MacroExpander, capture, flow, syntax_error};

/// What a variable is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum VarKind {
    Local,
    Argument,
    Static,
}

/// A resolved variable and what is known of it.
#[derive(Debug)]
pub(crate) struct Var {
    pub(crate) name: Sym,
    pub(crate) kind: VarKind,
    pub(crate) owner: LambdaId,
    /// The declared type of a local.
    pub(crate) ty: Option<Hir>,
    /// Number of assignments in the text; definitions of one local function count once.
    pub(crate) assignments: u32,
    /// The local function that is all this variable ever holds.
    pub(crate) group: Option<GroupId>,
    /// Assigned by something else than definitions of `group`.
    pub(crate) has_plain_assignment: bool,
    /// The innermost loop around the declaration, by number.
    declared_in_loop: u32,
    /// Assigned in a loop that does not contain the declaration.
    pub(crate) assigned_in_inner_loop: bool,
    pub(crate) is_captured: bool,
    pub(crate) assigned_by_closure: bool,
    /// Some path reads it before it is assigned.
    pub(crate) maybe_undefined: bool,
    /// Some closure is made before it is assigned.
    pub(crate) captured_undefined: bool,
    /// Lives in a `Core.Box`.
    pub(crate) is_boxed: bool,
}

/// A method body and what it takes from the functions around.
#[derive(Debug, Default)]
pub(crate) struct LambdaInfo {
    pub(crate) parent: Option<LambdaId>,
    pub(crate) group: Option<GroupId>,
    /// Variables of enclosing functions, in order of first use.
    pub(crate) free: Vec<VarId>,
    /// Static parameters of enclosing methods, in order of first use.
    pub(crate) free_static: Vec<VarId>,
}

/// A closure type to be made.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// The local variable of a named function.
    pub(crate) var: Option<VarId>,
    pub(crate) lambdas: Vec<LambdaId>,
    pub(crate) captures: Vec<VarId>,
    pub(crate) statics: Vec<VarId>,
    pub(crate) hint: Option<Sym>,
}

/// A resolved thunk.
pub(crate) struct Program {
    pub(crate) vars: Vec<Var>,
    pub(crate) lambdas: Vec<LambdaInfo>,
    pub(crate) groups: Vec<Group>,
    pub(crate) body: Hir,
    /// Locals of the thunk's outermost scope.
    pub(crate) locals: Vec<VarId>,
    pub(crate) loc: Loc,
}

impl Program {
    pub(crate) fn var(&self, id: VarId) -> &Var {
        &self.vars[id.0 as usize]
    }

    pub(crate) fn lambda(&self, id: LambdaId) -> &LambdaInfo {
        &self.lambdas[id.0 as usize]
    }

    pub(crate) fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0 as usize]
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FrameKind {
    Thunk,
    Block(ScopeKind),
    Lambda,
}

struct Frame {
    kind: FrameKind,
    names: FxHashMap<Sym, VarId>,
    globals: FxHashSet<Sym>,
}

struct Resolver<'a> {
    cx: &'a mut dyn MacroExpander,
    module: ModulePath,
    loc: Loc,
    program: Program,
    frames: Vec<Frame>,
    lambda: LambdaId,
    /// While a method's signature is resolved: its lambda.
    signature_of: Option<LambdaId>,
    loop_now: u32,
    loops: u32,
    tmp: u32,
}

/// Resolves a thunk and analyses captures.
pub(crate) fn resolve_thunk(body: Hir, module: ModulePath, loc: Loc, cx: &mut dyn MacroExpander) -> Result<Program> {
    let program = Program {
        vars: Vec::new(),
        lambdas: vec![LambdaInfo::default()],
        groups: Vec::new(),
        body: nothing(),
        locals: Vec::new(),
        loc,
    };
    let mut resolver = Resolver {
        cx,
        module,
        loc,
        program,
        frames: Vec::new(),
        lambda: LambdaId(0),
        signature_of: None,
        loop_now: 0,
        loops: 0,
        tmp: 1 << 24,
    };
    let mut body = body;
    resolver.program.locals = resolver.enter(FrameKind::Thunk, &body)?;
    resolver.walk(&mut body)?;
    let mut program = resolver.program;
    program.body = body;
    capture::close_groups(&mut program);
    flow::analyse(&mut program);
    capture::decide_boxes(&mut program);
    Ok(program)
}

impl Resolver<'_> {
    fn error(&self, message: impl Into<String>) -> Box<Diagnostic> {
        syntax_error(&*self.cx, &Expr::nothing(), self.loc, message)
    }

    fn var(&mut self, id: VarId) -> &mut Var {
        &mut self.program.vars[id.0 as usize]
    }

    fn new_var(&mut self, name: Sym, kind: VarKind, owner: LambdaId) -> VarId {
        let id = VarId(self.program.vars.len() as u32);
        self.program.vars.push(Var {
            name,
            kind,
            owner,
            ty: None,
            assignments: 0,
            group: None,
            has_plain_assignment: false,
            declared_in_loop: self.loop_now,
            assigned_in_inner_loop: false,
            is_captured: false,
            assigned_by_closure: false,
            maybe_undefined: false,
            captured_undefined: false,
            is_boxed: false,
        });
        id
    }

    fn find(&self, name: Sym) -> Option<VarId> {
        for frame in self.frames.iter().rev() {
            if frame.globals.contains(&name) {
                return None;
            }
            if let Some(id) = frame.names.get(&name) {
                return Some(*id);
            }
        }
        None
    }

    fn is_declared_global(&self, name: Sym) -> bool {
        for frame in self.frames.iter().rev() {
            if frame.globals.contains(&name) {
                return true;
            }
            if frame.names.contains_key(&name) {
                return false;
            }
        }
        false
    }

    /// Opens a scope and declares what `body` binds in it.
    fn enter(&mut self, kind: FrameKind, body: &Hir) -> Result<Vec<VarId>> {
        let mut found = Declarations::default();
        found.collect(body);
        let mut frame = Frame { kind, names: FxHashMap::default(), globals: FxHashSet::default() };
        frame.globals.extend(found.globals.iter().copied());
        self.frames.push(frame);
        let mut declared = Vec::new();
        for name in &found.locals {
            if self.top().globals.contains(name) {
                return Err(self.error(format!("variable \"{name}\" declared both local and global")));
            }
            self.declare(*name, &mut declared);
        }
        for (name, loc) in &found.assigned {
            if !self.top().names.contains_key(name)
                && !self.is_declared_global(*name)
                && self.find(*name).is_none()
                && self.binds_here(kind, *name, *loc)
            {
                self.declare(*name, &mut declared);
            }
        }
        for (name, ty) in found.types {
            if let Some(id) = self.find(name) {
                let mut ty = ty.clone();
                self.walk(&mut ty)?;
                self.var(id).ty.get_or_insert(ty);
            }
        }
        Ok(declared)
    }

    fn top(&self) -> &Frame {
        self.frames.last().expect("a frame is open")
    }

    fn declare(&mut self, name: Sym, declared: &mut Vec<VarId>) {
        if self.top().names.contains_key(&name) {
            return;
        }
        let id = self.new_var(name, VarKind::Local, self.lambda);
        self.frames.last_mut().expect("a frame is open").names.insert(name, id);
        declared.push(id);
    }

    /// Whether an assignment to a name that is nowhere local makes it local to this scope.
    fn binds_here(&mut self, kind: FrameKind, name: Sym, loc: Option<Loc>) -> bool {
        if kind == FrameKind::Thunk {
            return false;
        }
        let is_soft =
            self.frames.iter().all(|f| matches!(f.kind, FrameKind::Thunk | FrameKind::Block(ScopeKind::Soft)));
        if !is_soft || !self.cx.is_global_defined(self.module, name) {
            return true;
        }
        if self.cx.is_interactive() {
            return false;
        }
        let message = format!(
            "Assignment to `{name}` in soft scope is ambiguous because a global variable by the same name exists: `{name}` will be treated as a new local. Disambiguate by using `local {name}` to suppress this warning or `global {name}` to assign to the existing global variable."
        );
        let mut warning = *syntax_error(&*self.cx, &Expr::nothing(), loc.unwrap_or(self.loc), message);
        warning.severity = Severity::Warning;
        self.cx.warn(warning);
        true
    }

    /// A use of a variable in the current lambda: records captures along the chain.
    fn note_use(&mut self, id: VarId) -> Result<()> {
        let (owner, kind) = (self.program.var(id).owner, self.program.var(id).kind);
        let is_static = kind == VarKind::Static;
        let mut lambda = match self.signature_of {
            Some(signature) if owner == signature => return Ok(()),
            Some(signature) if is_static => signature,
            Some(signature) if owner.0 != 0 && self.program.lambda(signature).group.is_some() => {
                let name = self.program.var(id).name;
                return Err(self.error(format!("local variable {name} cannot be used in closure declaration")));
            }
            _ => self.lambda,
        };
        while lambda != owner {
            let info = &mut self.program.lambdas[lambda.0 as usize];
            let list = if is_static { &mut info.free_static } else { &mut info.free };
            if !list.contains(&id) {
                list.push(id);
            }
            match info.parent {
                Some(parent) => lambda = parent,
                None => break,
            }
        }
        if owner != self.lambda && !is_static {
            self.var(id).is_captured = true;
        }
        Ok(())
    }

    fn note_assignment(&mut self, id: VarId) -> Result<()> {
        self.note_use(id)?;
        let (lambda, loop_now) = (self.lambda, self.loop_now);
        let var = self.var(id);
        var.assignments += 1;
        var.assigned_by_closure |= var.owner != lambda;
        var.assigned_in_inner_loop |= var.owner == lambda && var.declared_in_loop != loop_now;
        if var.kind == VarKind::Static {
            let name = var.name;
            return Err(self.error(format!("local variable name \"{name}\" conflicts with a static parameter")));
        }
        Ok(())
    }

    fn name(&mut self, name: Sym) -> Result<Hir> {
        if let Some(id) = self.find(name) {
            self.note_use(id)?;
            return Ok(Hir::Var(id));
        }
        if name == "nothing" {
            return Ok(nothing());
        }
        Ok(Hir::Global(GlobalRef { module: self.module, name }))
    }

    fn walk(&mut self, hir: &mut Hir) -> Result<()> {
        match hir {
            Hir::Name(name) => *hir = self.name(*name)?,
            Hir::Line(loc) => self.loc = *loc,
            Hir::Call(parts) | Hir::New(parts) | Hir::SplatNew(parts) | Hir::Block(parts) => {
                for part in parts {
                    self.walk(part)?;
                }
            }
            Hir::Assign(..) => self.walk_assign(hir)?,
            Hir::SetTmp(_, value)
            | Hir::SetSlot(_, value)
            | Hir::Return(value)
            | Hir::BreakBlock(_, value)
            | Hir::DeclareType(_, value)
            | Hir::IsDefined(value) => {
                self.walk(value)?;
            }
            Hir::DeclareConst(name, value) => {
                self.walk(value)?;
                self.check_const(*name)?;
            }
            Hir::If(a, b, c) => {
                self.walk(a)?;
                self.walk(b)?;
                self.walk(c)?;
            }
            Hir::While(cond, body) => self.walk_while(cond, body)?,
            Hir::Try(t) => {
                self.walk(&mut t.body)?;
                for part in [&mut t.handler, &mut t.otherwise, &mut t.finally].into_iter().flatten() {
                    self.walk(part)?;
                }
            }
            Hir::Scope(scope) => {
                scope.vars = self.enter(FrameKind::Block(scope.kind), &scope.body)?;
                self.walk(&mut scope.body)?;
                self.frames.pop();
            }
            Hir::Function(function) => self.walk_function(function)?,
            Hir::Foreign(foreign) => {
                let mut result = Ok(());
                foreign.for_each_child_mut(&mut |child| {
                    if result.is_ok() {
                        result = self.walk(child);
                    }
                });
                result?;
            }
            Hir::GlobalDecl(name) => {
                let global = GlobalRef { module: self.module, name: *name };
                *hir = if self.lambda.0 == 0 { Hir::DeclareGlobal(global, None) } else { nothing() };
            }
            Hir::TypeDecl(name, ty) => {
                if self.find(*name).is_some() {
                    *hir = nothing();
                } else if self.lambda.0 == 0 {
                    self.walk(ty)?;
                    let global = GlobalRef { module: self.module, name: *name };
                    *hir = Hir::DeclareGlobal(global, Some(std::mem::replace(ty, Box::new(nothing()))));
                } else {
                    return Err(self.error(format!(
                        "type declarations on global variable \"{name}\" inside a function are not supported"
                    )));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn check_const(&mut self, name: Sym) -> Result<()> {
        let is_local = self.lambda.0 != 0 || (self.frames.len() > 1 && !self.is_declared_global(name));
        if is_local || self.find(name).is_some() {
            return Err(self.error(format!("unsupported `const` declaration on local variable \"{name}\"")));
        }
        Ok(())
    }

    fn walk_while(&mut self, cond: &mut Hir, body: &mut Hir) -> Result<()> {
        let saved = self.loop_now;
        self.loops += 1;
        self.loop_now = self.loops;
        self.walk(cond)?;
        self.walk(body)?;
        self.loop_now = saved;
        Ok(())
    }

    fn walk_assign(&mut self, hir: &mut Hir) -> Result<()> {
        let Hir::Assign(target, value) = hir else { unreachable!("the caller matched") };
        self.walk(value)?;
        let Hir::Name(name) = **target else { return self.walk(target) };
        let Some(id) = self.find(name) else {
            **target = Hir::Global(GlobalRef { module: self.module, name });
            return Ok(());
        };
        self.note_assignment(id)?;
        self.var(id).has_plain_assignment = true;
        **target = Hir::Var(id);
        let Some(ty) = self.program.var(id).ty.clone() else { return Ok(()) };
        self.note_type_use(&ty)?;
        self.tmp += 1;
        let tmp = self.tmp;
        let given = std::mem::replace(&mut **value, nothing());
        let fits = call_core("isa", vec![Hir::Tmp(tmp), ty.clone()]);
        let converted = call_core("typeassert", vec![call_base("convert", vec![ty.clone(), Hir::Tmp(tmp)]), ty]);
        **value = if_else(fits, Hir::Tmp(tmp), converted);
        let store = std::mem::replace(hir, nothing());
        *hir = Hir::Block(vec![Hir::SetTmp(tmp, Box::new(given)), store, Hir::Tmp(tmp)]);
        Ok(())
    }

    /// A resolved type expression used again here.
    fn note_type_use(&mut self, ty: &Hir) -> Result<()> {
        if let Hir::Var(id) = ty {
            return self.note_use(*id);
        }
        let mut children = Vec::new();
        ty.for_each_child(&mut |child| children.push(child));
        children.into_iter().try_for_each(|child| self.note_type_use(child))
    }

    fn walk_function(&mut self, function: &mut Function) -> Result<()> {
        self.loc = function.loc;
        let group = self.walk_target(function)?;
        if group.is_none() && self.lambda.0 != 0 {
            return Err(self.error(format!(
                "Global method definition around {}:{} needs to be placed at the top level, or use \"eval\".",
                self.loc.file, self.loc.line
            )));
        }
        for method in &mut function.methods {
            self.walk_method(method, group)?;
        }
        Ok(())
    }

    fn walk_target(&mut self, function: &mut Function) -> Result<Option<GroupId>> {
        match &mut function.target {
            Target::Anonymous => {
                let group = self.new_group(None, function.hint);
                function.target = Target::Closure(group, None);
                Ok(Some(group))
            }
            Target::Name(name) => {
                let name = *name;
                let Some(id) = self.find(name) else {
                    function.target = Target::Global(GlobalRef { module: self.module, name });
                    return Ok(None);
                };
                let group = match self.program.var(id).group {
                    Some(group) => {
                        self.note_use(id)?;
                        group
                    }
                    None => {
                        self.note_assignment(id)?;
                        let group = self.new_group(Some(id), name);
                        self.var(id).group = Some(group);
                        group
                    }
                };
                function.target = Target::Closure(group, Some(id));
                Ok(Some(group))
            }
            Target::Value(value) => {
                self.walk(value)?;
                Ok(None)
            }
            Target::Global(_) | Target::Explicit | Target::Closure(..) => Ok(None),
        }
    }

    fn new_group(&mut self, var: Option<VarId>, hint: Sym) -> GroupId {
        let id = GroupId(self.program.groups.len() as u32);
        self.program.groups.push(Group { var, hint: Some(hint), ..Group::default() });
        id
    }

    fn walk_method(&mut self, method: &mut Method, group: Option<GroupId>) -> Result<()> {
        let id = LambdaId(self.program.lambdas.len() as u32);
        self.program.lambdas.push(LambdaInfo { parent: Some(self.lambda), group, ..LambdaInfo::default() });
        if let Some(group) = group {
            self.program.groups[group.0 as usize].lambdas.push(id);
        }
        method.lambda.id = id;
        self.frames.push(Frame { kind: FrameKind::Lambda, names: FxHashMap::default(), globals: FxHashSet::default() });
        self.walk_signature(method, id)?;
        let saved = (self.lambda, self.loop_now, self.signature_of.take());
        self.lambda = id;
        for name in &method.lambda.args {
            let var = self.new_var(*name, VarKind::Argument, id);
            self.frames.last_mut().expect("pushed above").names.insert(*name, var);
            method.lambda.arg_ids.push(var);
        }
        if let Some(ty) = &mut method.lambda.ret_type {
            self.walk(ty)?;
        }
        method.lambda.locals = self.enter_lambda(&method.lambda.body)?;
        self.walk(&mut method.lambda.body)?;
        self.frames.pop();
        (self.lambda, self.loop_now, self.signature_of) = saved;
        self.frames.pop();
        Ok(())
    }

    /// The scope of a body: its arguments are in the frame around it, and are not made anew.
    fn enter_lambda(&mut self, body: &Hir) -> Result<Vec<VarId>> {
        let mut found = Declarations::default();
        found.collect(body);
        let arguments = &self.top().names;
        if let Some(name) = found
            .locals
            .iter()
            .find(|name| arguments.get(name).is_some_and(|id| self.program.var(*id).kind == VarKind::Argument))
        {
            return Err(self.error(format!("local variable name \"{name}\" conflicts with an argument")));
        }
        self.enter(FrameKind::Lambda, body)
    }

    fn walk_signature(&mut self, method: &mut Method, id: LambdaId) -> Result<()> {
        let saved = self.signature_of.replace(id);
        for TypeVarDef { name, lower, upper } in &mut method.typevars {
            for bound in [lower, upper].into_iter().flatten() {
                self.walk(bound)?;
            }
            let var = self.new_var(*name, VarKind::Static, id);
            self.frames.last_mut().expect("the method's frame").names.insert(*name, var);
            method.typevar_ids.push(var);
        }
        for ty in &mut method.arg_types {
            match ty {
                ArgType::Type(ty) | ArgType::Vararg(ty, None) => self.walk(ty)?,
                ArgType::Vararg(ty, Some(count)) => {
                    self.walk(ty)?;
                    self.walk(count)?;
                }
                ArgType::Target => {}
            }
        }
        self.signature_of = saved;
        Ok(())
    }
}

/// The constant `false`, `true` in conditions.
pub(crate) fn const_bool(hir: &Hir) -> Option<bool> {
    match hir {
        Hir::Const(value @ Const::Bits { .. }) => value.as_bool(),
        _ => None,
    }
}

/// The name of a variable without one.
pub(crate) fn unnamed() -> Sym {
    sym("#tmp#")
}
