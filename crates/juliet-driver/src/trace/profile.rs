//! What a program's last run found, trusted where this run is in the same state.
//!
//! A record says: in this state an instance had this entry, and its trace held. While the run's
//! definitions are those of the run that left the profile, its records are good without a check, from
//! where they were made up to the next definition that dropped results.
//!
//! What is taken on trust has not noted what it relies on. It needs not be compared with what else is relied
//! on, since of each key that the earlier run relied on, all its packs say the same. As soon as the run leaves the chain of
//! definitions, all that was known up to there is noted as if it had been checked.
//!
//! ```text
//! number of packs, of links, of drops, of records, is ambiguous    u32 each
//! packs      keys of 32 bytes
//! links      what it concerns (u64), state (u128)
//! drops      u32
//! records    instance (u128), pack, entry, position (u32 each), in the order of positions
//! ```

use juliet_hash::Fingerprint;
use juliet_ir::codec::Damaged;
use juliet_ir::typed::InstanceId;
use rustc_hash::{FxHashMap, FxHashSet};

use super::book::EntryId;
use super::definitions::Link;
use super::names::names;
use super::pack::Section;
use crate::session::Session;

/// An entry that held for an instance.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub(super) instance: Fingerprint,
    pub(super) entry: EntryId,
    /// How many definitions there had been.
    pub(super) position: u32,
}

/// What an earlier run did.
#[derive(Default)]
pub(super) struct Known {
    pub(super) links: Vec<Link>,
    pub(super) drops: Vec<u32>,
    pub(super) records: Vec<Record>,
    by_instance: FxHashMap<Fingerprint, Vec<u32>>,
}

impl Known {
    pub(super) fn new(links: Vec<Link>, drops: Vec<u32>, records: Vec<Record>) -> Known {
        let mut by_instance: FxHashMap<Fingerprint, Vec<u32>> = FxHashMap::default();
        by_instance.reserve(records.len());
        for (number, record) in records.iter().enumerate() {
            by_instance.entry(record.instance).or_default().push(number as u32);
        }
        Known { links, drops, records, by_instance }
    }

    /// Where the results of a position begin to be good.
    fn floor(&self, position: u32) -> u32 {
        let after = self.drops.partition_point(|drop| *drop <= position);
        after.checked_sub(1).map_or(0, |last| self.drops[last])
    }

    /// The entry of an instance at a position.
    fn entry(&self, instance: Fingerprint, position: u32) -> Option<EntryId> {
        let numbers = self.by_instance.get(&instance)?;
        let floor = self.floor(position);
        let found = numbers.iter().rev().map(|n| self.records[*n as usize]).find(|r| r.position <= position)?;
        (found.position >= floor).then_some(found.entry)
    }
}

/// A profile as it is stored; packs by their numbers in its list.
pub(super) struct Stored {
    /// Entries of one key say different things: nothing is taken on trust.
    pub(super) is_ambiguous: bool,
    pub(super) packs: Vec<[u8; 32]>,
    pub(super) links: Vec<Link>,
    pub(super) drops: Vec<u32>,
    /// Instance, pack, entry, position.
    pub(super) records: Vec<(Fingerprint, u32, u32, u32)>,
}

impl Stored {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let Stored { is_ambiguous, packs, links, drops, records } = self;
        let mut out = Vec::with_capacity(20 + 32 * packs.len() + 24 * links.len() + 28 * records.len());
        for count in [packs.len(), links.len(), drops.len(), records.len()] {
            out.extend_from_slice(&(count as u32).to_le_bytes());
        }
        out.extend_from_slice(&u32::from(*is_ambiguous).to_le_bytes());
        packs.iter().for_each(|key| out.extend_from_slice(key));
        for link in links {
            out.extend_from_slice(&link.concerns.to_le_bytes());
            out.extend_from_slice(&link.state.to_le_bytes());
        }
        drops.iter().for_each(|drop| out.extend_from_slice(&drop.to_le_bytes()));
        for (instance, pack, entry, position) in records {
            out.extend_from_slice(&instance.to_le_bytes());
            [pack, entry, position].into_iter().for_each(|n| out.extend_from_slice(&n.to_le_bytes()));
        }
        out
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Stored, Damaged> {
        let (head, mut rest) = bytes.split_at_checked(20).ok_or(Damaged)?;
        let is_ambiguous = u32_at(head, 16) != 0;
        let [packs, links, drops, records] = [0, 4, 8, 12].map(|at| u32_at(head, at) as usize);
        let mut part = |count: usize, size: usize| {
            let length = count.checked_mul(size).ok_or(Damaged)?;
            let (found, after) = rest.split_at_checked(length).ok_or(Damaged)?;
            rest = after;
            Ok(found)
        };
        let packs = part(packs, 32)?.as_chunks::<32>().0.to_vec();
        let links = part(links, 24)?
            .chunks_exact(24)
            .map(|link| Link { concerns: fingerprint_at(link, 0, 8) as u64, state: fingerprint_at(link, 8, 16) })
            .collect();
        let drops: Vec<u32> = part(drops, 4)?.chunks_exact(4).map(|drop| u32_at(drop, 0)).collect();
        let records: Vec<(Fingerprint, u32, u32, u32)> = part(records, 28)?
            .chunks_exact(28)
            .map(|r| (fingerprint_at(r, 0, 16), u32_at(r, 16), u32_at(r, 20), u32_at(r, 24)))
            .collect();
        let is_sorted = drops.is_sorted() && records.is_sorted_by_key(|record| record.3);
        if is_sorted && rest.is_empty() {
            Ok(Stored { is_ambiguous, packs, links, drops, records })
        } else {
            Err(Damaged)
        }
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    fingerprint_at(bytes, at, 4) as u32
}

fn fingerprint_at(bytes: &[u8], at: usize, length: usize) -> Fingerprint {
    bytes[at..at + length].iter().rev().fold(0, |high, byte| high << 8 | Fingerprint::from(*byte))
}

impl Session {
    /// The entry that an earlier run in the same state had for an instance.
    pub(super) fn trusted(&self, instance: InstanceId) -> Option<EntryId> {
        if !self.chain.follows.get() || self.book.only_fresh.get() || names(|n| n.is_loading()) {
            return None;
        }
        self.complete_chain();
        if !self.chain.follows.get() {
            return None;
        }
        let name = self.chain.instance(instance)?;
        let found = self.chain.known.borrow().entry(name, self.chain.position());
        found.inspect(|id| self.book.note_used(*id))
    }

    /// Definitions are not those of the earlier run any more, from the `last` ones on: what it found before
    /// is noted as if it had been checked.
    pub(super) fn leave_chain(&self, last: u32) {
        if !self.chain.follows.replace(false) {
            return;
        }
        let position = self.chain.position().saturating_sub(last);
        self.chain.left_at.set(position);
        let waiting: Vec<EntryId> = {
            let known = self.chain.known.borrow();
            let floor = known.floor(position);
            let good = known.records.iter().filter(|r| (floor..=position).contains(&r.position));
            good.map(|record| record.entry).collect()
        };
        if self.note_all(waiting) == Err(Damaged) {
            self.invalidate_all("the profile is damaged");
        }
    }

    /// Notes what entries rely on, and what their callees do.
    fn note_all(&self, mut waiting: Vec<EntryId>) -> Result<(), Damaged> {
        let mut seen: FxHashSet<EntryId> = FxHashSet::default();
        while let Some(id) = waiting.pop() {
            let EntryId::Packed { pack: number, entry } = id else { continue };
            if !seen.insert(id) {
                continue;
            }
            let pack = self.book.packs.borrow()[number as usize].clone();
            self.book.rely_on(self.key_in(id)?, self.interface_in(id)?);
            self.book.note_used(id);
            for fact in pack.references((Section::Entries, entry, 8), Section::FactRefs)? {
                self.note_packed_fact(&pack, fact)?;
            }
            for callee in pack.references((Section::Entries, entry, 10), Section::CalleeRefs)? {
                let key = pack.fingerprint(Section::Callees, callee, 0)?;
                let interface = pack.fingerprint(Section::Callees, callee, 4)?;
                let found = self.book.find_packed(key);
                let mut agreeing = found.into_iter().filter(|id| self.interface_in(*id) == Ok(interface)).peekable();
                agreeing.peek().ok_or(Damaged)?;
                self.book.rely_on(key, interface);
                waiting.extend(agreeing);
            }
        }
        Ok(())
    }

    /// An entry was found to hold for an instance.
    pub(super) fn note_holds(&self, instance: InstanceId, entry: EntryId) {
        // While a module of the library is half loaded, the state does not say what there is.
        if self.chain.is_lost.get() || self.book.only_fresh.get() || names(|n| n.is_loading()) {
            return;
        }
        self.complete_chain();
        let (Ok(key), Some(instance)) = (self.key_in(entry), self.chain.instance(instance)) else { return };
        if !self.book.tainted.borrow().contains(&key) && !self.chain.is_lost.get() {
            let position = self.chain.position();
            self.book.held.borrow_mut().push(Record { instance, entry, position });
        }
    }

    /// Links, drops and records for the next run.
    pub(super) fn chain_to_keep(&self) -> (Vec<Link>, Vec<u32>, Vec<Record>) {
        let known = self.chain.known.borrow();
        let (links, drops) = (self.chain.links.borrow(), self.chain.drops.borrow());
        let held = self.book.held.borrow();
        if self.chain.follows.get() {
            // It may have ended before the earlier one did.
            let longer = if known.links.len() > links.len() { &known.links } else { &*links };
            let mut all_drops: Vec<u32> = known.drops.iter().chain(drops.iter()).copied().collect();
            all_drops.sort_unstable();
            all_drops.dedup();
            return (longer.clone(), all_drops, [&*known.records, &*held].concat());
        }
        let common = self.chain.left_at.get();
        let earlier = known.records.iter().filter(|record| record.position <= common).copied();
        (links.clone(), drops.clone(), earlier.chain(held.iter().copied()).collect())
    }

    /// Entries of the profile that do not hold in this state, though the profile says so.
    pub(super) fn wrongly_trusted(&self) -> Vec<EntryId> {
        self.complete_chain();
        let position = self.chain.position();
        let known = self.chain.known.borrow();
        if !self.chain.follows.get() || known.links.len() != position as usize {
            return Vec::new();
        }
        let floor = known.floor(position);
        let records = known.records.iter().filter(|r| r.position >= floor);
        records.map(|r| r.entry).filter(|id| self.own_facts_hold(*id) != Ok(true)).collect()
    }
}
