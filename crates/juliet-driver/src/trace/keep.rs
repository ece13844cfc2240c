//! Packs and profiles in the store.
//!
//! A program's profile is kept under the content of its file, and under its place, so that a version
//! that was edited finds what the one before left. Neither is trusted: each entry's trace is
//! checked before it is used.

use std::path::Path;
use std::rc::Rc;

use juliet_hash::{Digest, Fingerprint, TraceContext};
use juliet_ir::codec;
use juliet_store::Kind;

use super::book::EntryId;
use super::pack::Pack;
use super::pack_write::PackWriter;
use crate::session::Session;

/// Raised with every change of the form of packs or of what a number in them means.
const VERSION: u32 = 1;
/// Packs that a profile names; older ones are found entry by entry.
const PACKS_MAX: usize = 12;

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
        for key in found.iter().flat_map(|list| list.chunks_exact(32)) {
            if let Ok(key) = <[u8; 32]>::try_from(key) {
                self.open_pack(key);
            }
        }
        self.book.profile.borrow_mut().extend(keys);
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
            return true;
        }
        self.book.absent.borrow_mut().insert(key);
        false
    }

    /// Compares what was inferred with the stored entries whose traces hold: those would have been used.
    fn verify_entries(&self) {
        let fresh = self.book.fresh.borrow().clone();
        for (number, entry) in fresh.iter().enumerate() {
            for candidate in self.book.find_packed(entry.key) {
                // Where recursion was cut short, the order of a run decides: both results are right.
                let limited = entry.limited || self.book.is_packed_limited(candidate);
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
            self.verify_entries();
        }
        let mut packs: Vec<[u8; 32]> = self.book.packs.borrow().iter().map(|pack| pack.key).collect();
        if self.book.grown.get() {
            let entries = self.book.fresh.borrow().clone();
            let bytes = PackWriter::new(self).write(&entries);
            let key = Digest::of(&bytes).0;
            self.store.put(Kind::Trace, &key, &bytes);
            for entry in &entries {
                self.store.put(Kind::Trace, &self.pointer_key(entry.key), &key);
            }
            packs.push(key);
        }
        let excess = packs.len().saturating_sub(PACKS_MAX);
        let value: Vec<u8> = packs[excess..].concat();
        for key in self.book.profile.borrow().iter() {
            if self.store.get(key).as_deref() != Some(&value) {
                self.store.put(Kind::Profile, key, &value);
            }
        }
    }
}
