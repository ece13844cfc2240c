//! Recording what the evaluation of a library module does, for its image.
//!
//! A thunk that only defines methods is recorded as its methods, one that only binds a constant
//! that has a name in every process as that constant, any other as the thunk itself. A thunk
//! that evaluates other code is represented by that code.

use std::sync::Arc;

use juliet_ir::codec::{Unencodable, Writer};
use juliet_ir::lowered::{Body, Operand, Stmt};
use juliet_ir::{Effects, GlobalRef, ModulePath, Sym};
use juliet_runtime::{Method, MethodId, MethodTable, Outcome, Primitive, Ref, method_table, primitive_of, rt, value};

use crate::events::Event;
use crate::image::{resolve_type_name, step, table, variables_of};
use crate::session::Session;

/// What has been recorded of a module so far.
pub(crate) struct Recording {
    name: Sym,
    writer: Writer,
    failed: Option<String>,
    /// The thunks that are running, and whether they have evaluated other code.
    running: Vec<bool>,
    /// Not 0 while code runs that the image runs again by another step.
    silent: u32,
    /// Library modules that this one stands on, directly or not.
    required: Vec<Sym>,
}

impl Session {
    /// Begins to record a library module.
    pub(crate) fn begin_recording(&self, name: Sym) {
        let recording = Recording {
            name,
            writer: Writer::new(resolve_type_name),
            failed: None,
            running: Vec::new(),
            silent: 0,
            required: Vec::new(),
        };
        self.recordings.borrow_mut().push(recording);
    }

    /// Ends the innermost recording and keeps it, unless the module did not load.
    pub(crate) fn end_recording(&self, loaded: bool) {
        let Some(recording) = self.recordings.borrow_mut().pop() else { return };
        let Recording { name, writer, failed, required, .. } = recording;
        if let Some(outer) = self.recordings.borrow_mut().last_mut() {
            let new: Vec<Sym> = required.iter().copied().filter(|r| !outer.required.contains(r)).collect();
            outer.required.extend(new);
        }
        if !loaded || !self.store.is_open() {
            return;
        }
        if let Some(why) = failed {
            self.log.record(Event::Uncacheable(format!("image of {name}"), why), crate::events::Owner::Library, None);
            return;
        }
        let image = self.finish_image(writer, &required);
        self.store.put(juliet_store::Kind::Image, &self.image_key(&name).0, &image);
        // It took seconds to make: a program that is killed must not lose it.
        self.store.flush();
    }

    /// Puts the requirements before the steps, the numbers of generated names behind.
    fn finish_image(&self, mut writer: Writer, required: &[Sym]) -> Vec<u8> {
        let mut fresh: Vec<(ModulePath, u32)> = self.fresh.borrow().iter().map(|(path, n)| (*path, *n)).collect();
        fresh.sort_unstable_by(|a, b| a.0.0.as_str().cmp(b.0.0.as_str()));
        for (path, count) in fresh {
            writer.tag(step::FRESH);
            writer.sym(path.0);
            writer.number(u64::from(count));
        }
        writer.tag(step::END);
        let steps = writer.take_tail();
        writer.number(required.len() as u64);
        for name in required {
            writer.sym(*name);
            self.image_key(name).0.iter().for_each(|byte| writer.tag(*byte));
        }
        writer.append_tail(&steps);
        writer.finish()
    }

    /// Records a step, if a library module is being evaluated.
    pub(crate) fn record_step(&self, write: impl FnOnce(&mut Writer) -> Result<(), Unencodable>) {
        let mut recordings = self.recordings.borrow_mut();
        let Some(recording) = recordings.last_mut() else { return };
        if recording.silent > 0 || recording.failed.is_some() {
            return;
        }
        recording.running.iter_mut().for_each(|evaluates| *evaluates = true);
        if let Err(why) = write(&mut recording.writer) {
            recording.failed = Some(why.0);
        }
    }

    /// Records that a name is bound to a module.
    pub(crate) fn record_module_binding(&self, here: GlobalRef, module: ModulePath) {
        self.record_step(|w| {
            w.tag(step::BIND);
            w.global(here);
            w.sym(module.0);
            Ok(())
        });
    }

    /// Records a step on one or two globals.
    pub(crate) fn record_globals(&self, tag: u8, globals: &[GlobalRef]) {
        self.record_step(|w| {
            w.tag(tag);
            globals.iter().for_each(|g| w.global(*g));
            Ok(())
        });
    }

    /// Records a step on names of modules.
    pub(crate) fn record_names(&self, tag: u8, names: &[Sym]) {
        self.record_step(|w| {
            w.tag(tag);
            names.iter().for_each(|n| w.sym(*n));
            Ok(())
        });
    }

    /// Records that a library module is needed here.
    pub(crate) fn record_requirement(&self, name: Sym) {
        self.record_names(step::REQUIRE, &[name]);
        self.note_required(name);
    }

    /// Remembers that what is being recorded stands on a library module.
    pub(crate) fn note_required(&self, name: Sym) {
        if let Some(recording) = self.recordings.borrow_mut().last_mut()
            && recording.name != name
            && !recording.required.contains(&name)
        {
            recording.required.push(name);
        }
    }

    /// Runs code whose effects another step repeats.
    pub(crate) fn unrecorded<R>(&self, run: impl FnOnce() -> R) -> R {
        let change = |by: i32| {
            if let Some(recording) = self.recordings.borrow_mut().last_mut() {
                recording.silent = recording.silent.saturating_add_signed(by);
            }
        };
        change(1);
        let result = run();
        change(-1);
        result
    }

    /// Runs a thunk, and records it if a library module is being evaluated.
    pub(crate) fn run_and_record(&self, body: &Arc<Body>, run: impl FnOnce() -> Outcome<Ref>) -> Outcome<Ref> {
        let methods_before = rt().methods.count();
        let records = match self.recordings.borrow_mut().last_mut() {
            Some(recording) => {
                recording.running.push(false);
                true
            }
            None => false,
        };
        let result = run();
        if !records {
            return result;
        }
        let evaluates = self.recordings.borrow_mut().last_mut().and_then(|r| r.running.pop()).unwrap_or(false);
        match (&result, evaluates) {
            (Err(_), _) => self.record_step(|_| Err(Unencodable("its evaluation threw an exception".to_owned()))),
            (Ok(_), true) if defines(body) => {
                self.record_step(|_| Err(Unencodable("a top-level statement both evaluates and defines".to_owned())));
            }
            (Ok(_), true) => {}
            (Ok(_), false) => self.record_thunk(body, methods_before),
        }
        result
    }

    fn record_thunk(&self, body: &Body, methods_before: usize) {
        if is_definition_list(body) && self.record_definitions(body, methods_before) {
            return;
        }
        self.record_step(|w| {
            let offset = w.body(body)?;
            w.tag(step::THUNK);
            w.number(u64::from(offset));
            Ok(())
        });
    }

    /// Records what a list of definitions defined; false where a part has no name.
    fn record_definitions(&self, body: &Body, methods_before: usize) -> bool {
        let mut known = true;
        self.record_step(|w| {
            let mark = w.mark();
            known = write_definitions(w, body, methods_before).is_ok();
            if !known {
                w.cut(mark);
            }
            Ok(())
        });
        known
    }
}

fn write_definitions(w: &mut Writer, body: &Body, methods_before: usize) -> Result<(), Unencodable> {
    let mut method = methods_before;
    for stmt in &body.stmts {
        match stmt {
            Stmt::DeclareFunction(global) => {
                w.tag(step::FUNCTION);
                w.global(*global);
            }
            Stmt::DeclareConst(global, _) => {
                let Some(object) = rt().modules.get(*global) else {
                    return Err(Unencodable("an unbound constant".to_owned()));
                };
                w.tag(step::CONSTANT);
                w.global(*global);
                w.constant(&value::object_to_const(object))?;
            }
            Stmt::DefineMethod { .. } => {
                let defined = rt().methods.method(MethodId(method as u32));
                method += 1;
                if variables_of(defined.signature).len() != defined.variables.len() {
                    return Err(Unencodable("a variable outside its signature".to_owned()));
                }
                write_method(w, &defined)?;
            }
            _ => {}
        }
    }
    if method == rt().methods.count() { Ok(()) } else { Err(Unencodable("methods out of order".to_owned())) }
}

/// A method: its table, then the length of its parts, then the parts.
fn write_method(w: &mut Writer, method: &Method) -> Result<(), Unencodable> {
    w.tag(step::METHOD);
    let (kind, name) = match method_table(method.signature) {
        MethodTable::Name(name) => (table::NAME, Some(name)),
        MethodTable::Constructor(name) => (table::CONSTRUCTOR, Some(name)),
        MethodTable::Open => (table::UNNAMED, None),
    };
    match name.filter(|n| resolve_type_name(n.module, n.name) == Some(*n)) {
        Some(name) => {
            w.tag(kind);
            w.sym(name.module.0);
            w.sym(name.name);
        }
        None => {
            w.tag(table::UNNAMED);
            w.sym(Sym::default());
            w.sym(Sym::default());
        }
    }
    let mark = w.mark();
    w.ty(method.signature)?;
    let offset = w.body(&method.body)?;
    w.number(u64::from(offset));
    w.prefix_length(mark);
    Ok(())
}

/// Whether a statement defines something itself.
fn defines(body: &Body) -> bool {
    body.stmts.iter().any(|s| {
        matches!(
            s,
            Stmt::SetGlobal(..)
                | Stmt::DeclareConst(..)
                | Stmt::DeclareGlobal(..)
                | Stmt::DeclareFunction(_)
                | Stmt::DefineMethod { .. }
        )
    })
}

/// Whether a thunk defines methods and constants, each exactly once, and does nothing else.
fn is_definition_list(body: &Body) -> bool {
    // Functions of the library may be called for the value of the one constant that is defined.
    let constants = body.stmts.iter().filter(|s| matches!(s, Stmt::DeclareConst(..))).count();
    let initialises =
        constants == 1 && !body.stmts.iter().any(|s| matches!(s, Stmt::DefineMethod { .. } | Stmt::DeclareFunction(_)));
    // The statements before this one may be jumped over.
    let mut landing = 0;
    body.stmts.iter().enumerate().all(|(at, stmt)| match stmt {
        Stmt::DeclareFunction(_) | Stmt::DeclareConst(..) | Stmt::DefineMethod { .. } => at >= landing,
        Stmt::Goto(target) | Stmt::GotoIfNot { target, .. } => {
            landing = landing.max(target.0 as usize);
            target.0 as usize > at
        }
        Stmt::Return(_) => at + 1 == body.stmts.len(),
        Stmt::Copy(_) | Stmt::Assign(..) | Stmt::NewVar(_) | Stmt::Nop => true,
        Stmt::Call { func: Operand::Global(callee), .. } => {
            is_harmless(*callee) || (!is_builtin(*callee) && initialises)
        }
        Stmt::Call { func: Operand::Ssa(_), .. } => initialises,
        _ => false,
    })
}

/// The builtin or intrinsic that a global is.
fn primitive(callee: GlobalRef) -> Option<Primitive> {
    primitive_of(&value::object_to_const(rt().modules.get(callee)?))
}

fn is_builtin(callee: GlobalRef) -> bool {
    primitive(callee).is_some()
}

/// Whether a global is a builtin that changes nothing.
fn is_harmless(callee: GlobalRef) -> bool {
    match primitive(callee) {
        Some(Primitive::Builtin(builtin)) => builtin.effects().has(Effects::EFFECT_FREE),
        _ => false,
    }
}
