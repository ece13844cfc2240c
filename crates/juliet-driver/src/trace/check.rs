//! Checking traces.
//!
//! An entry holds where its questions have their answers and its callees the interfaces that it relied
//! on. Where entries rely on each other in a circle, none of them can be the first to hold: they hold
//! together, and only as the group that one inference made of them. A circle of entries that were made
//! apart proves nothing (each may say "returns 1 and ends" of functions that now call each other for
//! ever).
//!
//! **Invariant:** of all entries of a key, one at most is relied on until definitions change: code that
//! was made for one interface never calls code that was made for another.

use juliet_hash::Fingerprint;
use juliet_ir::codec::Damaged;
use juliet_ir::typed::{Body, InstanceId, Op};
use juliet_runtime::{BindingState, rt};
use juliet_types::Const;

use super::book::{EntryId, combined};
use super::memo::Memo;
use super::names::names;
use super::pack::{Pack, Section, Verdict, fact};
use super::record::Query;
use crate::session::Session;

/// Depth of a check that is complete.
pub(super) const COMPLETE: usize = usize::MAX;

impl Session {
    /// The first entry with a key that holds for certain.
    pub(super) fn holding(&self, key: Fingerprint) -> Option<EntryId> {
        let floor = self.book.open.borrow().len();
        self.book.find(key).into_iter().find(|id| {
            let holds = self.agrees(key, *id) && self.holds(*id) == Some(COMPLETE);
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

    /// Whether an entry says of its instance what is relied on already.
    fn agrees(&self, key: Fingerprint, id: EntryId) -> bool {
        self.book.relied_interface(key).is_none_or(|relied| self.interface_in(id) == Ok(relied))
    }

    /// The same of all whose checks are open from a depth on.
    fn all_agree(&self, depth: usize) -> bool {
        let open = self.book.open.borrow()[depth..].to_vec();
        open.into_iter().all(|id| self.key_in(id).is_ok_and(|key| self.agrees(key, id)))
    }

    /// Takes checks that are open from a depth on off the list.
    fn close(&self, depth: usize, verdict: Option<Memo>) {
        let closed = self.book.open.borrow_mut().split_off(depth);
        let is_tainted = self.book.is_tainted.get();
        for id in closed {
            if verdict.is_some()
                && let (Ok(key), Ok(interface)) = (self.key_in(id), self.interface_in(id))
            {
                self.book.rely_on(key, interface);
                self.book.note_used(id);
                if is_tainted {
                    self.book.tainted.borrow_mut().insert(key);
                }
            }
            self.book.memo.borrow_mut().set(id, verdict);
        }
    }

    /// Whether an entry's trace holds: `None` where not, otherwise the least depth of the check on
    /// whose entries that depends.
    fn holds(&self, id: EntryId) -> Option<usize> {
        let epoch = self.traces.epoch.get();
        match self.book.memo.borrow().get(id) {
            Some(Memo::Holds(when)) if when == epoch => {
                self.note_taint(self.key_in(id).unwrap_or(0));
                return Some(COMPLETE);
            }
            Some(Memo::Fails(when)) if when == epoch => return None,
            Some(Memo::Undecided(round)) if round == self.traces.round.get() => {
                self.book.is_undecided.set(true);
                return None;
            }
            Some(Memo::Open(depth)) => return Some(depth),
            _ => {}
        }
        let depth = self.book.open.borrow().len();
        self.book.open.borrow_mut().push(id);
        self.book.memo.borrow_mut().set(id, Some(Memo::Open(depth)));
        let undecided_before = self.book.is_undecided.replace(false);
        let tainted_before = self.book.is_tainted.replace(false);
        let found = self.facts_and_callees_hold(id);
        let is_undecided = self.book.is_undecided.get();
        self.book.is_undecided.set(is_undecided || undecided_before);
        let verdict = self.verdict(id, depth, found, is_undecided);
        self.book.is_tainted.set(self.book.is_tainted.get() || tainted_before);
        verdict
    }

    fn verdict(
        &self,
        id: EntryId,
        depth: usize,
        found: Result<Option<usize>, Damaged>,
        is_undecided: bool,
    ) -> Option<usize> {
        let epoch = self.traces.epoch.get();
        match found {
            // What has been inferred meanwhile may say otherwise.
            Ok(Some(lowest)) if lowest >= depth && self.all_agree(depth) => {
                self.close(depth, Some(Memo::Holds(epoch)));
                Some(COMPLETE)
            }
            Ok(Some(lowest)) if lowest < depth => {
                self.book.memo.borrow_mut().set(id, Some(Memo::Open(lowest)));
                Some(lowest)
            }
            Ok(_) | Err(Damaged) => {
                self.close(depth, None);
                let verdict = if is_undecided { Memo::Undecided(self.traces.round.get()) } else { Memo::Fails(epoch) };
                self.book.memo.borrow_mut().set(id, Some(verdict));
                None
            }
        }
    }

    fn facts_and_callees_hold(&self, id: EntryId) -> Result<Option<usize>, Damaged> {
        let group = self.group_in(id)?;
        let mut lowest = COMPLETE;
        match id {
            EntryId::Fresh(number) => {
                let entry = self.book.fresh.borrow()[number as usize].clone();
                if calls_replaced(&entry.result.body) {
                    return Ok(None);
                }
                for fact in &entry.facts {
                    let (query, _) = self.traces.get(*fact);
                    self.note_asked(&query);
                    if self.traces.fact(&query, || self.answered(&query)) != Some(*fact) {
                        return Ok(None);
                    }
                }
                for callee in &entry.callees {
                    if is_replaced(callee.instance) {
                        return Ok(None);
                    }
                    match self.callee_holds(group, callee.key, callee.interface, || Ok(callee.instance))? {
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
                    match self.callee_holds(group, key, interface, instance)? {
                        Some(depth) => lowest = lowest.min(depth),
                        None => return Ok(None),
                    }
                }
            }
        }
        Ok(Some(lowest))
    }

    /// Whether a callee of an entry of a group has the interface that was relied on; it is inferred where
    /// nothing says so.
    fn callee_holds(
        &self,
        group: Fingerprint,
        key: Fingerprint,
        wanted: Fingerprint,
        instance: impl FnOnce() -> Result<InstanceId, Damaged>,
    ) -> Result<Option<usize>, Damaged> {
        if let Some(relied) = self.book.relied_interface(key) {
            self.note_taint(key);
            return Ok((relied == wanted).then_some(COMPLETE));
        }
        let mut candidates = self.book.find(key);
        if candidates.is_empty() && self.fetch_pack(key) {
            candidates = self.book.find(key);
        }
        // What another inference made of the same functions may be part of a circle that does not hold here.
        if group != 0 {
            candidates.sort_by_key(|candidate| self.group_in(*candidate) != Ok(group));
        }
        for candidate in candidates {
            let is_open = matches!(self.book.memo.borrow().get(candidate), Some(Memo::Open(_)));
            if is_open && (group == 0 || self.group_in(candidate)? != group) {
                return Ok(None); // a circle that no inference made
            }
            if let Some(depth) = self.holds(candidate) {
                return Ok((self.interface_in(candidate)? == wanted).then_some(depth));
            }
        }
        let instance = instance()?;
        if self.traces.inferring.borrow().contains(&instance) || self.infer_aside(instance).is_none() {
            // Where an inference is under way, what the callee will be may not be known yet.
            self.book.is_undecided.set(!self.traces.inferring.borrow().is_empty());
            return Ok(None);
        }
        Ok((self.interface_of(instance) == Some(wanted)).then_some(COMPLETE))
    }

    /// Results in use rely on the answer to a question: a definition that changes it drops them.
    fn note_asked(&self, query: &Query) {
        match query {
            Query::Methods(signature, _) => self.asked.borrow_mut().ask(*signature),
            Query::Binding(global) | Query::Field(global, _) => {
                self.asked.borrow_mut().bindings.insert(rt().modules.resolve(*global));
            }
            Query::Body(_) | Query::Generated(_) | Query::Order(_) => {}
        }
    }

    /// What rests on an entry whose check read more than definitions did so too.
    fn note_taint(&self, key: Fingerprint) {
        if self.book.tainted.borrow().contains(&key) {
            self.book.is_tainted.set(true);
        }
    }

    /// Whether an entry's own questions still have their answers; which name an object has that several
    /// constants hold depends on what was asked before, and is not looked at.
    pub(super) fn own_facts_hold(&self, id: EntryId) -> Result<bool, Damaged> {
        let EntryId::Packed { pack: number, entry } = id else { return Ok(true) };
        let pack = self.book.packs.borrow()[number as usize].clone();
        for fact in pack.references((Section::Entries, entry, 8), Section::FactRefs)? {
            if !self.packed_fact_holds(&pack, fact)? {
                let query = pack.query(fact)?;
                // The record of a replaced method serves where that one still runs.
                let is_redefined =
                    matches!(query, Query::Body(m) if rt().methods.is_redefinition(&rt().methods.method(m)));
                if !is_redefined && !self.is_of_object(&query) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn is_of_object(&self, query: &Query) -> bool {
        let Query::Binding(global) = query else { return false };
        let state = rt().modules.state(*global);
        matches!(state, BindingState::Const(Const::Heap(_) | Const::Struct { .. }))
    }

    /// A packed question's answer is relied on, without asking whether it still is what it was.
    pub(super) fn note_packed_fact(&self, pack: &Pack, number: u32) -> Result<(), Damaged> {
        if pack.word(Section::Facts, number, 0)? == fact::METHODS {
            for table in pack.references((Section::Facts, number, 6), Section::TableRefs)? {
                pack.table(table)?;
            }
        }
        self.note_asked(&pack.query(number)?);
        let cell = pack.facts.get(number as usize).ok_or(Damaged)?;
        cell.set(Verdict::new(self.traces.epoch.get(), true));
        Ok(())
    }

    fn packed_fact_holds(&self, pack: &Pack, fact_number: u32) -> Result<bool, Damaged> {
        let epoch = self.traces.epoch.get();
        let cell = pack.facts.get(fact_number as usize).ok_or(Damaged)?;
        let kind = pack.word(Section::Facts, fact_number, 0)?;
        if kind == fact::FIELD || kind == fact::GENERATED {
            self.book.is_tainted.set(true);
        }
        if let Some(known) = cell.get().at(epoch) {
            return Ok(known);
        }
        let by_its_tables = kind == fact::METHODS && self.tables_unchanged(pack, fact_number)?;
        let holds = by_its_tables || (kind == fact::BODY && self.is_current(pack, fact_number)?) || {
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

    /// Whether a question's answer is the content of a method that has been looked at and is in use; the
    /// content says which method it is.
    fn is_current(&self, pack: &Pack, fact_number: u32) -> Result<bool, Damaged> {
        let answer = pack.fingerprint(Section::Facts, fact_number, 1)?;
        let method = names(|n| n.method_of_content(answer));
        Ok(method.is_some_and(|method| rt().methods.method(method).last_world.get() == u64::MAX))
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
}

/// Whether the method of an instance was replaced.
fn is_replaced(instance: InstanceId) -> bool {
    rt().methods.instance(instance).method.last_world.get() != u64::MAX
}

/// Whether a body calls an instance of a method that was replaced, perhaps in code that was inlined: to
/// fingerprints the new method is the same callee.
fn calls_replaced(body: &Body) -> bool {
    let insts = body.blocks.iter().flat_map(|block| &block.insts);
    insts.into_iter().any(|inst| matches!(inst.op, Op::Invoke { callee, .. } if is_replaced(callee)))
}
