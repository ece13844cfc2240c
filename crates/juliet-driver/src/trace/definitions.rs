//! The definitions of a run, as a chain of states.
//!
//! Each definition (a method, a constant, a global's type, what a module sees and shows) extends the
//! chain: its state is a fingerprint of all definitions so far, in order. Two runs that are in the same
//! state give the same answers to all questions about methods and bindings, since these depend on the
//! library and on definitions alone. What was checked in a state of an earlier run need not be checked
//! in the same state of this one (`profile.rs`).
//!
//! Things are called here by what the process calls them, which is cheap: generated names have
//! numbers that follow from the order of definitions. A definition that has no such name, or whose
//! effect depends on what was looked at before, ends the chain.
//!
//! A definition is noted in two parts: what it concerns at once, its content when the next one
//! comes or the first question is asked, because a type is bound before its fields are known.

use std::cell::{Cell, RefCell};

use juliet_hash::{Fingerprint, Names, Portable, encode_definition, encode_type, fingerprint, raw_body};
use juliet_ir::codec::{ObjectName, ObjectPlace};
use juliet_ir::typed::InstanceId;
use juliet_ir::{GlobalRef, ModulePath, Type};
use juliet_runtime::{BindingState, MethodId, rt};
use juliet_types::{Const, HeapRef, TypeKind, TypeName};
use rustc_hash::FxHashMap;

use super::names::{is_library, names};
use super::plain_hash;
use super::profile::Known;
use crate::session::Session;

/// Definitions after which a run is not followed any more.
const DEFINITIONS_MAX: usize = 1 << 17;

/// An odd number of many bits: those of the golden ratio.
const MIXED: Fingerprint = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835;

/// The content of a definition, which is looked at later.
pub(crate) enum Content {
    /// There is no more.
    Nothing,
    /// The body of a method.
    Body(MethodId),
    /// What a global is.
    Binding(GlobalRef),
}

/// A definition in a chain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// What it concerns.
    pub(super) concerns: u64,
    /// The state after it.
    pub(super) state: Fingerprint,
}

/// The definitions of a run.
#[derive(Default)]
pub(crate) struct Chain {
    pub(super) links: RefCell<Vec<Link>>,
    pending: RefCell<Option<Content>>,
    /// The numbers of definitions that dropped results.
    pub(super) drops: RefCell<Vec<u32>>,
    /// What an earlier run of the program did.
    pub(super) known: RefCell<Known>,
    /// This run's definitions are those of the earlier one so far.
    pub(super) follows: Cell<bool>,
    /// How many definitions were those of the earlier run, once others came.
    pub(super) left_at: Cell<u32>,
    /// A definition had no name: nothing from there on is kept.
    pub(super) is_lost: Cell<bool>,
    types: RefCell<FxHashMap<Type, Option<Fingerprint>>>,
    definitions: RefCell<FxHashMap<u32, Fingerprint>>,
    /// Heap objects that constants hold, by address: the number of the definition.
    held: RefCell<FxHashMap<u64, u32>>,
}

impl Chain {
    /// How many definitions there have been.
    pub(super) fn position(&self) -> u32 {
        self.links.borrow().len() as u32
    }

    /// The instance of a process in the same state.
    pub(super) fn instance(&self, instance: InstanceId) -> Option<Fingerprint> {
        let info = rt().methods.instance(instance);
        if info.method.id.is_thunk() {
            return None;
        }
        let method = Fingerprint::from(info.method.id.0) << 64 | 1;
        let spec = mixed(method, self.closed_type(info.spec)?);
        // Of long argument lists the types do not show them.
        info.sparams.iter().try_fold(spec, |all, param| {
            let part = match param.as_type() {
                Some(ty) if ty.has_free_vars() => 0,
                Some(ty) => self.closed_type(ty)?,
                None => {
                    let mut p = Portable::new(self, "juliet static parameter in a chain");
                    p.params(std::slice::from_ref(param));
                    p.fingerprint()?
                }
            };
            Some(mixed(all, part))
        })
    }

    /// Makes room for what a run of so many instances asks.
    pub(super) fn reserve(&self, instances: usize) {
        self.types.borrow_mut().reserve(2 * instances);
        self.definitions.borrow_mut().reserve(instances);
    }

    /// Results were dropped after the last definition.
    pub(crate) fn note_drop(&self) {
        let position = self.position();
        let mut drops = self.drops.borrow_mut();
        if position > 0 && drops.last() != Some(&position) {
            drops.push(position);
        }
    }

    fn content(&self, content: &Content) -> Option<Fingerprint> {
        match content {
            Content::Nothing => Some(0),
            Content::Body(method) => {
                let body = &rt().methods.method(*method).body;
                match plain_hash(body).and_then(|hash| hash.first_chunk().copied()) {
                    Some(hash) => Some(Fingerprint::from_le_bytes(hash)),
                    None => raw_body(body, self),
                }
            }
            Content::Binding(global) => {
                let mut p = Portable::new(self, "juliet binding in a chain");
                match rt().modules.state(*global) {
                    BindingState::Const(value) => {
                        p.e.tag(0);
                        p.constant(&value);
                        p.named(self.inside(&value, *global));
                    }
                    BindingState::Typed(ty) => {
                        p.e.tag(1);
                        p.ty(ty);
                    }
                    BindingState::Undefined => p.e.tag(2),
                }
                p.fingerprint()
            }
        }
    }

    /// The content of a definition that a constant is, beside its name.
    fn inside(&self, value: &Const, holder: GlobalRef) -> Option<Fingerprint> {
        let definition = match value {
            Const::Type(ty) => ty.unwrap_union_all().type_name(),
            other => other.type_of().type_name(),
        };
        match definition {
            Some(name) if !is_library(name.module) && name.module == holder.module => encode_definition(self, name),
            _ => Some(0),
        }
    }

    /// A type that is made of closed types alone: by theirs.
    fn applied(&self, ty: Type) -> Option<Fingerprint> {
        let TypeKind::Data(data) = ty.kind() else { return None };
        let name = self.definition(data.name)?;
        data.params.iter().try_fold(name, |all, param| {
            let part = param.as_type().filter(|part| !part.has_free_vars() && !part.is_vararg())?;
            Some(mixed(all, self.closed_type(part)?))
        })
    }

    /// What holds an object beside the constant that is being defined.
    fn holder(&self, address: u64) -> (u32, Option<GlobalRef>) {
        let first = *self.held.borrow_mut().entry(address).or_insert(self.position());
        (first, names(|n| n.library_holder(address)))
    }
}

impl Names for Chain {
    fn definition(&self, name: &'static TypeName) -> Option<Fingerprint> {
        let mut definitions = self.definitions.borrow_mut();
        Some(*definitions.entry(name.id()).or_insert_with(|| {
            let module = mixed_text(MIXED, name.module.0.as_str());
            mixed_text(module, name.name.as_str())
        }))
    }

    fn closed_type(&self, ty: Type) -> Option<Fingerprint> {
        if let Some(known) = self.types.borrow().get(&ty) {
            return *known;
        }
        let found = self.applied(ty).or_else(|| encode_type(self, ty));
        self.types.borrow_mut().insert(ty, found);
        found
    }

    fn heap_object(&self, object: HeapRef) -> Option<ObjectName> {
        let (first, library) = self.holder(object.address);
        let place = match library {
            Some(global) => ObjectPlace::Global(global),
            None => ObjectPlace::Literal(0, first),
        };
        Some(ObjectName { place, path: Vec::new() })
    }

    fn literal(&self, object: HeapRef) -> Option<Fingerprint> {
        names(|n| n.literal(object))
    }

    fn generated_global(&self, _name: GlobalRef) -> Option<Option<Fingerprint>> {
        None
    }

    fn method(&self, method: u32) -> Option<Fingerprint> {
        Some(Fingerprint::from(method))
    }

    fn instance(&self, _instance: InstanceId) -> Option<Fingerprint> {
        None
    }
}

/// Not for content that an adversary chooses: the store is not shared.
fn mixed(all: Fingerprint, part: Fingerprint) -> Fingerprint {
    (all.rotate_left(41) ^ part).wrapping_mul(MIXED)
}

fn mixed_text(before: Fingerprint, text: &str) -> Fingerprint {
    let all = text.as_bytes().chunks(16).fold(before, |all, chunk| {
        let mut part = [0; 16];
        part[..chunk.len()].copy_from_slice(chunk);
        mixed(all, Fingerprint::from_le_bytes(part))
    });
    mixed(all, text.len() as Fingerprint)
}

fn short(fingerprint: Fingerprint) -> u64 {
    fingerprint as u64
}

impl Session {
    /// A method was defined.
    pub(crate) fn method_defined_here(&self, method: MethodId) {
        let info = rt().methods.method(method);
        let concerns = || {
            let mut p = Portable::new(&self.chain, "juliet method in a chain");
            p.e.u32(method.0);
            p.ty(info.signature);
            p.fingerprint()
        };
        self.defined(concerns, Content::Body(method), || format!("method {} defined", info.name()));
    }

    /// A global got another kind, type or constant value.
    pub(crate) fn binding_defined_here(&self, global: GlobalRef) {
        let concerns = || Some(named("binding", &[global.module.0.as_str(), global.name.as_str()]));
        self.defined(concerns, Content::Binding(global), || format!("binding {global} changed"));
    }

    /// A module sees or shows other names.
    pub(crate) fn visibility_changed_here(&self, kind: &str, parts: &[&str]) {
        self.defined(|| Some(named(kind, parts)), Content::Nothing, || format!("{kind} {}", parts.join(" ")));
    }

    /// A module uses another. Where two that it uses export one name, what the name means depends on
    /// whether it was used before.
    pub(crate) fn using_here(&self, into: ModulePath, used: ModulePath) {
        self.visibility_changed_here("using", &[into.0.as_str(), used.0.as_str()]);
        if !names(|n| n.is_loading()) && rt().modules.has_conflict(into, used) {
            self.lose_chain(1);
        }
    }

    /// A module exports a name; one that is in use already gives its users another.
    pub(crate) fn export_here(&self, global: GlobalRef) {
        self.visibility_changed_here("export", &[global.module.0.as_str(), global.name.as_str()]);
        if !names(|n| n.is_loading()) && rt().modules.is_used(global.module) {
            self.lose_chain(1);
        }
    }

    fn defined(
        &self,
        concerns: impl FnOnce() -> Option<Fingerprint>,
        content: Content,
        cause: impl FnOnce() -> String,
    ) {
        let chain = &self.chain;
        // What the library defines follows from which of its modules are loaded, and when.
        if chain.is_lost.get() || names(|n| n.is_loading()) {
            return;
        }
        self.settle();
        self.complete_chain();
        let number = chain.links.borrow().len();
        let Some(concerns) = concerns().filter(|_| number < DEFINITIONS_MAX) else { return self.lose_chain(0) };
        let before = chain.links.borrow().last().map_or(0, |link| link.state);
        let state = extended(before, concerns);
        chain.links.borrow_mut().push(Link { concerns: short(concerns), state });
        *chain.pending.borrow_mut() = Some(content);
        if !chain.follows.get() {
            return;
        }
        let (expected, drops) = {
            let known = chain.known.borrow();
            (known.links.get(number).map(|link| link.concerns), known.drops.binary_search(&(number as u32 + 1)).is_ok())
        };
        if expected != Some(short(concerns)) {
            self.leave_chain(1);
        } else if drops && !self.book.only_fresh.get() {
            // The earlier run found that results rely on what changed.
            self.invalidate_all(&cause());
        }
    }

    /// Looks at the content of the last definition.
    pub(crate) fn complete_chain(&self) {
        let chain = &self.chain;
        let Some(content) = chain.pending.borrow_mut().take() else { return };
        let Some(content) = chain.content(&content) else { return self.lose_chain(1) };
        let number = chain.links.borrow().len().saturating_sub(1);
        let state = chain.links.borrow_mut().last_mut().map(|last| {
            last.state = extended(last.state, content);
            last.state
        });
        let expected = chain.known.borrow().links.get(number).map(|link| link.state);
        if chain.follows.get() && expected != state {
            self.leave_chain(1);
        }
    }

    /// From here on definitions are not known; the last ones may have been others before.
    fn lose_chain(&self, last: u32) {
        self.leave_chain(last);
        self.chain.is_lost.set(true);
    }
}

fn named(kind: &str, parts: &[&str]) -> Fingerprint {
    let mut text = kind.to_owned();
    for part in parts {
        text.push('\0');
        text.push_str(part);
    }
    fingerprint(text.as_bytes())
}

fn extended(state: Fingerprint, with: Fingerprint) -> Fingerprint {
    let mut bytes = [0; 32];
    bytes[..16].copy_from_slice(&state.to_le_bytes());
    bytes[16..].copy_from_slice(&with.to_le_bytes());
    fingerprint(&bytes)
}
