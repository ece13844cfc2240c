//! Making entries of results, and using the entries that hold.

use std::sync::Arc;

use juliet_hash::{
    Fingerprint, Names, binding_answer, field_answer, fingerprint, interface, methods_answer, order_answer,
};
use juliet_infer::{FrameId, Inferred, World};
use juliet_ir::codec::Damaged;
use juliet_ir::typed::InstanceId;
use juliet_ir::{GlobalRef, LocChain};
use juliet_runtime::{BindingState, Method, MethodId, method_table, rt};
use juliet_types::{Const, Type};

use rustc_hash::{FxHashMap, FxHashSet};

use super::book::{Callee, Code, EntryId, Fresh};
use super::names::{is_library, names};
use super::pack::Section;
use super::record::{Answer, FactId, Query, Traced};
use crate::events::{Event, Owner};
use crate::session::Session;

impl Session {
    /// The answer to a question now; `None` where it has no name in other processes.
    pub(crate) fn answer(&self, query: &Query) -> Option<Fingerprint> {
        match query {
            Query::Methods(signature, limit) => {
                let found = World::methods(self, *signature, *limit as usize);
                names(|n| methods_answer(n, found.as_ref()))
            }
            Query::Binding(global) => {
                let found = World::binding(self, *global);
                names(|n| binding_answer(n, &found))
            }
            Query::Field(global, index) => {
                let juliet_infer::Binding::Const(Const::Heap(object)) = World::binding(self, *global) else {
                    return None;
                };
                let found = juliet_runtime::value::const_field(object, *index as usize);
                names(|n| field_answer(n, found.as_ref()))
            }
            Query::Body(method) => {
                let method = rt().methods.method(*method);
                if method.last_world.get() != u64::MAX {
                    return None; // replaced
                }
                names(|n| n.content(&method))
            }
            Query::Generated(instance) => {
                let info = rt().methods.instance(*instance);
                if info.method.last_world.get() != u64::MAX {
                    return None; // replaced
                }
                let body = self.generated_code(&info).ok()?;
                names(|n| n.method(info.method.id.0).and_then(|method| n.content_of(method, &body)))
            }
            Query::Order(union) => names(|n| order_answer(n, *union)),
        }
    }

    /// The same, with what it may change with.
    pub(crate) fn answered(&self, query: &Query) -> Option<Answer> {
        let value = self.answer(query)?;
        let tables = if let Query::Methods(signature, _) = query { self.book.tables_of(*signature) } else { 0 };
        Some(Answer { value, tables })
    }

    /// The key of an instance's entries.
    fn entry_key(&self, instance: InstanceId) -> Option<Fingerprint> {
        let info = rt().methods.instance(instance);
        let content = if info.method.body.attrs.generated {
            self.answer(&Query::Generated(instance))?
        } else {
            names(|n| n.content(&info.method))?
        };
        names(|n| n.key(content, &info))
    }

    /// Makes entries of the results that inference has finished.
    pub(crate) fn settle(&self) {
        let finished = std::mem::take(&mut *self.traces.finished.borrow_mut());
        if self.traces.is_clouded.replace(false) {
            for traced in finished {
                self.uncacheable_result(traced.result.instance, "a generator called what was being inferred");
            }
            return;
        }
        let groups = self.groups_of(&finished);
        let mut tainted_groups: FxHashSet<FrameId> = FxHashSet::default();
        let mut made = Vec::new();
        for Traced { result, mut facts, callees, limited, group } in finished {
            let instance = result.instance;
            let (Some(key), Some(interface)) = (self.entry_key(instance), self.interface_of(instance)) else {
                self.uncacheable_result(instance, "its interface has no name in other processes");
                continue;
            };
            let own = self.own_content(instance).map(|query| self.traces.fact(&query, || self.answered(&query)));
            match own {
                Some(None) => continue,
                Some(Some(fact)) if !facts.contains(&fact) => facts.insert(0, fact),
                _ => {}
            }
            let callees: Option<Vec<Callee>> = callees
                .into_iter()
                .filter(|callee| *callee != instance)
                .map(|instance| {
                    Some(Callee { instance, key: self.entry_key(instance)?, interface: self.interface_of(instance)? })
                })
                .collect();
            let Some(callees) = callees else {
                self.uncacheable_result(instance, "a callee's interface has no name in other processes");
                continue;
            };
            let described = self.describe(instance);
            let code = Default::default();
            let limited = limited
                || self.book.loosely_named.borrow().contains(&instance)
                || callees.iter().any(|callee| self.is_limited(callee));
            let asks_more = |fact: &FactId| matches!(self.traces.get(*fact).0, Query::Field(..) | Query::Generated(_));
            let rests_on_tainted = |callee: &Callee| self.book.tainted.borrow().contains(&callee.key);
            if facts.iter().any(asks_more) || callees.iter().any(rests_on_tainted) {
                self.book.tainted.borrow_mut().insert(key);
                tainted_groups.extend(group);
            }
            let name = group.and_then(|group| groups.get(&group).copied()).unwrap_or(0);
            let entry =
                Fresh { key, instance, interface, facts, callees, group: name, result, code, described, limited };
            let number = self.book.add(entry);
            made.push((instance, key, group, number));
        }
        for (instance, key, group, number) in made {
            if group.is_some_and(|group| tainted_groups.contains(&group)) {
                self.book.tainted.borrow_mut().insert(key);
            }
            self.note_holds(instance, EntryId::Fresh(number));
        }
    }

    /// What the groups among finished results are called: by the keys and interfaces of their members.
    fn groups_of(&self, finished: &[Traced]) -> FxHashMap<FrameId, Fingerprint> {
        let mut members: FxHashMap<FrameId, Vec<(Fingerprint, Fingerprint)>> = FxHashMap::default();
        for traced in finished {
            let instance = traced.result.instance;
            if let (Some(group), Some(key), Some(interface)) =
                (traced.group, self.entry_key(instance), self.interface_of(instance))
            {
                members.entry(group).or_default().push((key, interface));
            }
        }
        let name = |mut list: Vec<(Fingerprint, Fingerprint)>| {
            list.sort_unstable();
            let bytes: Vec<u8> = list.iter().flat_map(|(k, i)| [k.to_le_bytes(), i.to_le_bytes()]).flatten().collect();
            fingerprint(&bytes)
        };
        members.into_iter().map(|(group, list)| (group, name(list))).collect()
    }

    /// Whether what was inferred of an instance depends on what called it, here or in an earlier run.
    pub(crate) fn depends_on_callers(&self, instance: InstanceId) -> bool {
        self.settle();
        self.book.own_entry(instance).is_some_and(|entry| {
            let earlier = self.book.find_packed(entry.key);
            entry.limited || earlier.into_iter().any(|id| self.book.is_packed_limited(id))
        })
    }

    /// Whether a callee's result depends on what called it.
    fn is_limited(&self, callee: &Callee) -> bool {
        match self.book.own_entry(callee.instance) {
            Some(entry) => entry.limited,
            None => self.book.find_packed(callee.key).into_iter().any(|id| self.book.is_packed_limited(id)),
        }
    }

    /// The question whose answer is the content that an instance was inferred from; none for a method
    /// of the library, whose content is its number.
    fn own_content(&self, instance: InstanceId) -> Option<Query> {
        let info = rt().methods.instance(instance);
        let method = info.method.id;
        if info.method.body.attrs.generated {
            return Some(Query::Generated(instance));
        }
        let in_key = method.is_thunk() || names(|n| n.library_method(method.0).is_some());
        (!in_key).then_some(Query::Body(method))
    }

    /// The fingerprint of an instance's interface, if it has been inferred.
    pub(super) fn interface_of(&self, instance: InstanceId) -> Option<Fingerprint> {
        if let Some(known) = self.interfaces.borrow().get(&instance) {
            return *known;
        }
        let result = self.inferred.borrow().get(&instance).cloned()?;
        let before = names(|n| n.inner_names.get());
        let found = names(|n| interface(n, &result));
        if names(|n| n.inner_names.get()) > before {
            self.book.loosely_named.borrow_mut().insert(instance);
        }
        self.interfaces.borrow_mut().insert(instance, found);
        found
    }

    /// An entry for an instance whose trace holds.
    pub(crate) fn lookup(&self, instance: InstanceId) -> Option<EntryId> {
        if !self.store.is_open() || self.book.disabled.get() {
            return None;
        }
        self.settle();
        if let Some(found) = self.trusted(instance) {
            return Some(found);
        }
        let key = self.entry_key(instance)?;
        // A check may have led here: what it has read so far stays noted.
        let before = self.book.is_tainted.replace(false);
        let found = self.lookup_key(key);
        self.book.is_tainted.set(before);
        if let Some(found) = found {
            self.note_holds(instance, found);
        }
        found
    }

    fn lookup_key(&self, key: Fingerprint) -> Option<EntryId> {
        if let Some(found) = self.holding(key) {
            return Some(found);
        }
        if self.fetch_pack(key) { self.holding(key) } else { None }
    }

    /// The key of an entry.
    pub(super) fn key_in(&self, id: EntryId) -> Result<Fingerprint, Damaged> {
        match id {
            EntryId::Fresh(number) => Ok(self.book.fresh.borrow()[number as usize].key),
            EntryId::Packed { pack, entry } => {
                self.book.packs.borrow()[pack as usize].fingerprint(Section::Entries, entry, 0)
            }
        }
    }

    /// The group that an entry was made in; 0 where it was made alone.
    pub(super) fn group_in(&self, id: EntryId) -> Result<Fingerprint, Damaged> {
        match id {
            EntryId::Fresh(number) => Ok(self.book.fresh.borrow()[number as usize].group),
            EntryId::Packed { pack, entry } => self.book.packs.borrow()[pack as usize].group(entry),
        }
    }

    /// The interface in an entry.
    pub(super) fn interface_in(&self, id: EntryId) -> Result<Fingerprint, Damaged> {
        match id {
            EntryId::Fresh(number) => Ok(self.book.fresh.borrow()[number as usize].interface),
            EntryId::Packed { pack, entry } => {
                self.book.packs.borrow()[pack as usize].fingerprint(Section::Entries, entry, 4)
            }
        }
    }

    /// Whether a new method changes the answer to a packed question that results in use rely on.
    pub(crate) fn concerns_packed(&self, signature: Type) -> bool {
        let table = method_table(signature).into();
        let packs = self.book.packs.borrow().clone();
        packs.iter().filter(|pack| pack.relied.borrow().contains(&table)).any(|pack| {
            (0..pack.count(Section::Facts)).any(|number| {
                let tables = pack.references((Section::Facts, number, 6), Section::TableRefs);
                let concerned = tables.into_iter().flatten().any(|t| pack.table(t).is_ok_and(|found| found == table));
                concerned
                    && pack.facts[number as usize].get().is_used()
                    && match pack.query(number) {
                        Ok(Query::Methods(call, _)) => !juliet_types::intersect(call, signature).is_bottom(),
                        _ => true,
                    }
            })
        })
    }

    /// The result of an entry that holds.
    pub(crate) fn result_of(&self, id: EntryId, instance: InstanceId) -> Option<Arc<Inferred>> {
        let result = match id {
            EntryId::Fresh(number) => {
                let result = self.book.fresh.borrow()[number as usize].result.clone();
                // Another instance of the same content is not this one.
                if result.instance != instance {
                    return None;
                }
                result
            }
            EntryId::Packed { pack, entry } => {
                let pack = self.book.packs.borrow()[pack as usize].clone();
                Arc::new(pack.result(entry, instance).ok()?)
            }
        };
        self.inferred.borrow_mut().insert(instance, result.clone());
        self.interfaces.borrow_mut().insert(instance, self.interface_in(id).ok());
        Some(result)
    }

    /// The code of an entry that holds, where it has been compiled.
    pub(crate) fn code_of(&self, id: EntryId, instance: InstanceId) -> Option<Code> {
        match id {
            EntryId::Fresh(_) => None, // it is in the process by its hash
            EntryId::Packed { pack, entry } => {
                let pack = self.book.packs.borrow()[pack as usize].clone();
                let code = pack.code(entry, instance).ok()??;
                self.book.lines.borrow_mut().insert(instance, id);
                self.book.in_use.borrow_mut().insert(instance);
                Some(code)
            }
        }
    }

    /// Where a call site of code that was loaded by an entry stands.
    pub(crate) fn packed_site(&self, instance: InstanceId, site: u32) -> Option<LocChain> {
        let id = self.book.lines.borrow().get(&instance).copied()?;
        let EntryId::Packed { pack, entry } = id else { return None };
        let pack = self.book.packs.borrow()[pack as usize].clone();
        pack.sites(entry, instance).ok()?.get(site as usize).cloned()
    }

    /// An instance has been compiled: its entry says how its code is found.
    pub(crate) fn note_code(&self, result: &Arc<Inferred>, code: Code) {
        self.settle();
        // An instance that was inferred again may have several entries: the code is that of one result.
        if let Some(entry) = self.book.entry_of(result) {
            *entry.code.borrow_mut() = Some(code);
            self.book.grown.set(true);
        }
    }

    /// Makes an entry of a pack one of this session's, to which code can be added.
    pub(crate) fn adopt(&self, id: EntryId, result: &Arc<Inferred>) -> Option<()> {
        let EntryId::Packed { pack, entry } = id else { return Some(()) };
        let pack = self.book.packs.borrow()[pack as usize].clone();
        let mut facts = Vec::new();
        for number in pack.references((Section::Entries, entry, 8), Section::FactRefs).ok()? {
            let query = pack.query(number).ok()?;
            facts.push(self.traces.fact(&query, || self.answered(&query))?);
        }
        let mut callees = Vec::new();
        for number in pack.references((Section::Entries, entry, 10), Section::CalleeRefs).ok()? {
            callees.push(Callee {
                instance: pack.instance(pack.word(Section::Callees, number, 8).ok()?).ok()?,
                key: pack.fingerprint(Section::Callees, number, 0).ok()?,
                interface: pack.fingerprint(Section::Callees, number, 4).ok()?,
            });
        }
        let (instance, result) = (result.instance, result.clone());
        let key = pack.fingerprint(Section::Entries, entry, 0).ok()?;
        let interface = pack.fingerprint(Section::Entries, entry, 4).ok()?;
        let (code, described) = (Default::default(), self.describe(instance));
        let (limited, group) = (pack.is_limited(entry), pack.group(entry).ok()?);
        let number =
            self.book.add(Fresh { key, instance, interface, facts, callees, group, result, code, described, limited });
        self.note_holds(instance, EntryId::Fresh(number));
        Some(())
    }

    /// A method was replaced: what is known of its instances holds no more, whoever asked for them.
    pub(crate) fn forget_replaced(&self, new: &Method) {
        let instances = rt().methods.replaced_by(new);
        if instances.is_empty() {
            return;
        }
        self.traces.epoch.set(self.traces.epoch.get() + 1);
        for instance in instances {
            let info = rt().methods.instance(instance);
            let content = names(|n| n.content(&info.method)).filter(|_| !info.method.body.attrs.generated);
            match content.and_then(|content| names(|n| n.key(content, &info))) {
                Some(key) => self.book.rely_no_more_on(key),
                None => self.book.rely_on_nothing(),
            }
        }
    }

    /// A constant of the library was made or replaced after it was loaded: no trace shows who relies on it.
    pub(crate) fn library_binding_changed(&self, binding: GlobalRef, was_const: bool) {
        let is_const = was_const
            || match rt().modules.state(binding) {
                // The library loads parts of itself when they are first needed.
                BindingState::Const(Const::Module(path)) => !is_library(path),
                BindingState::Const(_) => true,
                _ => false,
            };
        if is_const && is_library(binding.module) && !names(|n| n.is_loading()) {
            self.stop_tracing(&format!("it changed the library's binding {binding}"));
        }
    }

    /// A type was bound to a name. Traces know types by their names, which no longer tell them apart where
    /// one is defined anew.
    pub(crate) fn definition_bound(&self, binding: GlobalRef) {
        if self.book.disabled.get() || names(|n| n.is_loading()) {
            return;
        }
        let BindingState::Const(value) = rt().modules.state(binding) else { return };
        let definition = match &value {
            Const::Type(ty) => ty.unwrap_union_all().type_name(),
            other => other.type_of().type_name(),
        };
        let Some(definition) = definition.filter(|d| !is_library(d.module)) else { return };
        let name = GlobalRef { module: definition.module, name: definition.name };
        let known = *self.book.definitions.borrow_mut().entry(name).or_insert(definition.id());
        if known != definition.id() {
            self.stop_tracing(&format!("it defined the type {name} anew"));
        }
    }

    /// The program did what traces cannot show: no entry is used or made from here on.
    pub(crate) fn stop_tracing(&self, why: &str) {
        if !self.book.disabled.replace(true) {
            self.log.record(Event::Untraceable("the program".to_owned(), why.to_owned()), Owner::Program, None);
        }
        self.leave_chain(0);
        self.invalidate_all(why);
    }

    pub(crate) fn uncacheable_result(&self, instance: InstanceId, why: &str) {
        self.note_untraceable(instance, why);
        let event = Event::Untraceable(self.describe(instance), why.to_owned());
        self.log.record(event, crate::compile::owner(instance), Some(instance));
    }
}

/// Whether a method belongs to the library.
pub(crate) fn is_library_method(method: MethodId) -> bool {
    names(|n| n.library_method(method.0).is_some())
}
