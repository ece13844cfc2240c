//! Packs and profiles in the store.
//!
//! A program's profile is kept under the content of its file, and under its place, so that a version
//! that was edited finds what the one before left.

use std::path::Path;
use std::rc::Rc;

use juliet_hash::{Digest, Fingerprint, TraceContext};
use juliet_ir::codec;
use juliet_store::Kind;
use rustc_hash::FxHashSet;

use super::book::EntryId;
use super::pack::{Pack, Section};
use super::pack_write::PackWriter;
use super::profile::{Known, Record, Stored};
use crate::session::Session;

/// Raised with every change of the form of packs or of what a number in them means.
const VERSION: u32 = 5;
/// Packs that a profile names although the run found nothing in them.
const UNUSED_MAX: usize = 8;
/// Packs that a profile names; what older ones say is found entry by entry.
const PACKS_MAX: usize = 48;

impl Session {
    /// A key of the inference cache.
    fn trace_key(&self, domain: &str, content: &[u8]) -> [u8; 32] {
        let context = TraceContext {
            compiler: env!("JULIET_COMPILER"),
            forms: [VERSION, codec::VERSION],
            library: self.library_digest(),
            target: self.target.identity(),
        };
        context.key(domain, content).0
    }

    fn pointer_key(&self, key: Fingerprint) -> [u8; 32] {
        self.trace_key("juliet trace", &key.to_le_bytes())
    }

    /// Opens the packs that an earlier run of this program used.
    pub fn open_profile(&self, text: &str, path: Option<&Path>) {
        if !self.store.is_open() {
            return;
        }
        let mut keys = vec![self.trace_key("juliet profile of a text", text.as_bytes())];
        if let Some(path) = path {
            keys.push(self.trace_key("juliet profile of a place", path.display().to_string().as_bytes()));
        }
        let found = keys.iter().find_map(|key| self.store.get(key));
        if let Some(Ok(stored)) = found.map(|bytes| Stored::from_bytes(&bytes)) {
            self.follow(stored);
        }
        self.book.profile.borrow_mut().extend(keys);
    }

    /// Opens the packs of a profile, and follows its chain of definitions.
    fn follow(&self, stored: Stored) {
        let Stored { is_ambiguous, packs, links, drops, records } = stored;
        self.book.is_ambiguous.set(is_ambiguous);
        let numbers: Vec<Option<u32>> = packs
            .into_iter()
            .map(|key| {
                let number = self.book.packs.borrow().len() as u32;
                self.open_pack(key).then_some(number)
            })
            .collect();
        let record = |(instance, pack, entry, position): (Fingerprint, u32, u32, u32)| {
            let pack = (*numbers.get(pack as usize)?)?;
            Some(Record { instance, entry: EntryId::Packed { pack, entry }, position })
        };
        // The text of a prompt is not known when it opens.
        if self.chain.position() == 0 && !self.book.disabled.get() && !is_ambiguous {
            self.chain.reserve(records.len());
            let records = records.into_iter().filter_map(record).collect();
            *self.chain.known.borrow_mut() = Known::new(links, drops, records);
            self.chain.follows.set(true);
        }
    }

    fn open_pack(&self, key: [u8; 32]) -> bool {
        if self.book.packs.borrow().iter().any(|pack| pack.key == key) {
            return false;
        }
        let Some(bytes) = self.store.get(&key) else { return false };
        match Pack::open(key, bytes) {
            Ok(pack) => {
                self.book.packs.borrow_mut().push(Rc::new(pack));
                true
            }
            Err(codec::Damaged) => false,
        }
    }

    /// Opens the pack that has an entry with a key, if the store knows one.
    pub(super) fn fetch_pack(&self, key: Fingerprint) -> bool {
        if self.options.verify_cache || self.book.absent.borrow().contains(&key) {
            return false;
        }
        let pack = self.store.get(&self.pointer_key(key)).and_then(|value| <[u8; 32]>::try_from(value).ok());
        if let Some(pack) = pack
            && self.open_pack(pack)
        {
            // It may say other things of what was taken on trust.
            self.leave_chain(0);
            let packs = self.book.packs.borrow();
            self.book.fetched.borrow_mut().push(packs.len() as u32 - 1);
            self.book.reserve(packs.last().map_or(0, |pack| pack.count(Section::Entries)));
            return true;
        }
        self.book.absent.borrow_mut().insert(key);
        false
    }

    /// Asks the questions of entries again that the profile says hold now.
    fn verify_profile(&self) {
        for wrong in self.wrongly_trusted() {
            if let EntryId::Packed { pack, entry } = wrong {
                let what = self.book.packs.borrow()[pack as usize].described(entry).unwrap_or_default();
                self.verify_failures.borrow_mut().push(format!("{what} (taken on trust)"));
            }
        }
    }

    /// Compares what was inferred with the stored entries whose traces hold: those would have been used.
    fn verify_entries(&self) {
        let fresh = self.book.fresh.borrow().clone();
        self.book.is_comparing.set(true);
        self.book.memo.borrow_mut().clear();
        for (number, entry) in fresh.iter().enumerate() {
            for candidate in self.book.find_packed(entry.key) {
                // Where recursion was cut short, the order of a run decides: both results are right.
                let limited = entry.limited || self.book.is_packed_limited(candidate);
                // So it does where functions rely on each other in one program and not in the other.
                let limited = limited || self.group_in(candidate) != Ok(entry.group);
                // Both must rest on the definitions that hold now.
                let hold = |id| self.holds_for_certain(id) == Some(true);
                if limited || !hold(EntryId::Fresh(number as u32)) || !hold(candidate) {
                    continue;
                }
                let same_interface = self.interface_in(candidate) == Ok(entry.interface);
                let same_code = match (&*entry.code.borrow(), self.code_of(candidate, entry.instance)) {
                    (Some(now), Some(stored)) => now.specialized == stored.specialized && now.adapter == stored.adapter,
                    _ => true,
                };
                if !same_interface || !same_code {
                    self.verify_failures.borrow_mut().push(entry.described.clone());
                }
            }
        }
    }

    /// Keeps what this session inferred. Called once, when the program has ended.
    pub fn save_traces(&self) {
        if !self.store.is_open() || self.book.disabled.get() {
            return;
        }
        self.settle();
        if self.options.verify_cache {
            self.verify_profile();
            self.verify_entries();
        }
        let (mut packs, places) = self.packs_to_keep();
        let mut numbers = Vec::new();
        if self.book.grown.get() {
            let entries = self.book.fresh.borrow().clone();
            let bytes;
            (bytes, numbers) = PackWriter::new(self).write(&entries);
            let key = Digest::of(&bytes).0;
            self.store.put(Kind::Trace, &key, &bytes);
            for entry in &entries {
                self.store.put(Kind::Trace, &self.pointer_key(entry.key), &key);
            }
            packs.push(key);
        }
        let value = self.profile(packs, &places, &numbers).to_bytes();
        for key in self.book.profile.borrow().iter() {
            if self.store.get(key).as_deref() != Some(&value) {
                self.store.put(Kind::Profile, key, &value);
            }
        }
    }

    /// The keys of the packs that the next run opens first, and the place among them of each that this run
    /// opened. An entry that a younger pack also has may hold where that one's does not, so what was of use
    /// must not be left to be found by its key.
    fn packs_to_keep(&self) -> (Vec<[u8; 32]>, Vec<Option<u32>>) {
        let packs = self.book.packs.borrow();
        // On trust, what entries rely on is not looked at.
        let follows = self.chain.follows.get();
        let used: Vec<bool> = packs.iter().map(|pack| follows || pack.is_used.get()).collect();
        let (mut keys, mut places) = (Vec::new(), Vec::new());
        for (pack, is_kept) in packs.iter().zip(kept(&used)) {
            places.push(is_kept.then_some(keys.len() as u32));
            if is_kept {
                keys.push(pack.key);
            }
        }
        (keys, places)
    }

    /// What this run found, where packs are in `packs` by `places`; `numbers` says where its own entries are
    /// in the last one.
    fn profile(&self, packs: Vec<[u8; 32]>, places: &[Option<u32>], numbers: &[Option<u32>]) -> Stored {
        self.complete_chain();
        let is_ambiguous = self.book.is_ambiguous();
        if is_ambiguous {
            return Stored { is_ambiguous, packs, links: Vec::new(), drops: Vec::new(), records: Vec::new() };
        }
        let (links, drops, mut records) = self.chain_to_keep();
        records.sort_by_key(|record| record.position);
        let mut seen = FxHashSet::default();
        let place = |id: EntryId| match id {
            EntryId::Packed { pack, entry } => Some(((*places.get(pack as usize)?)?, entry)),
            EntryId::Fresh(number) => Some((packs.len() as u32 - 1, (*numbers.get(number as usize)?)?)),
        };
        let record = |record: Record| {
            let (pack, entry) = place(record.entry)?;
            let known = (record.instance, pack, entry, record.position);
            seen.insert(known).then_some(known)
        };
        let records = records.into_iter().filter_map(record).collect();
        Stored { is_ambiguous, packs, links, drops, records }
    }
}

/// Which packs of a list, the oldest first, a profile names.
fn kept(used: &[bool]) -> Vec<bool> {
    let count = |wanted: bool| used.iter().filter(|is_used| **is_used == wanted).count();
    let mut excess = [count(false).saturating_sub(UNUSED_MAX), count(true).saturating_sub(PACKS_MAX)];
    let keep = |is_used: &bool| {
        let left = &mut excess[usize::from(*is_used)];
        let is_kept = *left == 0;
        *left = left.saturating_sub(1);
        is_kept
    };
    used.iter().map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pack that was of use stays, however many were opened for other calls of other programs since.
    #[test]
    fn packs_without_use_are_left_first() {
        let mut used = [false; 40];
        used[0] = true;
        used[7] = true;
        let kept = kept(&used);
        assert!(kept[0] && kept[7] && !kept[1]);
        assert_eq!(kept.iter().filter(|k| **k).count(), 2 + UNUSED_MAX);
        assert!(kept[40 - UNUSED_MAX..].iter().all(|k| *k));
    }

    #[test]
    fn the_youngest_of_too_many_stay() {
        let kept = kept(&[true; PACKS_MAX + 3]);
        assert_eq!(kept.iter().take_while(|k| !**k).count(), 3);
    }
}
