//! One instance from inference to loaded code: hit or miss is decided here.

use std::rc::Rc;

use juliet_codegen::{Object, RelocTarget};
use juliet_hash::{Digest, code_hash, object_key};
use juliet_ir::stencil::Fill;
use juliet_ir::typed::InstanceId;
use juliet_ir::{ModulePath, Sym, Type};
use juliet_runtime::{CallSite, CodeImage, Entries, Outcome, Relocation, errors, rt};
use juliet_stencil::{Built, Instances};
use juliet_store::Kind;
use juliet_types::TypeKind;
use rustc_hash::FxHashMap;

use crate::events::{Event, Owner, Phase};
use crate::session::{Lines, Loaded, Session};

/// Which code of an instance.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Specialized,
    Adapter,
}

impl Instances for Session {
    fn interface(&self, instance: InstanceId) -> (Vec<Type>, Type) {
        let inferred = self.infer(instance);
        (inferred.body.arg_types(), inferred.ret)
    }
}

impl Session {
    /// The instance's name and argument types, as events show them; the name of a library's method
    /// stands behind its module.
    pub(crate) fn describe(&self, instance: InstanceId) -> String {
        let instance = rt().methods.instance(instance);
        let types: Vec<String> = instance.spec.tuple_elements().iter().skip(1).map(ToString::to_string).collect();
        let module = instance.method.module();
        let path = if of_program(module) { String::new() } else { format!("{module}.") };
        format!("{path}{}({})", instance.method.name(), types.join(", "))
    }

    pub(crate) fn infer(&self, instance: InstanceId) -> std::sync::Arc<juliet_infer::Inferred> {
        self.try_infer(instance).unwrap_or_else(|| panic!("inference: no result for {}", self.describe(instance)))
    }

    /// What inference says; `None` for a generated function whose generator fails.
    pub(crate) fn try_infer(&self, instance: InstanceId) -> Option<std::sync::Arc<juliet_infer::Inferred>> {
        if let Some(known) = self.inferred.borrow().get(&instance) {
            return Some(known.clone());
        }
        if let Some(found) = self.log.time(Phase::Trace, || juliet_infer::World::inferred(self, instance)) {
            return Some(found);
        }
        self.log.time(Phase::Infer, || juliet_infer::infer_instance(self, instance))
    }

    /// The same while another inference may be under way; `None` also where the instance rests on what
    /// that one works on.
    pub(crate) fn infer_aside(&self, instance: InstanceId) -> Option<std::sync::Arc<juliet_infer::Inferred>> {
        if let Some(known) = self.inferred.borrow().get(&instance) {
            return Some(known.clone());
        }
        self.log.time(Phase::Infer, || juliet_infer::infer_instance_aside(self, instance))
    }

    /// Loads what an earlier run compiled, or infers, keys, fetches or generates, and loads.
    pub(crate) fn compile_instance(&self, instance: InstanceId) -> Outcome<Option<Entries>> {
        let known = self.inferred.borrow().contains_key(&instance);
        let entry = if known { None } else { self.log.time(Phase::Trace, || self.lookup(instance)) };
        if let Some(entry) = entry
            && let Some(code) = self.log.time(Phase::Load, || self.code_of(entry, instance))
            && let Some(entries) = self.load_traced(instance, &code)?
        {
            return Ok(Some(entries));
        }
        let Some(inferred) = self.try_infer(instance) else {
            let described = self.describe(instance);
            self.generated_code(&rt().methods.instance(instance))?;
            panic!("inference: no result for {described}");
        };
        if !inferred.runs {
            return Ok(None);
        }
        if self.options.trace {
            eprintln_trace(&format!("{}\n{}", self.describe(instance), inferred.body));
        }
        let orders = juliet_stencil::relied_on_order();
        let built = self.log.time(Phase::Hash, || juliet_stencil::build(&inferred.body, self));
        if self.options.trace {
            eprintln_trace(&built.stencil.to_string());
        }
        let lines = Lines { site_locs: built.site_locs.clone(), locs: inferred.body.locs.clone() };
        self.lines.borrow_mut().insert(instance, lines);
        let specialized = self.code(instance, &built, Part::Specialized)?;
        // The adapter calls through the entry cell, which is published first.
        let fixed = {
            let method = &rt().methods.instance(instance).method;
            if method.body.is_va { method.body.nargs as usize - 1 } else { method.body.nargs as usize }
        };
        let adapter = self.log.time(Phase::Hash, || juliet_stencil::build_adapter(instance, fixed, self));
        let generic = self.code(instance, &adapter, Part::Adapter)?;
        // An entry says nothing of the order of definitions: its code is found by its own hash then.
        if self.store.is_open() && juliet_stencil::relied_on_order() == orders {
            self.keep_code(entry, &inferred, (built, adapter));
        }
        Ok(Some(Entries { specialized, generic }))
    }

    /// The address of loaded code for a stencil and its fills.
    fn code(&self, instance: InstanceId, built: &Built, part: Part) -> Outcome<u64> {
        let key = self.log.time(Phase::Hash, || object_key(code_hash(&built.stencil), self.target.identity()));
        let addresses = self.log.time(Phase::Load, || self.fill_addresses(&built.fills))?;
        let known = self.in_process(key, &addresses);
        self.note_name(key, instance, part == Part::Adapter);
        let object = match known {
            Some((object, Some(address))) if part == Part::Adapter || built.stencil.sites == 0 => {
                let _ = object;
                self.note(instance, part, Event::Shared);
                return Ok(address);
            }
            Some((object, _)) => {
                self.note(instance, part, Event::Shared);
                object
            }
            None => self.fetch_or_generate(instance, built, key, part)?,
        };
        self.place(instance, key, object, addresses, part)
    }

    /// The object under a key, if the store has one with so many holes.
    pub(crate) fn stored(&self, key: Digest, holes: usize) -> Option<Rc<Object>> {
        let found = self.log.time(Phase::Load, || self.store.get_with(&key.0, Object::from_bytes)?.ok());
        found.filter(|object| object.holes as usize == holes).map(Rc::new)
    }

    /// Loads an object and remembers its address.
    pub(crate) fn place(
        &self,
        instance: InstanceId,
        key: Digest,
        object: Rc<Object>,
        addresses: Vec<u64>,
        part: Part,
    ) -> Outcome<u64> {
        let address = self.log.time(Phase::Load, || self.load(instance, &object, &addresses, part))?;
        let mut loaded = self.loaded.borrow_mut();
        let entry = loaded.entry(key).or_insert_with(|| Loaded { object, copies: FxHashMap::default() });
        entry.copies.entry(addresses).or_insert(address);
        Ok(address)
    }

    pub(crate) fn note(&self, instance: InstanceId, part: Part, event: fn(String) -> Event) {
        let event = event(self.describe(instance));
        match (part, event) {
            (Part::Specialized, event) => self.log.record(event, owner(instance), Some(instance)),
            (Part::Adapter, Event::Miss(what)) => {
                self.log.adapter_misses.set(self.log.adapter_misses.get() + 1);
                self.log.record(Event::EntryMiss(what), owner(instance), Some(instance));
            }
            (Part::Adapter, _) => {}
        }
    }

    /// Code with this key that is in the process, and its address where the holes are filled alike.
    pub(crate) fn in_process(&self, key: Digest, addresses: &[u64]) -> Option<(Rc<Object>, Option<u64>)> {
        let loaded = self.loaded.borrow();
        let entry = loaded.get(&key)?;
        let same = entry.copies.get(addresses).copied();
        Some((entry.object.clone(), same))
    }

    fn fetch_or_generate(&self, instance: InstanceId, built: &Built, key: Digest, part: Part) -> Outcome<Rc<Object>> {
        if let Some(object) = self.stored(key, built.stencil.holes.len()) {
            if !self.options.verify_cache {
                self.note(instance, part, Event::Hit);
                return Ok(object);
            }
            let fresh = self.generate(built)?;
            if fresh == *object {
                self.note(instance, part, Event::Hit);
                return Ok(object);
            }
            // The stored code may be anything: it is not run.
            self.verify_failures.borrow_mut().push(self.describe(instance));
            self.store.put(Kind::Object, &key.0, &fresh.to_bytes());
            self.note(instance, part, Event::Miss);
            return Ok(Rc::new(fresh));
        }
        let object = self.generate(built)?;
        self.log.time(Phase::Load, || self.store.put(Kind::Object, &key.0, &object.to_bytes()));
        // Such code may call what no run has needed.
        let is_reordered =
            self.options.verify_cache && (self.log.is_reordered.get() || self.depends_on_callers(instance));
        self.log.is_reordered.set(is_reordered);
        self.note(instance, part, if is_reordered { Event::Reordered } else { Event::Miss });
        Ok(Rc::new(object))
    }

    fn generate(&self, built: &Built) -> Outcome<Object> {
        self.log
            .time(Phase::Codegen, || juliet_codegen::compile(&built.stencil, &self.target))
            .map_err(|error| juliet_runtime::errors::error(&error.to_string()))
    }

    pub(crate) fn fill_addresses(&self, fills: &[Fill]) -> Outcome<Vec<u64>> {
        let mut out = Vec::with_capacity(fills.len());
        for fill in fills {
            out.push(match fill {
                Fill::Instance(id) => rt().methods.entry_cell(*id),
                Fill::Runtime(name) => self.symbol(*name)?,
                Fill::Foreign(name, library) => juliet_runtime::library_symbol(library.as_str(), name.as_str())?,
                Fill::Type(ty) => juliet_runtime::value::type_object(*ty).word(),
                Fill::Object(value) => juliet_runtime::value::const_to_object(value).word(),
                Fill::Binding(global) => std::ptr::from_ref(rt().modules.cell(*global)) as u64,
                Fill::Cache => std::ptr::from_ref(Box::leak(Box::new(0u64))) as u64,
            });
        }
        Ok(out)
    }

    /// The address of a runtime or C symbol.
    fn symbol(&self, name: Sym) -> Outcome<u64> {
        if let Some(known) = self.symbols.borrow().get(&name) {
            return Ok(*known);
        }
        let address = juliet_runtime::symbol_address(name.as_str()).ok_or_else(|| {
            errors::error(&format!("could not load symbol \"{name}\": it is not in the runtime, nor in the C library"))
        })?;
        self.symbols.borrow_mut().insert(name, address);
        Ok(address)
    }

    fn load(&self, instance: InstanceId, object: &Object, addresses: &[u64], part: Part) -> Outcome<u64> {
        let mut relocations = Vec::with_capacity(object.relocs.len());
        for reloc in &object.relocs {
            let base = match &reloc.target {
                RelocTarget::Hole(n) => addresses[*n as usize],
                RelocTarget::LibCall(name) => self.symbol(Sym::from(name))?,
            };
            relocations.push(Relocation { offset: reloc.offset, value: base.wrapping_add_signed(reloc.addend) });
        }
        let call_sites: Vec<CallSite> = object
            .call_sites
            .iter()
            .map(|c| CallSite {
                return_offset: c.return_offset,
                handler_offset: c.handler_offset,
                frame_offset: c.frame_offset,
                // An adapter is no frame of the program.
                site: if part == Part::Adapter { u32::MAX } else { c.site },
            })
            .collect();
        let image =
            CodeImage { instance, code: &object.code, align: object.align, relocations: &relocations, call_sites };
        rt().code.load(image).map_err(|error| juliet_runtime::errors::error(&error.to_string()))
    }
}

/// Whose an instance is: the program's if its method or a type among its arguments is.
pub(crate) fn owner(instance: InstanceId) -> Owner {
    let instance = rt().methods.instance(instance);
    if of_program(instance.method.module()) || mentions(instance.spec, &of_program) {
        Owner::Program
    } else {
        Owner::Library
    }
}

fn of_program(module: ModulePath) -> bool {
    module.0.split('.').next() == Some("Main")
}

/// Whether a type is made of one whose definition's module is as wanted.
fn mentions(ty: Type, wanted: &dyn Fn(ModulePath) -> bool) -> bool {
    match ty.kind() {
        TypeKind::Data(data) => {
            wanted(data.name.module) || data.params.iter().any(|p| p.as_type().is_some_and(|t| mentions(t, wanted)))
        }
        TypeKind::Union(members) => members.iter().any(|m| mentions(*m, wanted)),
        TypeKind::UnionAll(all) => mentions(all.body, wanted),
        TypeKind::Vararg { elem, .. } => mentions(*elem, wanted),
        TypeKind::Bottom | TypeKind::Var(_) => false,
    }
}

#[allow(clippy::print_stderr, reason = "a developer asked for it")]
fn eprintln_trace(text: &str) {
    eprintln!("{text}");
}
