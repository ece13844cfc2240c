//! The local store: digest → bytes, many processes at once, crash-safe, never fatal.
//!
//! **Invariant:** nothing that goes wrong here changes what a program prints. A damaged, full,
//! locked, unreadable or foreign store is a store without entries, and says so once.
//! The store knows no IR: a key is 32 bytes, a value is bytes with a checksum of their own.
#![forbid(unsafe_code)]

mod index;
mod kind;
mod log;
mod record;
mod window;

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

pub use kind::Kind;
use log::{Kept, Log};

/// Version of the folder layout and of the value format; another version is another folder.
pub const VERSION: u32 = 3;

/// Length of the file at which the older half of the entries is dropped.
const BYTES_MAX: u64 = 2 << 30;

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
    /// Its value with what it is, or nothing where that is damaged.
    pub value: Option<(Kind, &'a [u8])>,
}

/// What is called on every entry.
pub type Visitor<'a> = dyn FnMut(Entry<'_>) + 'a;

/// What a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Number of entries.
    pub entries: u64,
    /// Bytes of values.
    pub value_bytes: u64,
    /// Bytes of the file.
    pub file_bytes: u64,
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

impl Store {
    /// Opens the store below `folder`. A damaged one is deleted and begun anew; one that cannot
    /// be used at all becomes a store that keeps nothing. Either way there is a warning to show.
    pub fn open(folder: &Path) -> Store {
        Store::open_bounded(folder, BYTES_MAX)
    }

    /// The same with another greatest length of the file.
    pub fn open_bounded(folder: &Path, bytes_max: u64) -> Store {
        let own = folder.join(format!("v{VERSION}"));
        let mut warning = None;
        let log = match Log::open(&own, bytes_max) {
            Ok(log) => Some(log),
            Err(StoreError::Damaged(why)) => {
                warning = Some(format!("the compilation cache was damaged ({why}) and has been emptied"));
                Log::delete_files(&own);
                Log::open(&own, bytes_max).ok()
            }
            Err(error) => {
                warning = Some(format!("{error}; compiling without it"));
                None
            }
        };
        if log.as_ref().is_some_and(|log| log.skipped() > 0) {
            warning.get_or_insert_with(|| "damaged entries of the compilation cache were dropped".into());
        }
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

    /// The one warning of this session, if there is one; the caller shows it once.
    pub fn take_warning(&self) -> Option<String> {
        self.warning.borrow_mut().take()
    }

    fn warn(&self, text: String) {
        self.warning.borrow_mut().get_or_insert(text);
    }

    /// The value under a key. A damaged value is none, and is written anew when it is put again.
    pub fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        self.get_with(key, <[u8]>::to_vec)
    }

    /// What `take` makes of the value under a key, without a copy of it.
    pub fn get_with<R>(&self, key: &[u8; 32], take: impl FnOnce(&[u8]) -> R) -> Option<R> {
        let mut log = self.log.borrow_mut();
        let log = log.as_mut()?;
        log.get(key, take).unwrap_or_else(|_| {
            self.warn("a damaged entry of the compilation cache was dropped".into());
            log.forget(key);
            None
        })
    }

    /// Keeps a value, in the place of an earlier one. After a failure nothing more is written in
    /// this session.
    pub fn put(&self, kind: Kind, key: &[u8; 32], value: &[u8]) {
        let mut place = self.log.borrow_mut();
        let Some(log) = place.as_mut().filter(|log| log.is_writable()) else { return };
        match log.put(kind, key, value) {
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
    /// A file that cannot be read.
    pub fn contents(&self) -> Result<Contents, StoreError> {
        let mut out = Contents::default();
        self.for_each(&mut |entry| {
            out.entries += 1;
            out.value_bytes += entry.value.map_or(0, |(_, v)| v.len() as u64);
        });
        out.file_bytes = self.log.borrow().as_ref().map_or(0, Log::file_bytes);
        Ok(out)
    }

    /// Calls `each` on every entry, sorted by key.
    pub fn for_each(&self, each: &mut Visitor<'_>) {
        if let Some(log) = self.log.borrow_mut().as_mut() {
            log.for_each(each);
        }
    }

    /// Checks every entry and removes damaged ones.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let mut out = Verified::default();
        self.for_each(&mut |entry| match entry.value {
            Some(_) => out.good += 1,
            None => out.removed += 1,
        });
        if out.removed > 0
            && let Some(log) = self.log.borrow_mut().as_mut()
        {
            log.rewrite(0)?;
        }
        Ok(out)
    }

    /// Deletes all files of the store.
    ///
    /// # Errors
    /// A folder that cannot be removed.
    pub fn clear(self) -> Result<(), StoreError> {
        let folder = self.folder.clone();
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(StoreError::Folder(folder, error.to_string()))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_reopening() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open(dir.path());
        assert_eq!(store.get(&[1; 32]), None);
        store.put(Kind::Object, &[1; 32], b"one");
        drop(store);
        let store = Store::open(dir.path());
        assert_eq!(store.get(&[1; 32]).as_deref(), Some(&b"one"[..]));
        assert_eq!(store.take_warning(), None);
        assert_eq!(store.contents().expect("readable").entries, 1);
    }

    fn filled(entries: u32) -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open(dir.path());
        for n in 0..entries {
            store.put(Kind::Object, &key(n), &value(n));
        }
        assert_eq!(store.take_warning(), None);
        let folder = store.folder().to_owned();
        (dir, folder)
    }

    fn key(n: u32) -> [u8; 32] {
        *blake3::hash(&n.to_le_bytes()).as_bytes()
    }

    fn value(n: u32) -> Vec<u8> {
        n.to_le_bytes().repeat(1 + n as usize % 700)
    }

    /// Every entry is right or missing, a new one can be written, and another opening says nothing.
    fn check(dir: &Path, entries: u32) -> u32 {
        let store = Store::open(dir);
        let good =
            (0..entries).filter(|n| store.get(&key(*n)).inspect(|v| assert_eq!(*v, value(*n))).is_some()).count();
        store.put(Kind::Object, &[1; 32], b"new");
        for n in 0..entries {
            store.put(Kind::Object, &key(n), &value(n));
        }
        let again = Store::open(dir);
        assert_eq!(again.get(&[1; 32]).as_deref(), Some(&b"new"[..]));
        assert!((0..entries).all(|n| again.get(&key(n)) == Some(value(n))));
        assert_eq!(again.take_warning(), None);
        good as u32
    }

    #[test]
    fn a_file_cut_anywhere_keeps_what_stands_before() {
        for tenth in 0..10 {
            let (dir, folder) = filled(300);
            let file = fs::OpenOptions::new().write(true).open(folder.join("log")).expect("writable");
            let len = file.metadata().expect("exists").len();
            file.set_len(len * tenth / 10 + tenth).expect("cut");
            let good = check(dir.path(), 300);
            assert!(good < 300 && (tenth < 2 || good > 10), "{tenth}: {good}");
        }
    }

    #[test]
    fn random_damage_costs_the_damaged_entries() {
        let mut seed = 1u64;
        for round in 0..30 {
            let (dir, folder) = filled(200);
            let mut bytes = fs::read(folder.join("log")).expect("readable");
            for _ in 0..=round {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = 16 + (seed >> 16) as usize % (bytes.len() - 16);
                bytes[at] ^= 1 << (seed >> 60 & 7);
            }
            fs::write(folder.join("log"), &bytes).expect("writable");
            let good = check(dir.path(), 200);
            assert!(good >= 200 - 2 * (round + 1), "{round}: {good}");
        }
    }

    #[test]
    fn an_overwritten_beginning_or_index_begins_anew() {
        let (dir, folder) = filled(300);
        let mut bytes = fs::read(folder.join("log")).expect("readable");
        bytes[..8192].fill(0x5a);
        fs::write(folder.join("log"), &bytes).expect("writable");
        assert!(Store::open(dir.path()).take_warning().is_some());
        assert_eq!(check(dir.path(), 300), 0);
        let (dir, folder) = filled(300);
        let mut bytes = fs::read(folder.join("index")).expect("300 entries have an index");
        bytes[100] ^= 1;
        fs::write(folder.join("index"), &bytes).expect("writable");
        assert_eq!(check(dir.path(), 300), 300);
    }

    #[test]
    fn a_file_cut_under_an_open_store_is_a_store_with_less() {
        for len in [0, 100, 20_000] {
            let (dir, folder) = filled(300);
            let store = Store::open(dir.path());
            assert_eq!(store.get(&key(299)), Some(value(299)));
            fs::OpenOptions::new().write(true).open(folder.join("log")).and_then(|f| f.set_len(len)).expect("cut");
            // What was read last may still be known.
            assert!(store.get(&key(298)).is_none());
            store.put(Kind::Object, &key(299), &value(299));
            assert!(len == 0 || store.get(&key(299)) == Some(value(299)));
            check(dir.path(), 300);
        }
    }

    #[test]
    fn two_at_once_see_each_others_entries() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let (a, b) = (Store::open(dir.path()), Store::open(dir.path()));
        for n in 0..600 {
            if n % 2 == 0 { &a } else { &b }.put(Kind::Object, &key(n), &value(n));
        }
        assert!((0..600).all(|n| a.get(&key(n)) == Some(value(n)) && b.get(&key(n)) == Some(value(n))));
    }

    #[test]
    fn the_older_half_goes_when_the_file_is_full() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open_bounded(dir.path(), 100_000);
        let other = Store::open_bounded(dir.path(), 100_000);
        for n in 0..1000u32 {
            store.put(Kind::Object, &key(n), &[7; 1000]);
        }
        assert!(store.get(&key(999)).is_some() && store.get(&key(0)).is_none());
        assert!(fs::metadata(store.folder().join("log")).expect("exists").len() <= 100_000);
        other.put(Kind::Object, &[5; 32], b"five");
        assert_eq!(store.get(&[5; 32]).as_deref(), Some(&b"five"[..]));
        assert_eq!(other.take_warning(), None);
    }

    #[test]
    fn flipped_bytes_of_a_value_are_a_miss() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open(dir.path());
        store.put(Kind::Object, &[7; 32], &[0xab; 20_000]);
        let file = store.folder().join("log");
        drop(store);
        let mut bytes = fs::read(&file).expect("readable");
        let at = bytes.windows(64).position(|w| w == [0xab; 64]).expect("the value is in the file");
        bytes[at + 1000] ^= 1;
        fs::write(&file, bytes).expect("writable");
        let store = Store::open(dir.path());
        assert_eq!(store.get(&[7; 32]), None);
        assert!(store.take_warning().is_some());
    }

    #[test]
    fn an_unusable_folder_is_a_store_without_entries() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let file = dir.path().join("file");
        fs::write(&file, "x").expect("writable");
        let store = Store::open(&file);
        store.put(Kind::Object, &[1; 32], b"one");
        assert_eq!(store.get(&[1; 32]), None);
        assert!(store.take_warning().is_some());
        assert!(store.take_warning().is_none());
    }
}
