//! The entries that a session knows: those it made, and those of packs.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use juliet_hash::{Digest, Fingerprint, Names, fingerprint};
use juliet_infer::Inferred;
use juliet_ir::stencil::Fill;
use juliet_ir::typed::InstanceId;
use juliet_ir::{GlobalRef, LocChain};
use juliet_runtime::{MethodId, TableId, rt, tables_of_call};
use juliet_types::Type;
use rustc_hash::{FxHashMap, FxHashSet};

use super::memo::Memos;
use super::names::names;
use super::pack::{Pack, Section};
use super::profile::Record;
use super::record::FactId;

/// The code of an entry.
pub(crate) struct Code {
    /// Object key of the specialised entry.
    pub(crate) specialized: Digest,
    /// What fills its holes.
    pub(crate) fills: Vec<Fill>,
    /// Where its call sites stand; empty where they are read later.
    pub(crate) sites: Vec<LocChain>,
    /// Object key of the generic entry.
    pub(crate) adapter: Digest,
    /// What fills its holes.
    pub(crate) adapter_fills: Vec<Fill>,
}

/// A callee that an entry relies on.
#[derive(Clone, Copy)]
pub(crate) struct Callee {
    pub(crate) instance: InstanceId,
    /// The key of its own entry.
    pub(crate) key: Fingerprint,
    pub(crate) interface: Fingerprint,
}

/// An entry that this session made.
pub(crate) struct Fresh {
    pub(crate) key: Fingerprint,
    pub(crate) instance: InstanceId,
    pub(crate) interface: Fingerprint,
    pub(crate) facts: Vec<FactId>,
    pub(crate) callees: Vec<Callee>,
    /// The recursive group that it was inferred in; 0 where there is none.
    pub(crate) group: Fingerprint,
    pub(crate) result: Arc<Inferred>,
    pub(crate) code: RefCell<Option<Code>>,
    /// Name and argument types, for people.
    pub(crate) described: String,
    /// The result, or that of a callee, depends on what called the instance.
    pub(crate) limited: bool,
}

/// Names an entry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum EntryId {
    /// Made by this session.
    Fresh(u32),
    /// Of a pack.
    Packed {
        /// The pack.
        pack: u32,
        /// The entry in it.
        entry: u32,
    },
}

/// All entries.
#[derive(Default)]
pub(crate) struct Book {
    pub(super) fresh: RefCell<Vec<Rc<Fresh>>>,
    by_key: RefCell<FxHashMap<Fingerprint, Vec<u32>>>,
    by_instance: RefCell<FxHashMap<InstanceId, u32>>,
    pub(super) packs: RefCell<Vec<Rc<Pack>>>,
    pub(super) memo: RefCell<Memos>,
    /// By key, the interface that is relied on until definitions change.
    relied: RefCell<FxHashMap<Fingerprint, Fingerprint>>,
    /// Packs that no profile named.
    pub(super) fetched: RefCell<Vec<u32>>,
    /// Entries of one key say different things, since they were inferred on behalf of others. Then a
    /// check decides which one is relied on, and nothing is taken on trust.
    pub(super) is_ambiguous: Cell<bool>,
    /// A check read what definitions do not show: the content of an object, what a generator yields.
    pub(super) is_tainted: Cell<bool>,
    /// Keys of entries whose checks did.
    pub(super) tainted: RefCell<FxHashSet<Fingerprint>>,
    /// What was found to hold in this run.
    pub(super) held: RefCell<Vec<Record>>,
    /// A check rested on what is being inferred.
    pub(super) is_undecided: Cell<bool>,
    /// Entries whose check is not over.
    pub(super) open: RefCell<Vec<EntryId>>,
    /// Methods that are not Base's, by table.
    others: RefCell<FxHashMap<TableId, Vec<MethodId>>>,
    fingerprints: RefCell<FxHashMap<TableId, Fingerprint>>,
    /// Instances whose interface names an object that may have several names.
    pub(super) loosely_named: RefCell<FxHashSet<InstanceId>>,
    /// Keys that the store has no entry for.
    pub(super) absent: RefCell<FxHashSet<Fingerprint>>,
    /// Instances whose code was loaded by an entry that is relied on.
    pub(super) in_use: RefCell<FxHashSet<InstanceId>>,
    /// The entry that an instance's code was loaded from, for its lines.
    pub(super) lines: RefCell<FxHashMap<InstanceId, EntryId>>,
    /// What was inferred is being compared with entries of packs.
    pub(super) is_comparing: Cell<bool>,
    /// Entries of packs are not used: all is inferred again, to be compared with them.
    pub(super) only_fresh: Cell<bool>,
    /// The program did what traces cannot show.
    pub(super) disabled: Cell<bool>,
    /// The program's types and functions by name.
    pub(super) definitions: RefCell<FxHashMap<GlobalRef, u32>>,
    /// Keys of the program's profile: by content, by place.
    pub(super) profile: RefCell<Vec<[u8; 32]>>,
    /// Entries or code were added that no pack has.
    pub(super) grown: Cell<bool>,
}

/// Adds the fingerprint of a table to that of those before it.
pub(super) fn combined(before: Fingerprint, table: Fingerprint) -> Fingerprint {
    before.rotate_left(7) ^ table
}

impl Book {
    /// Whether an entry of a pack depends on what called the instance.
    pub(super) fn is_packed_limited(&self, id: EntryId) -> bool {
        match id {
            EntryId::Packed { pack, entry } => self.packs.borrow()[pack as usize].is_limited(entry),
            EntryId::Fresh(_) => false,
        }
    }

    /// The interface that is relied on for a key, if any is. When entries are compared, none is.
    pub(super) fn relied_interface(&self, key: Fingerprint) -> Option<Fingerprint> {
        if self.is_comparing.get() { None } else { self.relied.borrow().get(&key).copied() }
    }

    /// An interface is relied on from here on.
    pub(super) fn rely_on(&self, key: Fingerprint, interface: Fingerprint) {
        self.relied.borrow_mut().insert(key, interface);
    }

    /// An entry is of use to the program.
    pub(super) fn note_used(&self, id: EntryId) {
        if let EntryId::Packed { pack, .. } = id {
            self.packs.borrow()[pack as usize].is_used.set(true);
        }
    }

    /// Makes room for entries that are likely to be relied on.
    pub(super) fn reserve(&self, entries: u32) {
        self.relied.borrow_mut().reserve(entries.min(1 << 16) as usize);
    }

    /// What was relied on for a key is out of use.
    pub(super) fn rely_no_more_on(&self, key: Fingerprint) {
        self.relied.borrow_mut().remove(&key);
    }

    /// Nothing that was made is relied on any more.
    pub(crate) fn rely_on_nothing(&self) {
        self.relied.borrow_mut().clear();
    }

    /// Notes whether an entry of a pack says something else under a key.
    fn compare_packed(&self, key: Fingerprint, interface: Fingerprint) {
        let packs = self.packs.borrow();
        let differs = packs.iter().any(|pack| {
            let mut entries = pack.find(key).unwrap_or_default();
            entries.any(|entry| pack.fingerprint(Section::Entries, entry, 4) != Ok(interface))
        });
        if differs {
            self.is_ambiguous.set(true);
        }
    }

    /// Whether packs that were fetched, or what was inferred, say something else under a key that the run
    /// relies on than other packs of the program do.
    pub(super) fn is_ambiguous(&self) -> bool {
        for number in self.fetched.take() {
            let pack = self.packs.borrow()[number as usize].clone();
            for entry in 0..pack.count(Section::Entries) {
                let key = pack.fingerprint(Section::Entries, entry, 0);
                if let (Ok(key), Ok(interface)) = (key, pack.fingerprint(Section::Entries, entry, 4))
                    && self.relied.borrow().contains_key(&key)
                {
                    self.compare_packed(key, interface);
                }
            }
        }
        self.is_ambiguous.get()
    }

    /// Adds an entry; yields its number.
    pub(super) fn add(&self, entry: Fresh) -> u32 {
        let entry = Rc::new(entry);
        self.rely_on(entry.key, entry.interface);
        self.compare_packed(entry.key, entry.interface);
        let mut fresh = self.fresh.borrow_mut();
        self.by_key.borrow_mut().entry(entry.key).or_default().push(fresh.len() as u32);
        self.by_instance.borrow_mut().insert(entry.instance, fresh.len() as u32);
        fresh.push(entry);
        self.grown.set(true);
        fresh.len() as u32 - 1
    }

    /// Entries with a key, the newest first: those of this session, then those of packs.
    pub(super) fn find(&self, key: Fingerprint) -> Vec<EntryId> {
        let mut found: Vec<EntryId> =
            self.by_key.borrow().get(&key).into_iter().flatten().rev().map(|n| EntryId::Fresh(*n)).collect();
        if !self.only_fresh.get() {
            found.extend(self.find_packed(key));
        }
        found
    }

    /// The entries of packs with a key.
    pub(super) fn find_packed(&self, key: Fingerprint) -> Vec<EntryId> {
        let mut found = Vec::new();
        for (number, pack) in self.packs.borrow().iter().enumerate().rev() {
            let entries = pack.find(key).unwrap_or_default();
            found.extend(entries.rev().map(|entry| EntryId::Packed { pack: number as u32, entry }));
        }
        found
    }

    /// A method that is not Base's was defined.
    pub(crate) fn method_defined(&self, table: TableId, method: MethodId) {
        self.others.borrow_mut().entry(table).or_default().push(method);
        self.fingerprints.borrow_mut().remove(&table);
    }

    /// The fingerprints of the tables that a call's methods may be in, combined.
    pub(crate) fn tables_of(&self, call: Type) -> Fingerprint {
        tables_of_call(call).into_iter().fold(0, |all, table| combined(all, self.other_methods(table.into())))
    }

    /// The fingerprint of the methods in a table that are not Base's: of signatures, not of bodies;
    /// 0 where there are none.
    pub(super) fn other_methods(&self, table: TableId) -> Fingerprint {
        if let Some(known) = self.fingerprints.borrow().get(&table) {
            return *known;
        }
        let methods = self.others.borrow().get(&table).cloned().unwrap_or_default();
        let is_current = |m: &MethodId| {
            names(|n| n.library_method(m.0).is_some()) || rt().methods.method(*m).last_world.get() == u64::MAX
        };
        let current = methods.into_iter().filter(is_current);
        // A method without a name of its own is like no other.
        let mut list: Vec<Fingerprint> =
            current.map(|m| names(|n| n.method(m.0)).unwrap_or(Fingerprint::MAX - Fingerprint::from(m.0))).collect();
        list.sort_unstable();
        let bytes: Vec<u8> = list.iter().flat_map(|f| f.to_le_bytes()).collect();
        let found = if list.is_empty() { 0 } else { fingerprint(&bytes) };
        self.fingerprints.borrow_mut().insert(table, found);
        found
    }

    /// The entries that this session made.
    pub(crate) fn entries(&self) -> Vec<Rc<Fresh>> {
        self.fresh.borrow().clone()
    }

    /// Whether entries of packs rely on a table's methods.
    pub(crate) fn relies_on(&self, table: TableId) -> bool {
        self.packs.borrow().iter().any(|pack| pack.relied.borrow().contains(&table))
    }

    /// The entry that this session made of a result.
    pub(super) fn entry_of(&self, result: &Arc<Inferred>) -> Option<Rc<Fresh>> {
        let is_its = |entry: &Rc<Fresh>| Arc::ptr_eq(&entry.result, result);
        let newest = self.own_entry(result.instance).filter(is_its);
        newest.or_else(|| self.fresh.borrow().iter().rev().find(|entry| is_its(entry)).cloned())
    }

    /// The newest entry of an instance that this session made.
    pub(super) fn own_entry(&self, instance: InstanceId) -> Option<Rc<Fresh>> {
        let number = *self.by_instance.borrow().get(&instance)?;
        Some(self.fresh.borrow()[number as usize].clone())
    }

    /// Takes the instances whose code was loaded by entries: it is out of use.
    pub(crate) fn take_in_use(&self) -> FxHashSet<InstanceId> {
        std::mem::take(&mut *self.in_use.borrow_mut())
    }

    /// Whether entries are out of use.
    pub(crate) fn is_disabled(&self) -> bool {
        self.disabled.get()
    }

    /// Whether all is inferred again.
    pub(crate) fn use_only_fresh(&self, only: bool) {
        self.only_fresh.set(only);
    }
}
