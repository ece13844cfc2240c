//! What things of this process are called in every process.
//!
//! * A method of the library is the nth method of its image.
//! * A method of a program is its signature; its content is that and the method hash.
//! * A type of a program is the content of its definition and of all that it names.
//! * Closures, and the functions behind keyword arguments, have generated names with counters:
//!   they are their content, and the how-manieth of that content they are.
//! * A heap object is the constant that holds it.

use std::cell::{Cell, RefCell};

use juliet_hash::{Fingerprint, Names, Portable, encode_definition, encode_type, fingerprint, method_hash};
use juliet_ir::codec::{Naming, ObjectName, ObjectPlace};
use juliet_ir::lowered::Body;
use juliet_ir::typed::InstanceId;
use juliet_ir::{GlobalRef, ModulePath, Sym, Type};
use juliet_runtime::snapshot::{Place, place_of};
use juliet_runtime::{BindingState, Instance, Method, MethodId, MethodTable, rt};
use juliet_types::{Const, HeapRef, Param, TypeKind, TypeName, TypeNameKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::contents::content_of_object;
use super::objects::literals;
use crate::image::resolve_type_name;

/// First part of the module under which definitions with generated names are written.
const GENERATED: &str = "\u{0}generated";

/// Stands for the method of top-level code.
pub(super) const TOP_LEVEL: Fingerprint = 1;

/// Whose methods begin at a number.
struct Segment {
    first: u32,
    /// `None` for the program.
    owner: Option<Sym>,
    /// Number of the owner's methods before.
    before: u32,
}

/// The table of names.
#[derive(Default)]
pub(crate) struct NameTable {
    segments: RefCell<Vec<Segment>>,
    /// Images that are being loaded, and how many methods each has.
    loading: RefCell<Vec<(Sym, u32)>>,
    types: RefCell<FxHashMap<Type, Option<Fingerprint>>>,
    definitions: RefCell<FxHashMap<u32, Fingerprint>>,
    methods: RefCell<FxHashMap<u32, Option<Fingerprint>>>,
    contents: RefCell<FxHashMap<u32, Option<Fingerprint>>>,
    /// The newest of the program's methods of each content that was looked at.
    by_content: RefCell<FxHashMap<Fingerprint, MethodId>>,
    instances: RefCell<FxHashMap<InstanceId, Option<Fingerprint>>>,
    pub(super) heap: RefCell<FxHashMap<u64, ObjectName>>,
    /// The program's methods by fingerprint, the newest of each.
    by_fingerprint: RefCell<FxHashMap<Fingerprint, MethodId>>,
    indexed_methods: Cell<u32>,
    generated: RefCell<Generated>,
    /// What constants of the library hold, by address; found again when a module was loaded.
    pub(super) held_by_library: RefCell<Option<FxHashMap<u64, GlobalRef>>>,
    /// How often an object was named that is inside others: it may have several such names, and
    /// which one is known first depends on the run.
    pub(crate) inner_names: Cell<u64>,
    /// The top-level code whose entry is being read.
    pub(super) own: Cell<Option<MethodId>>,
    /// Definitions count by their names alone.
    shallow: Cell<bool>,
    /// Generated definitions whose content is being encoded: they stand for themselves.
    within: RefCell<Vec<&'static TypeName>>,
}

/// Definitions with generated names.
#[derive(Default)]
struct Generated {
    seen: usize,
    /// Without methods yet.
    waiting: Vec<&'static TypeName>,
    known: FxHashMap<u32, (Fingerprint, u32)>,
    counts: FxHashMap<Fingerprint, u32>,
    found: FxHashMap<(Fingerprint, u32), &'static TypeName>,
}

thread_local! {
    static TABLE: NameTable = NameTable::default();
}

/// The table as a place of snapshots.
pub(crate) fn place() -> Place {
    TABLE.with(place_of)
}

/// Runs `f` with this thread's table of names.
pub(crate) fn names<R>(f: impl FnOnce(&NameTable) -> R) -> R {
    TABLE.with(f)
}

/// How images of the inference cache name things.
pub(crate) fn naming() -> Naming {
    Naming {
        resolve: |module, name| names(|n| n.resolve(module, name)),
        spell: |definition| names(|n| n.spell(definition)),
        name_object: |object| names(|n| n.heap_object(object)),
        find_object: |name| {
            let value = match name.place {
                ObjectPlace::Global(global) => match rt().modules.state(global) {
                    BindingState::Const(value) => value,
                    _ => return None,
                },
                ObjectPlace::Literal(method, index) => names(|n| n.find_literal(method, index))?,
            };
            let found = name.path.iter().try_fold(value.clone(), |value, index| value.field(*index as usize))?;
            let Const::Heap(object) = found else { return None };
            names(|n| n.note_named(&value, name.place));
            Some(object)
        },
    }
}

/// Whether a module belongs to the library.
pub(crate) fn is_library(module: ModulePath) -> bool {
    module.0.split('.').next() != Some("Main")
}

impl NameTable {
    /// Methods from here on are those of a library module.
    pub(crate) fn begin_owner(&self, owner: Sym) {
        let count = rt().methods.count() as u32;
        self.close_segment(count);
        self.loading.borrow_mut().push((owner, 0));
        self.segments.borrow_mut().push(Segment { first: count, owner: Some(owner), before: 0 });
    }

    /// Ends the innermost [`NameTable::begin_owner`].
    pub(crate) fn end_owner(&self) {
        self.held_by_library.replace(None);
        let count = rt().methods.count() as u32;
        self.close_segment(count);
        let mut loading = self.loading.borrow_mut();
        loading.pop();
        let (owner, before) = loading.last().map_or((None, 0), |(owner, before)| (Some(*owner), *before));
        self.segments.borrow_mut().push(Segment { first: count, owner, before });
    }

    fn close_segment(&self, count: u32) {
        if let Some((_, methods)) = self.loading.borrow_mut().last_mut()
            && let Some(last) = self.segments.borrow().last()
        {
            *methods += count - last.first;
        }
    }

    /// Base is being loaded.
    pub(crate) fn is_loading_base(&self) -> bool {
        self.loading.borrow().last().is_some_and(|(owner, _)| *owner == "Base")
    }

    /// A library module is being loaded.
    pub(crate) fn is_loading(&self) -> bool {
        !self.loading.borrow().is_empty()
    }

    /// The library module of a method and its number there; `None` for a method of a program.
    pub(crate) fn library_method(&self, method: u32) -> Option<(Sym, u32)> {
        if MethodId(method).is_thunk() {
            return None;
        }
        let segments = self.segments.borrow();
        let at = segments.partition_point(|s| s.first <= method).checked_sub(1)?;
        let Segment { first, owner, before } = &segments[at];
        owner.map(|owner| (owner, before + method - first))
    }

    /// The method of a library module with a number.
    pub(crate) fn find_library_method(&self, owner: Sym, number: u32) -> Option<MethodId> {
        let segments = self.segments.borrow();
        let count = rt().methods.count() as u32;
        segments.iter().enumerate().find_map(|(at, s)| {
            let end = segments.get(at + 1).map_or(count, |next| next.first);
            let method = s.first + number.checked_sub(s.before)?;
            (s.owner == Some(owner) && method < end).then_some(MethodId(method))
        })
    }

    /// The newest method of the program with a fingerprint.
    pub(crate) fn find_program_method(&self, wanted: Fingerprint) -> Option<MethodId> {
        let count = rt().methods.count() as u32;
        for number in self.indexed_methods.replace(count)..count {
            if self.library_method(number).is_none()
                && let Some(known) = self.method(number)
            {
                self.by_fingerprint.borrow_mut().insert(known, MethodId(number));
            }
        }
        self.by_fingerprint.borrow().get(&wanted).copied()
    }

    /// The content of a method: of the library its number, of a program signature and body.
    pub(crate) fn content(&self, method: &Method) -> Option<Fingerprint> {
        if let Some(known) = self.contents.borrow().get(&method.id.0) {
            return *known;
        }
        let content = if self.library_method(method.id.0).is_some() {
            self.method(method.id.0)
        } else {
            self.method(method.id.0).and_then(|signature| self.content_of(signature, &method.body))
        };
        if let Some(found) = content
            && self.within.borrow().is_empty()
        {
            self.contents.borrow_mut().insert(method.id.0, content);
            self.by_content.borrow_mut().entry(found).and_modify(|m| *m = (*m).max(method.id)).or_insert(method.id);
        }
        content
    }

    /// The newest method of a content, of those that were looked at.
    pub(super) fn method_of_content(&self, content: Fingerprint) -> Option<MethodId> {
        self.by_content.borrow().get(&content).copied()
    }

    /// The content of a body under a method's fingerprint.
    pub(crate) fn content_of(&self, method: Fingerprint, body: &Body) -> Option<Fingerprint> {
        // A plain body has no literals that are objects.
        let hash = match body.plain_hash.get() {
            Some(hash) => hash,
            None => {
                let hash = method_hash(body, self)?;
                // Inside the content of its function's type a method has another name than elsewhere.
                if self.within.borrow().is_empty() {
                    for (index, literal) in literals(body).iter().enumerate() {
                        self.note_constant(literal, ObjectPlace::Literal(method, index as u32));
                    }
                }
                hash.0
            }
        };
        let mut p = Portable::new(self, "juliet method content");
        p.e.u128(method);
        p.e.bytes(&hash);
        p.fingerprint()
    }

    /// The key of an instance's results: content of its method, argument types.
    pub(crate) fn key(&self, content: Fingerprint, instance: &Instance) -> Option<Fingerprint> {
        let mut p = Portable::new(self, "juliet instance");
        p.e.u128(content);
        p.ty(instance.spec);
        // Of long argument lists the types do not show them.
        static_parameters(&mut p, &instance.sparams);
        // One that may have no value is called by its name where that is noticed.
        let unknown = instance.sparams.iter().zip(&instance.method.body.sparams).filter(|(param, _)| !is_known(param));
        unknown.for_each(|(_, name)| p.e.str(name.as_str()));
        p.fingerprint()
    }

    /// A definition that stands for itself while its content is encoded, one with a generated name
    /// by content.
    fn generated(&self, definition: &'static TypeName) -> Option<Option<Fingerprint>> {
        if is_library(definition.module) || !is_generated(definition) {
            return None;
        }
        if let Some(depth) = self.within.borrow().iter().position(|d| *d == definition) {
            return Some(Some(depth as Fingerprint));
        }
        let known = self.generated_number(definition);
        Some(known.map(|(content, number)| {
            let mut bytes = content.to_le_bytes().to_vec();
            bytes.extend_from_slice(&number.to_le_bytes());
            fingerprint(&bytes)
        }))
    }

    /// Content and number of a definition with a generated name, once it has methods.
    fn generated_number(&self, definition: &'static TypeName) -> Option<(Fingerprint, u32)> {
        if let Some(known) = self.generated.borrow().known.get(&definition.id()) {
            return Some(*known);
        }
        self.number_generated();
        self.generated.borrow().known.get(&definition.id()).copied()
    }

    /// Numbers the definitions with generated names that have got methods.
    fn number_generated(&self) {
        let waiting = {
            let mut generated = self.generated.borrow_mut();
            let new = rt().methods.generated_since(generated.seen);
            generated.seen += new.len();
            let mut waiting = std::mem::take(&mut generated.waiting);
            waiting.extend(new.into_iter().filter(|d| !is_library(d.module)));
            waiting
        };
        let mut still = Vec::new();
        for one in waiting {
            match self.generated_content(one) {
                Some(content) => {
                    let mut generated = self.generated.borrow_mut();
                    let count = generated.counts.entry(content).or_insert(0);
                    let number = *count;
                    *count += 1;
                    generated.known.insert(one.id(), (content, number));
                    generated.found.insert((content, number), one);
                }
                None => still.push(one),
            }
        }
        self.generated.borrow_mut().waiting.extend(still);
    }

    fn generated_content(&self, definition: &'static TypeName) -> Option<Fingerprint> {
        let methods = rt().methods.in_table(MethodTable::Name(definition).into());
        if methods.is_empty() {
            return None;
        }
        self.within.borrow_mut().push(definition);
        let shape = encode_definition_nameless(self, definition);
        let contents: Option<Vec<Fingerprint>> = methods.iter().map(|m| self.content(m)).collect();
        self.within.borrow_mut().pop();
        let mut bytes = shape?.to_le_bytes().to_vec();
        contents?.iter().for_each(|content| bytes.extend_from_slice(&content.to_le_bytes()));
        Some(fingerprint(&bytes))
    }

    fn spell(&self, definition: &'static TypeName) -> (ModulePath, Sym) {
        if !is_library(definition.module)
            && is_generated(definition)
            && let Some((content, number)) = self.generated_number(definition)
        {
            return (ModulePath::new(GENERATED), Sym::from(&format!("{content:032x}.{number}")));
        }
        (definition.module, definition.name)
    }

    fn resolve(&self, module: ModulePath, name: Sym) -> Option<&'static TypeName> {
        if module.0 != GENERATED {
            return resolve_type_name(module, name);
        }
        let (content, number) = name.split_once('.')?;
        let key = (Fingerprint::from_str_radix(content, 16).ok()?, number.parse().ok()?);
        if let Some(known) = self.generated.borrow().found.get(&key) {
            return Some(known);
        }
        // Those that were defined or got methods since have not been looked at.
        self.number_generated();
        self.generated.borrow().found.get(&key).copied()
    }

    /// The content of a program's definition and of all that it names.
    fn deep_definition(&self, definition: &'static TypeName) -> Option<Fingerprint> {
        let mut reached = vec![definition];
        let mut seen: FxHashSet<u32> = FxHashSet::from_iter([definition.id()]);
        let mut at = 0;
        while at < reached.len() {
            let current = reached[at];
            at += 1;
            if matches!(current.kind, TypeNameKind::Struct { .. }) && current.fields().is_none() {
                return None; // not defined to the end yet
            }
            let mut visit = |ty: Type| {
                definitions_in(ty, &mut |name| {
                    if !is_library(name.module) && seen.insert(name.id()) {
                        reached.push(name);
                    }
                });
            };
            visit(current.supertype());
            current.params.iter().flat_map(|p| [p.lower(), p.upper()]).for_each(&mut visit);
            current.fields().into_iter().flat_map(|f| &f.types).for_each(|ty| visit(*ty));
        }
        let outer = self.shallow.replace(true);
        let first = encode_definition(self, definition);
        let mut others: Option<Vec<Fingerprint>> = reached[1..].iter().map(|d| encode_definition(self, d)).collect();
        self.shallow.set(outer);
        if let Some(list) = &mut others {
            list.sort_unstable();
        }
        let mut bytes = first?.to_le_bytes().to_vec();
        others?.iter().for_each(|other| bytes.extend_from_slice(&other.to_le_bytes()));
        Some(fingerprint(&bytes))
    }
}

/// Static parameters; of one that is known at run time alone that it is.
fn static_parameters(p: &mut Portable<'_>, params: &[Param]) {
    p.e.len(params.len());
    for param in params {
        p.e.tag(u8::from(is_known(param)));
        if is_known(param) {
            p.params(std::slice::from_ref(param));
        }
    }
}

/// Whether the value of a static parameter is known before the code runs.
fn is_known(param: &Param) -> bool {
    !param.as_type().is_some_and(Type::has_free_vars)
}

/// Whether a definition's name was generated, so that it says nothing in another process.
fn is_generated(definition: &TypeName) -> bool {
    definition.is_closure || definition.name.starts_with("##")
}

/// Whether a global's name is that of a type or of the function whose type it is.
fn is_name_of(definition: &TypeName, name: Sym) -> bool {
    definition.name == name || definition.name.strip_prefix('#') == Some(name.as_str())
}

/// The shape of a definition without its name.
fn encode_definition_nameless(names: &NameTable, definition: &'static TypeName) -> Option<Fingerprint> {
    if definition.is_closure { encode_definition(names, definition) } else { Some(0) }
}

/// Calls `visit` on each definition that a type names.
pub(crate) fn definitions_in(ty: Type, visit: &mut dyn FnMut(&'static TypeName)) {
    match ty.kind() {
        TypeKind::Data(data) => {
            visit(data.name);
            for param in &data.params {
                definitions_in(
                    param.as_value().map_or_else(|| param.as_type().unwrap_or_else(Type::any), Const::type_of),
                    visit,
                );
            }
        }
        TypeKind::Union(members) => members.iter().for_each(|m| definitions_in(*m, visit)),
        TypeKind::UnionAll(all) => {
            definitions_in(all.var.lower(), visit);
            definitions_in(all.var.upper(), visit);
            definitions_in(all.body, visit);
        }
        TypeKind::Vararg { elem, .. } => definitions_in(*elem, visit),
        TypeKind::Bottom | TypeKind::Var(_) => {}
    }
}

fn by_name(definition: &TypeName) -> Fingerprint {
    let mut e = juliet_hash::Encoder::new();
    e.str("juliet name");
    e.str(definition.module.0.as_str());
    e.str(definition.name.as_str());
    fingerprint(&e.finish())
}

impl Names for NameTable {
    fn definition(&self, name: &'static TypeName) -> Option<Fingerprint> {
        if let Some(generated) = self.generated(name) {
            return generated;
        }
        if self.shallow.get() {
            return Some(by_name(name));
        }
        if let Some(known) = self.definitions.borrow().get(&name.id()) {
            return Some(*known);
        }
        let found = if is_library(name.module) { by_name(name) } else { self.deep_definition(name)? };
        self.definitions.borrow_mut().insert(name.id(), found);
        Some(found)
    }

    fn closed_type(&self, ty: Type) -> Option<Fingerprint> {
        if self.shallow.get() || !self.within.borrow().is_empty() {
            return encode_type(self, ty);
        }
        if let Some(known) = self.types.borrow().get(&ty) {
            return *known;
        }
        let found = encode_type(self, ty);
        if found.is_some() {
            self.types.borrow_mut().insert(ty, found);
        }
        found
    }

    fn heap_object(&self, object: HeapRef) -> Option<ObjectName> {
        let found = self.heap.borrow().get(&object.address).cloned();
        if found.as_ref().is_some_and(|name| !name.path.is_empty()) {
            self.inner_names.set(self.inner_names.get() + 1);
        }
        found
    }

    fn literal(&self, object: HeapRef) -> Option<Fingerprint> {
        content_of_object(self, object)
    }

    fn generated_global(&self, name: GlobalRef) -> Option<Option<Fingerprint>> {
        if !name.name.starts_with('#') || is_library(name.module) {
            return None;
        }
        // A type or the one object of a type: any other value is not what its type is.
        let definition = match rt().modules.state(name) {
            BindingState::Const(Const::Type(ty)) => ty.unwrap_union_all().type_name()?,
            BindingState::Const(value) if value.type_of().is_singleton() => value.type_of().type_name()?,
            _ => return None,
        };
        if definition.module != name.module || !is_name_of(definition, name.name) {
            return None;
        }
        self.generated(definition)
    }

    fn method(&self, method: u32) -> Option<Fingerprint> {
        if MethodId(method).is_thunk() {
            return Some(TOP_LEVEL); // it is its content alone
        }
        if let Some(known) = self.methods.borrow().get(&method) {
            return *known;
        }
        let mut p = Portable::new(self, "juliet method name");
        if let Some((owner, number)) = self.library_method(method) {
            p.e.str(owner.as_str());
            p.e.u32(number);
        } else {
            let method = rt().methods.method(MethodId(method));
            p.ty(method.signature);
            // What calls rely on beside the signature.
            p.e.u32(method.body.nargs);
            p.e.tag(u8::from(method.body.is_va));
            p.e.u64(method.body.attrs.nospecialize);
        }
        let found = p.fingerprint();
        if found.is_some() && self.within.borrow().is_empty() {
            self.methods.borrow_mut().insert(method, found);
        }
        found
    }

    fn instance(&self, instance: InstanceId) -> Option<Fingerprint> {
        if let Some(known) = self.instances.borrow().get(&instance) {
            return *known;
        }
        let info = rt().methods.instance(instance);
        let mut p = Portable::new(self, "juliet instance name");
        p.method(info.method.id.0);
        p.ty(info.spec);
        static_parameters(&mut p, &info.sparams);
        let found = p.fingerprint();
        if found.is_some() {
            self.instances.borrow_mut().insert(instance, found);
        }
        found
    }
}
