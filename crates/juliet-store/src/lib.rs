//! The local store: digest → bytes, many processes at once, crash-safe, bounded, never fatal.
//!
//! **Invariant:** nothing that goes wrong here changes what a program prints. A damaged, full,
//! locked, unreadable or foreign store is a store without entries, and says so once.
//! The store knows no IR: a key is 32 bytes, a value is bytes with a checksum of their own.
//!
//! A folder holds segments (`log-000001`, …), which are files of records; `index`, the table that
//! leads from keys to records; `lock` and `gc-lock`; and `statistics`, sums over all runs.
#![forbid(unsafe_code)]

mod evict;
mod kind;
mod log;
mod names;
mod pending;
mod record;
mod segments;
mod slot;
mod statistics;
mod table;
mod window;
mod write;

use std::borrow::Cow;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::{fs, io};

pub use kind::Kind;
use log::Log;
pub use statistics::Statistics;
use write::Kept;

/// How often the files of a store are deleted while others add some.
const CLEAR_ATTEMPTS: u32 = 100;

/// Version of the folder layout and of the value format; another version is another folder.
pub const VERSION: u32 = 5;

/// Bytes of files that the store keeps, unless it is told otherwise.
pub const BYTES_MAX: u64 = 2 << 30;

/// Why the store is not of use.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder cannot be made or read.
    #[error("the cache folder {0} cannot be used: {1}")]
    Folder(PathBuf, String),
    /// The file is not a store, or is damaged.
    #[error("the cache file is damaged: {0}")]
    Damaged(String),
    /// Writing failed.
    #[error("the cache cannot be written: {0}")]
    Write(String),
}

/// An entry, as a visitor sees it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its key.
    pub key: [u8; 32],
    /// What it is.
    pub kind: Kind,
    /// When it was used last, in seconds since 1970, to within an hour.
    pub used: u32,
    /// Its value.
    pub value: &'a [u8],
}

/// What is called on every entry.
pub type Visitor<'a> = dyn FnMut(Entry<'_>) + 'a;

/// What a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Number of entries.
    pub entries: u64,
    /// Bytes of values.
    pub value_bytes: u64,
    /// Bytes of the files.
    pub file_bytes: u64,
    /// Number of entries and bytes of values of each kind that there is, in the order of kinds.
    pub kinds: Vec<(Kind, u64, u64)>,
}

/// Result of a check of all entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Entries whose checksum holds.
    pub good: u64,
    /// Entries that were damaged and have been removed.
    pub removed: u64,
}

/// A store, perhaps one that keeps nothing.
pub struct Store {
    folder: PathBuf,
    log: RefCell<Option<Log>>,
    warning: RefCell<Option<String>>,
}

/// The folder that `JULIET_CACHE_DIR`, `XDG_CACHE_HOME` or `HOME` name, in this order.
pub fn default_folder(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let set = |name: &str| variable(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    set("JULIET_CACHE_DIR")
        .or_else(|| set("XDG_CACHE_HOME").map(|d| d.join("juliet")))
        .or_else(|| set("HOME").map(|d| d.join(".cache").join("juliet")))
}

/// The limit in bytes that `JULIET_CACHE_SIZE_MIB` sets, or the usual one.
pub fn default_limit(variable: impl Fn(&str) -> Option<String>) -> u64 {
    let mib = variable("JULIET_CACHE_SIZE_MIB").and_then(|v| v.parse::<u64>().ok());
    mib.map_or(BYTES_MAX, |mib| mib.saturating_mul(1 << 20))
}

impl Store {
    /// Opens the store below `folder`, with the usual limit or that which the environment sets. A
    /// store that cannot be used at all becomes one that keeps nothing, with a warning to show.
    pub fn open(folder: &Path) -> Store {
        Store::open_bounded(folder, default_limit(|name| std::env::var(name).ok()))
    }

    /// The same with another greatest length of the files.
    pub fn open_bounded(folder: &Path, bytes_max: u64) -> Store {
        let own = folder.join(format!("v{VERSION}"));
        let (log, warning) = match Log::open(&own, bytes_max) {
            Ok(log) => (Some(log), None),
            Err(error) => (None, Some(format!("{error}; compiling without it"))),
        };
        Store { folder: own, log: RefCell::new(log), warning: RefCell::new(warning) }
    }

    /// A store that keeps nothing (`--no-cache`).
    pub fn none() -> Store {
        Store { folder: PathBuf::new(), log: RefCell::default(), warning: RefCell::default() }
    }

    /// The folder with the store's files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether anything can be read.
    pub fn is_open(&self) -> bool {
        self.log.borrow().is_some()
    }

    fn is_writable(&self) -> bool {
        self.log.borrow().as_ref().is_some_and(Log::is_writable)
    }

    /// Whether `gc` has something to do. It takes its time, so another process should do it.
    pub fn wants_gc(&self) -> bool {
        self.log.borrow().as_ref().is_some_and(Log::is_over)
    }

    /// The one warning of this session, if there is one; the caller shows it once.
    pub fn take_warning(&self) -> Option<String> {
        self.warning.borrow_mut().take()
    }

    fn warn(&self, text: String) {
        self.warning.borrow_mut().get_or_insert(text);
    }

    /// The value under a key. A damaged value is none, and is written anew when it is put again.
    pub fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        self.get_as(key, |value| value.into_owned())
    }

    /// What `take` makes of the value under a key, without a copy of it.
    pub fn get_with<R>(&self, key: &[u8; 32], take: impl FnOnce(&[u8]) -> R) -> Option<R> {
        self.get_as(key, |value| take(&value))
    }

    fn get_as<R>(&self, key: &[u8; 32], take: impl FnOnce(Cow<'_, [u8]>) -> R) -> Option<R> {
        let mut log = self.log.borrow_mut();
        log.as_mut()?.get(key, take).unwrap_or_else(|_| {
            self.warn("a damaged entry of the compilation cache was dropped".into());
            None
        })
    }

    /// Reads the value under a key to where `room`, which is given its length, says. `None` where there
    /// is none or no room; `Some(false)` where it is damaged, as is now what was in the room.
    pub fn get_into<'r>(&self, key: &[u8; 32], room: impl FnOnce(usize) -> Option<&'r mut [u8]>) -> Option<bool> {
        self.log.borrow_mut().as_mut()?.get_into(key, room)
    }

    /// The values under many keys, in their order; read from disk in the order of the files.
    pub fn get_many(&self, keys: &[[u8; 32]]) -> Vec<Option<Vec<u8>>> {
        let mut out = vec![None; keys.len()];
        let order = self.log.borrow_mut().as_mut().map(|log| log.in_order(keys));
        for n in order.unwrap_or_default() {
            out[n] = self.get(&keys[n]);
        }
        out
    }

    /// Keeps a value, in the place of an earlier one. It is written together with others, at the
    /// latest by `flush`. After a failure nothing more is written in this session.
    pub fn put(&self, kind: Kind, key: &[u8; 32], value: &[u8]) {
        self.write(|log| log.put(kind, key, value));
    }

    /// Writes what has been put. Dropping the store does as well.
    pub fn flush(&self) {
        self.write(Log::flush);
    }

    fn write(&self, act: impl FnOnce(&mut Log) -> Result<Kept, StoreError>) {
        let mut place = self.log.borrow_mut();
        let Some(log) = place.as_mut().filter(|log| log.is_writable()) else { return };
        match act(log) {
            Ok(Kept::Yes) => {}
            // Waiting again for each entry would cost more than the entries are worth.
            Ok(Kept::Busy) => log.stop_writing(),
            Err(error) => {
                log.stop_writing();
                self.warn(format!("{error}; new code is not kept"));
            }
        }
    }

    /// What the store holds.
    ///
    /// # Errors
    /// None at present.
    pub fn contents(&self) -> Result<Contents, StoreError> {
        self.flush();
        let mut out = Contents::default();
        let mut kinds: Vec<(Kind, u64, u64)> = Kind::ALL.map(|kind| (kind, 0, 0)).to_vec();
        let mut place = self.log.borrow_mut();
        let Some(log) = place.as_mut() else { return Ok(out) };
        log.for_each_header(&mut |kind, len| {
            out.entries += 1;
            out.value_bytes += len;
            if let Some((_, count, bytes)) = kinds.iter_mut().find(|(k, ..)| *k == kind) {
                *count += 1;
                *bytes += len;
            }
        });
        kinds.retain(|(_, count, _)| *count > 0);
        out.file_bytes = log.file_bytes();
        out.kinds = kinds;
        Ok(out)
    }

    /// Calls `each` on every entry, in the order of the files.
    pub fn for_each(&self, each: &mut Visitor<'_>) {
        self.flush();
        if let Some(log) = self.log.borrow_mut().as_mut() {
            log.for_each(each);
        }
    }

    /// The keys of all entries that begin with these hexadecimal digits, in lower case.
    pub fn keys_from(&self, digits: &str) -> Vec<[u8; 32]> {
        self.flush();
        self.log.borrow_mut().as_mut().map_or_else(Vec::new, |log| log.keys_from(digits))
    }

    /// Calls `each` on the entry of a key, if there is one.
    pub fn for_key(&self, key: &[u8; 32], each: &mut Visitor<'_>) {
        self.flush();
        if let Some(log) = self.log.borrow_mut().as_mut() {
            log.for_key(key, each);
        }
    }

    /// The limit of the files in bytes.
    pub fn limit(&self) -> u64 {
        self.log.borrow().as_ref().map_or(0, |log| log.bytes_max)
    }

    /// Checks every entry and removes damaged ones.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        self.flush();
        let mut out = Verified::default();
        if let Some(log) = self.log.borrow_mut().as_mut() {
            let damaged = log.for_each(&mut |_| out.good += 1);
            out.removed = damaged.len() as u64;
            log.remove(&damaged)?;
        }
        Ok(out)
    }

    /// Evicts until the store is within its limit, in steps that each hold the lock for a few
    /// milliseconds; `step` is called between them and ends it by false.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn gc(&self, step: &mut dyn FnMut() -> bool) -> Result<(), StoreError> {
        self.flush();
        if let Some(log) = self.log.borrow_mut().as_mut().filter(|log| log.is_writable()) {
            // One at a time is enough.
            let Ok(Some(_lock)) = write::try_lock_named(&self.folder, "gc-lock") else { return Ok(()) };
            log.delete_older();
            while log.evict_step()? && step() {}
        }
        Ok(())
    }

    /// Deletes all files of the store.
    ///
    /// # Errors
    /// A folder that cannot be removed.
    pub fn clear(self) -> Result<(), StoreError> {
        *self.log.borrow_mut() = None;
        let folder = self.folder.clone();
        // A process at work may add a file while others are deleted.
        let mut attempts = 1..=CLEAR_ATTEMPTS;
        loop {
            match fs::remove_dir_all(&folder) {
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty && attempts.next().is_some() => {}
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(StoreError::Folder(folder, error.to_string()));
                }
                _ => return Ok(()),
            }
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.flush();
    }
}

#[cfg(test)]
mod tests;
