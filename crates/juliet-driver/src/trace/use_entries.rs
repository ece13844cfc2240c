//! Checking traces, and using the entries that hold.

use std::sync::Arc;

use juliet_hash::{Fingerprint, Names, binding_answer, field_answer, interface, methods_answer};
use juliet_infer::{Inferred, World};
use juliet_ir::LocChain;
use juliet_ir::codec::Damaged;
use juliet_ir::typed::InstanceId;
use juliet_runtime::{MethodId, method_table, rt};
use juliet_types::{Const, Type};

use super::book::{Callee, Code, EntryId, Fresh, Memo, combined};
use super::names::{is_library, names};
use super::pack::{Pack, Section, Verdict, fact};
use super::record::{Answer, Query, Traced};
use crate::events::{Event, Owner};
use crate::session::Session;

/// Depth of a check that is complete.
const COMPLETE: usize = usize::MAX;

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
                let body = self.generated_code(&info).ok()?;
                names(|n| n.method(info.method.id.0).and_then(|method| n.content_of(method, &body)))
            }
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
        for Traced { result, mut facts, callees, limited } in finished {
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
            let entry = Fresh { key, instance, interface, facts, callees, result, code, described, limited };
            self.book.add(entry);
        }
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
    fn interface_of(&self, instance: InstanceId) -> Option<Fingerprint> {
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
        let key = self.entry_key(instance)?;
        self.lookup_key(key)
    }

    fn lookup_key(&self, key: Fingerprint) -> Option<EntryId> {
        if let Some(found) = self.holding(key) {
            return Some(found);
        }
        if self.fetch_pack(key) { self.holding(key) } else { None }
    }

    /// The first entry with a key that holds for certain.
    fn holding(&self, key: Fingerprint) -> Option<EntryId> {
        let floor = self.book.open.borrow().len();
        self.book.find(key).into_iter().find(|id| {
            let holds = self.holds(*id) == Some(COMPLETE);
            if !holds {
                self.close(floor, None);
            }
            holds
        })
    }

    /// Whether an entry holds, where that can be said.
    pub(super) fn holds_for_certain(&self, id: EntryId) -> Option<bool> {
        let floor = self.book.open.borrow().len();
        self.book.only_fresh.set(false);
        let holds = self.holds(id);
        self.book.only_fresh.set(self.options.verify_cache);
        self.close(floor, None);
        match holds {
            Some(COMPLETE) => Some(true),
            Some(_) => None,
            None => Some(false),
        }
    }

    /// Takes checks that are open from a depth on off the list.
    fn close(&self, depth: usize, verdict: Option<Memo>) {
        let closed = self.book.open.borrow_mut().split_off(depth);
        let mut memo = self.book.memo.borrow_mut();
        for id in closed {
            match verdict {
                Some(verdict) => memo.insert(id, verdict),
                None => memo.remove(&id),
            };
        }
    }

    /// Whether an entry's trace holds: `None` where not, otherwise the least depth of the check on
    /// whose entries that depends.
    fn holds(&self, id: EntryId) -> Option<usize> {
        let epoch = self.traces.epoch.get();
        match self.book.memo.borrow().get(&id) {
            Some(Memo::Holds(when)) if *when == epoch => return Some(COMPLETE),
            Some(Memo::Fails(when)) if *when == epoch => return None,
            Some(Memo::Open(depth)) => return Some(*depth),
            _ => {}
        }
        let depth = self.book.open.borrow().len();
        self.book.open.borrow_mut().push(id);
        self.book.memo.borrow_mut().insert(id, Memo::Open(depth));
        match self.facts_and_callees_hold(id) {
            Ok(Some(lowest)) if lowest >= depth => {
                self.close(depth, Some(Memo::Holds(epoch)));
                Some(COMPLETE)
            }
            Ok(Some(lowest)) => {
                self.book.memo.borrow_mut().insert(id, Memo::Open(lowest));
                Some(lowest)
            }
            Ok(None) | Err(Damaged) => {
                self.close(depth, None);
                self.book.memo.borrow_mut().insert(id, Memo::Fails(epoch));
                None
            }
        }
    }

    fn facts_and_callees_hold(&self, id: EntryId) -> Result<Option<usize>, Damaged> {
        let mut lowest = COMPLETE;
        match id {
            EntryId::Fresh(number) => {
                let entry = self.book.fresh.borrow()[number as usize].clone();
                for fact in &entry.facts {
                    let (query, _) = self.traces.get(*fact);
                    self.note_asked(&query);
                    if self.traces.fact(&query, || self.answered(&query)) != Some(*fact) {
                        return Ok(None);
                    }
                }
                for callee in &entry.callees {
                    if rt().methods.instance(callee.instance).method.last_world.get() != u64::MAX {
                        return Ok(None); // replaced
                    }
                    match self.callee_holds(callee.key, callee.interface, || Ok(callee.instance))? {
                        Some(depth) => lowest = lowest.min(depth),
                        None => return Ok(None),
                    }
                }
            }
            EntryId::Packed { pack: number, entry } => {
                let pack = self.book.packs.borrow()[number as usize].clone();
                for fact in pack.references((Section::Entries, entry, 8), Section::FactRefs)? {
                    if !self.packed_fact_holds(&pack, fact)? {
                        return Ok(None);
                    }
                }
                for callee in pack.references((Section::Entries, entry, 10), Section::CalleeRefs)? {
                    let key = pack.fingerprint(Section::Callees, callee, 0)?;
                    let interface = pack.fingerprint(Section::Callees, callee, 4)?;
                    let instance = || pack.instance(pack.word(Section::Callees, callee, 8)?);
                    match self.callee_holds(key, interface, instance)? {
                        Some(depth) => lowest = lowest.min(depth),
                        None => return Ok(None),
                    }
                }
            }
        }
        Ok(Some(lowest))
    }

    /// Whether a callee has the interface that was relied on; it is inferred where nothing says so.
    fn callee_holds(
        &self,
        key: Fingerprint,
        wanted: Fingerprint,
        instance: impl FnOnce() -> Result<InstanceId, Damaged>,
    ) -> Result<Option<usize>, Damaged> {
        let mut candidates = self.book.find(key);
        if candidates.is_empty() && self.fetch_pack(key) {
            candidates = self.book.find(key);
        }
        for candidate in candidates {
            if self.interface_in(candidate)? == wanted
                && let Some(depth) = self.holds(candidate)
            {
                return Ok(Some(depth));
            }
        }
        let instance = instance()?;
        if self.traces.inferring.borrow().contains(&instance) {
            return Ok(None); // what it will be is not known yet
        }
        if self.try_infer(instance).is_none() {
            return Ok(None);
        }
        Ok((self.interface_of(instance) == Some(wanted)).then_some(COMPLETE))
    }

    pub(super) fn interface_in(&self, id: EntryId) -> Result<Fingerprint, Damaged> {
        match id {
            EntryId::Fresh(number) => Ok(self.book.fresh.borrow()[number as usize].interface),
            EntryId::Packed { pack, entry } => {
                self.book.packs.borrow()[pack as usize].fingerprint(Section::Entries, entry, 4)
            }
        }
    }

    /// Results in use rely on the answer to a question: a definition that changes it drops them.
    fn note_asked(&self, query: &Query) {
        match query {
            Query::Methods(signature, _) => self.asked.borrow_mut().ask(*signature),
            Query::Binding(global) | Query::Field(global, _) => {
                self.asked.borrow_mut().bindings.insert(rt().modules.resolve(*global));
            }
            Query::Body(_) | Query::Generated(_) => {}
        }
    }

    fn packed_fact_holds(&self, pack: &Pack, fact_number: u32) -> Result<bool, Damaged> {
        let epoch = self.traces.epoch.get();
        let cell = pack.facts.get(fact_number as usize).ok_or(Damaged)?;
        if let Some(known) = cell.get().at(epoch) {
            return Ok(known);
        }
        let is_methods = pack.word(Section::Facts, fact_number, 0)? == fact::METHODS;
        let holds = (is_methods && self.tables_unchanged(pack, fact_number)?) || {
            match pack.query(fact_number) {
                Ok(query) => {
                    self.note_asked(&query);
                    let answer = pack.fingerprint(Section::Facts, fact_number, 1)?;
                    self.answer(&query) == Some(answer)
                }
                Err(Damaged) => false,
            }
        };
        cell.set(Verdict::new(epoch, holds));
        Ok(holds)
    }

    /// Whether a question's tables hold the methods that they held: then the answer is the same.
    fn tables_unchanged(&self, pack: &Pack, fact_number: u32) -> Result<bool, Damaged> {
        let tables = pack.references((Section::Facts, fact_number, 6), Section::TableRefs)?;
        let mut now = 0;
        for table in tables {
            let Ok(table) = pack.table(table) else { return Ok(false) };
            now = combined(now, self.book.other_methods(table));
        }
        Ok(now == pack.fingerprint(Section::Facts, fact_number, 8)?)
    }

    /// Whether a new method changes the answer to a packed question that results in use rely on.
    pub(crate) fn concerns_packed(&self, signature: Type) -> bool {
        let table = method_table(signature).into();
        let packs = self.book.packs.borrow().clone();
        packs.iter().filter(|pack| pack.relied.borrow().contains(&table)).any(|pack| {
            (0..pack.count(Section::Facts)).any(|number| {
                let tables = pack.references((Section::Facts, number, 6), Section::TableRefs).unwrap_or_default();
                let concerned = tables.into_iter().any(|t| pack.table(t).is_ok_and(|found| found == table));
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
    pub(crate) fn note_code(&self, instance: InstanceId, code: Code) {
        self.settle();
        if let Some(entry) = self.book.own_entry(instance) {
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
        let limited = pack.is_limited(entry);
        self.book.add(Fresh { key, instance, interface, facts, callees, result, code, described, limited });
        Some(())
    }

    /// A constant of the library was replaced after it was loaded: no trace shows who relies on it.
    pub(crate) fn library_binding_changed(&self, binding: juliet_ir::GlobalRef) {
        if is_library(binding.module) && !names(|n| n.is_loading()) {
            self.book.disable();
            let event =
                Event::Untraceable("the program".to_owned(), format!("it changed the library's binding {binding}"));
            self.log.record(event, Owner::Program, None);
            self.invalidate_all(&format!("binding {binding} changed"));
        }
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
