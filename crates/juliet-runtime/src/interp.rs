//! The interpreter of `lowered::Body`: top-level thunks, and methods without machine code.
//!
//! Values and variables of a frame live in one stack that the collector scans. A statement that
//! throws goes to the innermost `EnterTry` of the frame, if there is one.

use crate::builtins::new_tuple;
use crate::errors;
use crate::exception::{Backtrace, TraceFrame};
use crate::object::Ref;
use crate::runtime::{Outcome, rt};
use crate::value::{as_bool, as_type, boolean, const_to_object, load_field, nothing, symbol_named, type_object};
use juliet_ir::lowered::{Body, Operand, Place, SlotId, Stmt, StmtId};
use juliet_ir::typed::InstanceId;
use juliet_types::{ModulePath, Param, builtin};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

struct FrameInfo {
    body: Arc<Body>,
    at: Cell<usize>,
}

/// The interpreted frames of the thread.
pub struct Frames {
    values: RefCell<Vec<u64>>,
    list: RefCell<Vec<FrameInfo>>,
    /// Module of the code that the driver evaluates, where no frame says it.
    module: Cell<Option<ModulePath>>,
}

impl Frames {
    pub(crate) fn new() -> Frames {
        Frames { values: RefCell::default(), list: RefCell::default(), module: Cell::new(None) }
    }
    /// Exchanges two tasks' frames.
    pub(crate) fn swap(&self, other: &Frames) {
        self.values.swap(&other.values);
        self.list.swap(&other.list);
        self.module.swap(&other.module);
    }
    pub(crate) fn depth(&self) -> usize {
        self.list.borrow().len()
    }
    /// The module of the innermost interpreted code.
    pub fn current_module(&self) -> ModulePath {
        let innermost = self.list.borrow().last().map(|frame| frame.body.module);
        innermost.or(self.module.get()).unwrap_or_else(ModulePath::main)
    }
    /// Cuts frames off that an exception left.
    pub(crate) fn truncate(&self, depth: usize) {
        self.list.borrow_mut().truncate(depth);
    }
    /// Appends backtrace frames for a range of interpreted frames, innermost first.
    pub(crate) fn describe(&self, range: Range<usize>, out: &mut Backtrace) {
        let list = self.list.borrow();
        for frame in list[range.start.min(list.len())..range.end.min(list.len())].iter().rev() {
            let loc = frame.body.locs.get(frame.at.get()).copied().unwrap_or(frame.body.loc);
            let name = if frame.body.nargs == 0 { juliet_types::sym("top-level scope") } else { frame.body.name };
            out.push(TraceFrame::Interpreted { name, module: frame.body.module, loc });
        }
    }
    pub(crate) fn for_each_root(&self, f: &mut dyn FnMut(u64)) {
        self.values.borrow().iter().for_each(|word| f(*word));
    }
}

/// Runs a top-level thunk.
///
/// # Errors
/// The exception that it throws.
pub fn run_thunk(body: &Arc<Body>) -> Outcome<Ref> {
    run(body, &[], &[])
}

/// Runs a top-level thunk that is not shared.
///
/// # Errors
/// The exception that it throws.
pub fn interpret(body: &Body) -> Outcome<Ref> {
    run(&Arc::new(body.clone()), &[], &[])
}

/// Runs the body of a generated function's method on the types of an instance: its static
/// parameters bound, each argument the type of the argument. Yields the expression.
///
/// # Errors
/// What the generator throws.
pub fn run_generator(instance: &crate::method::Instance) -> Outcome<Ref> {
    let body = &instance.method.body;
    let types: Vec<Ref> = instance.spec.tuple_elements().into_iter().map(type_object).collect();
    let fixed = body.nargs as usize - usize::from(body.is_va);
    let mut args: Vec<Ref> = types[..fixed.min(types.len())].to_vec();
    if body.is_va {
        args.push(new_tuple(&types[fixed.min(types.len())..])?);
    }
    run(body, &args, &instance.sparams)
}

/// Runs an instance on arguments, the function first.
///
/// # Errors
/// The exception that it throws.
pub(crate) fn call_instance(id: InstanceId, args: &[Ref]) -> Outcome<Ref> {
    let instance = rt().methods.instance(id);
    let body = &instance.method.body;
    if !body.is_va {
        return run(body, args, &instance.sparams);
    }
    let fixed = body.nargs as usize - 1;
    let mut all: Vec<Ref> = args[..fixed].to_vec();
    all.push(new_tuple(&args[fixed..])?);
    run(body, &all, &instance.sparams)
}

/// Where control goes after a statement.
enum Next {
    Fall,
    Jump(StmtId),
    Return(Ref),
}

struct Try {
    enter: usize,
    handler: StmtId,
    depth: usize,
}

struct Interpreter<'a> {
    body: &'a Body,
    sparams: &'a [Param],
    /// Position of the frame in the value stack: slots first, then statement values.
    base: usize,
    tries: Vec<Try>,
    /// Depths of the exception stack at each `EnterTry` that ran.
    marks: Vec<(usize, usize)>,
}

fn run(body: &Arc<Body>, args: &[Ref], sparams: &[Param]) -> Outcome<Ref> {
    if crate::abi::is_stack_low() {
        return Err(errors::stack_overflow_error());
    }
    let frames = &rt().frames;
    let base = frames.values.borrow().len();
    {
        let mut values = frames.values.borrow_mut();
        values.resize(base + body.slots.len() + body.stmts.len(), 0);
        for (index, arg) in args.iter().enumerate().take(body.slots.len()) {
            values[base + index] = arg.word();
        }
    }
    let depth = frames.depth();
    frames.list.borrow_mut().push(FrameInfo { body: body.clone(), at: Cell::new(0) });
    let mut interpreter = Interpreter { body, sparams, base, tries: Vec::new(), marks: Vec::new() };
    let result = interpreter.run(depth);
    frames.truncate(depth);
    frames.values.borrow_mut().truncate(base);
    result
}

impl Interpreter<'_> {
    fn run(&mut self, depth: usize) -> Outcome<Ref> {
        let runtime = rt();
        let mut at = 0usize;
        loop {
            runtime.frames.list.borrow()[depth].at.set(at);
            if self.body.nargs == 0 {
                // A statement at top level may have evaluated definitions.
                runtime.worlds.catch_up();
            }
            let next = self.step(at);
            match next {
                Ok(Next::Fall) => at += 1,
                Ok(Next::Jump(target)) => {
                    if target.0 as usize <= at {
                        crate::roots::safepoint();
                    }
                    at = target.0 as usize;
                }
                Ok(Next::Return(value)) => return Ok(value),
                Err(exception) => {
                    runtime.exceptions.note_thrown(exception, crate::abi::current_backtrace);
                    let Some(handler) = self.tries.pop() else { return Err(exception) };
                    runtime.frames.truncate(depth + 1);
                    runtime.exceptions.truncate(handler.depth);
                    runtime.exceptions.push(exception);
                    at = handler.handler.0 as usize;
                }
            }
        }
    }

    fn set(&self, index: usize, value: Ref) {
        rt().frames.values.borrow_mut()[self.base + index] = value.word();
    }

    fn set_stmt(&self, at: usize, value: Ref) {
        self.set(self.body.slots.len() + at, value);
    }

    fn raw(&self, index: usize) -> Option<Ref> {
        Ref::from_word(rt().frames.values.borrow()[self.base + index])
    }

    fn slot(&self, slot: SlotId) -> Option<Ref> {
        self.raw(slot.0 as usize)
    }

    fn get(&self, operand: &Operand) -> Outcome<Ref> {
        match operand {
            Operand::Ssa(id) => {
                let value = self.raw(self.body.slots.len() + id.0 as usize);
                Ok(value.unwrap_or_else(nothing))
            }
            Operand::Slot(slot) => {
                self.slot(*slot).ok_or_else(|| errors::undef_local_error(self.body.slots[slot.0 as usize].name))
            }
            Operand::StaticParam(n) => self.static_param(*n).ok_or_else(|| {
                errors::undef_var_error(self.body.sparams[*n as usize], symbol_named("static_parameter"))
            }),
            Operand::Const(value) => Ok(const_to_object(value)),
            Operand::Global(global) => rt().modules.value(*global),
        }
    }

    fn static_param(&self, n: u32) -> Option<Ref> {
        match self.sparams.get(n as usize)? {
            Param::Type(t) if t.as_var().is_some() => None,
            param => Some(const_to_object(&param.to_const())),
        }
    }

    fn step(&mut self, at: usize) -> Outcome<Next> {
        let body = self.body;
        match &body.stmts[at] {
            Stmt::Goto(target) => Ok(Next::Jump(*target)),
            Stmt::GotoIfNot { cond, target } => {
                let value = self.get(cond)?;
                match as_bool(value) {
                    Some(true) => Ok(Next::Fall),
                    Some(false) => Ok(Next::Jump(*target)),
                    None => Err(errors::type_error("if", "", builtin().bool, value)),
                }
            }
            Stmt::Return(operand) => self.get(operand).map(Next::Return),
            Stmt::EnterTry(handler) => {
                let depth = rt().exceptions.depth();
                self.tries.push(Try { enter: at, handler: *handler, depth });
                self.marks.retain(|(stmt, _)| *stmt != at);
                self.marks.push((at, depth));
                Ok(Next::Fall)
            }
            Stmt::LeaveTry(count) => {
                let left = self.tries.len().saturating_sub(*count as usize);
                debug_assert!(self.tries.iter().all(|t| t.enter < body.stmts.len()));
                self.tries.truncate(left);
                Ok(Next::Fall)
            }
            Stmt::PopException(enter) => {
                if let Some((_, depth)) = self.marks.iter().find(|(stmt, _)| *stmt == enter.0 as usize) {
                    rt().exceptions.truncate(*depth);
                }
                Ok(Next::Fall)
            }
            Stmt::Assign(slot, operand) => {
                let value = self.get(operand)?;
                self.set(slot.0 as usize, value);
                self.set_stmt(at, value);
                Ok(Next::Fall)
            }
            Stmt::NewVar(slot) => {
                rt().frames.values.borrow_mut()[self.base + slot.0 as usize] = 0;
                Ok(Next::Fall)
            }
            other => {
                if let Some(value) = self.evaluate(other)? {
                    self.set_stmt(at, value);
                }
                Ok(Next::Fall)
            }
        }
    }

    /// Runs a statement without control flow.
    fn evaluate(&self, stmt: &Stmt) -> Outcome<Option<Ref>> {
        match stmt {
            Stmt::Call { func, args } => self.call(func, args).map(Some),
            Stmt::New { ty, args } => {
                let mut parts = vec![self.get(ty)?];
                for arg in args {
                    parts.push(self.get(arg)?);
                }
                crate::builtins_object::new(&parts).map(Some)
            }
            Stmt::SplatNew { ty, args } => {
                let mut parts = vec![self.get(ty)?];
                let tuple = self.get(args)?;
                for index in 0..tuple.type_of().field_count().unwrap_or(0) {
                    parts.push(load_field(tuple, index)?.ok_or_else(errors::undef_ref_error)?);
                }
                crate::builtins_object::new(&parts).map(Some)
            }
            Stmt::Copy(operand) => self.get(operand).map(Some),
            Stmt::CurrentException => Ok(Some(crate::exception::current_exception().unwrap_or_else(nothing))),
            Stmt::IsDefined(place) => Ok(Some(boolean(self.is_defined(place)))),
            Stmt::ThrowUndefIfNot { name, cond } => match as_bool(self.get(cond)?) {
                Some(false) => Err(errors::undef_local_error(*name)),
                _ => Ok(None),
            },
            Stmt::Foreign(call) => crate::foreign::call(call, &|operand| self.get(operand)).map(Some),
            Stmt::BoundsCheck => Ok(Some(boolean(true))),
            _ => self.declare(stmt),
        }
    }

    fn call(&self, func: &Operand, args: &[Operand]) -> Outcome<Ref> {
        let mut small = [nothing(); 8];
        let count = args.len() + 1;
        if count <= small.len() {
            small[0] = self.get(func)?;
            for (slot, arg) in small[1..].iter_mut().zip(args) {
                *slot = self.get(arg)?;
            }
            return crate::dispatch::call(&small[..count]);
        }
        let all = crate::roots::RootedVec::new(vec![self.get(func)?]);
        for arg in args {
            all.push(self.get(arg)?);
        }
        crate::dispatch::call(&all.to_vec())
    }

    fn is_defined(&self, place: &Place) -> bool {
        match place {
            Place::Slot(slot) => self.slot(*slot).is_some(),
            Place::StaticParam(n) => self.static_param(*n).is_some(),
            Place::Global(global) => rt().modules.get(*global).is_some(),
        }
    }

    /// Declarations and definitions.
    fn declare(&self, stmt: &Stmt) -> Outcome<Option<Ref>> {
        let modules = &rt().modules;
        match stmt {
            Stmt::SetGlobal(global, operand) => {
                let value = self.get(operand)?;
                modules.assign(*global, value).map(Some)
            }
            Stmt::DeclareConst(global, operand) => {
                let value = self.get(operand)?;
                modules.declare_const(*global, value)?;
                Ok(Some(value))
            }
            Stmt::DeclareGlobal(global, ty) => {
                let ty = match ty {
                    Some(operand) => {
                        let object = self.get(operand)?;
                        let ty = as_type(object);
                        Some(ty.ok_or_else(|| errors::type_error("global", "", builtin().type_, object))?)
                    }
                    None => None,
                };
                modules.declare_global(*global, ty)?;
                Ok(None)
            }
            Stmt::DeclareFunction(global) => modules.declare_function(*global).map(Some),
            Stmt::DefineMethod { signature, body } => {
                let (ty, variables) = crate::method::signature_from_svec(self.get(signature)?)?;
                check_definable(ty)?;
                rt().methods.add(ty, variables, body.clone());
                rt().worlds.catch_up();
                Ok(None)
            }
            _ => Ok(None),
        }
    }
}

/// Methods cannot be added to builtins or to a type that stands for all callables.
fn check_definable(signature: juliet_types::Type) -> Outcome<()> {
    let function = signature.unwrap_union_all().tuple_element(0);
    match function {
        Some(ty) if rt().primitives.builtin_of_type(ty).is_some_and(|b| b != juliet_ir::Builtin::Kwcall) => {
            Err(errors::error(&format!("cannot add methods to a builtin function {ty}")))
        }
        Some(ty) if ty.is_any() || ty == builtin().function => {
            Err(errors::error(&format!("cannot add methods to an abstract type {ty}")))
        }
        Some(ty) if ty.is_bottom() => {
            Err(errors::type_error("method definition", "", builtin().type_, type_object(ty)))
        }
        _ => Ok(()),
    }
}
