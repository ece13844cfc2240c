//! The local store: digest → bytes, many processes at once, crash-safe, never fatal.
//!
//! **Invariant:** nothing that goes wrong here changes what a program prints. A damaged, full,
//! locked, unreadable or foreign store is a store without entries, and says so once.
//! The store knows no IR: a key is 32 bytes, a value is bytes with a checksum of their own.

mod environment;

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use environment::Environment;

/// Version of the folder layout and of the value format; another version is another folder.
pub const VERSION: u32 = 1;

/// Bytes of checksum before each value.
const CHECKSUM: usize = 16;

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
    environment: Option<Environment>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    warning: Option<String>,
    writable: bool,
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
        let own = folder.join(format!("v{VERSION}"));
        let mut state = State { warning: None, writable: true };
        let environment = match Environment::open(&own) {
            Ok(environment) => Some(environment),
            Err(StoreError::Damaged(why)) => {
                state.warning = Some(format!("the compilation cache was damaged ({why}) and has been emptied"));
                Environment::delete_files(&own);
                Environment::open(&own).ok()
            }
            Err(error) => {
                state.warning = Some(format!("{error}; compiling without it"));
                None
            }
        };
        state.writable = environment.as_ref().is_some_and(Environment::is_writable);
        Store { folder: own, environment, state: RefCell::new(state) }
    }

    /// A store that keeps nothing (`--no-cache`).
    pub fn none() -> Store {
        Store { folder: PathBuf::new(), environment: None, state: RefCell::default() }
    }

    /// The folder with the store's files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether anything can be kept.
    pub fn is_open(&self) -> bool {
        self.environment.is_some()
    }

    /// The one warning of this session, if there is one; the caller shows it once.
    pub fn take_warning(&self) -> Option<String> {
        self.state.borrow_mut().warning.take()
    }

    fn warn(&self, text: String) {
        self.state.borrow_mut().warning.get_or_insert(text);
    }

    /// The value under a key. A damaged value is none, and is removed.
    pub fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        let environment = self.environment.as_ref()?;
        match environment.get(key) {
            Ok(None) => None,
            Ok(Some(bytes)) => match checked(&bytes) {
                Some(value) => Some(value.to_vec()),
                None => {
                    self.warn("a damaged entry of the compilation cache was dropped".into());
                    self.remove(key);
                    None
                }
            },
            Err(error) => {
                self.warn(format!("{error}; compiling without it"));
                None
            }
        }
    }

    /// Keeps a value. After a failure nothing more is written in this session.
    pub fn put(&self, key: &[u8; 32], value: &[u8]) {
        let Some(environment) = &self.environment else { return };
        if !self.state.borrow().writable {
            return;
        }
        let mut bytes = checksum(value).to_vec();
        bytes.extend_from_slice(value);
        if let Err(error) = environment.put(key, &bytes) {
            self.state.borrow_mut().writable = false;
            self.warn(format!("{error}; new code is not kept"));
        }
    }

    fn remove(&self, key: &[u8; 32]) {
        if let Some(environment) = &self.environment
            && self.state.borrow().writable
            && environment.remove(key).is_err()
        {
            self.state.borrow_mut().writable = false;
        }
    }

    /// What the store holds.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn contents(&self) -> Result<Contents, StoreError> {
        self.environment.as_ref().map_or(Ok(Contents::default()), Environment::contents)
    }

    /// Checks every entry and removes damaged ones.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let Some(environment) = &self.environment else { return Ok(Verified::default()) };
        let mut bad: Vec<[u8; 32]> = Vec::new();
        let mut good = 0;
        environment.for_each(&mut |key, bytes| match (checked(bytes), <[u8; 32]>::try_from(key)) {
            (None, Ok(key)) => bad.push(key),
            _ => good += 1,
        })?;
        for key in &bad {
            environment.remove(key)?;
        }
        Ok(Verified { good, removed: bad.len() as u64 })
    }

    /// Deletes all files of the store.
    ///
    /// # Errors
    /// A folder that cannot be removed.
    pub fn clear(self) -> Result<(), StoreError> {
        let folder = self.folder.clone();
        drop(self.environment);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::Folder(folder, error.to_string())),
            _ => Ok(()),
        }
    }
}

fn checksum(value: &[u8]) -> [u8; CHECKSUM] {
    let mut out = [0; CHECKSUM];
    out.copy_from_slice(&blake3::hash(value).as_bytes()[..CHECKSUM]);
    out
}

fn checked(bytes: &[u8]) -> Option<&[u8]> {
    let (sum, value) = bytes.split_at_checked(CHECKSUM)?;
    (sum == checksum(value)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_survive_reopening() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open(dir.path());
        assert_eq!(store.get(&[1; 32]), None);
        store.put(&[1; 32], b"one");
        drop(store);
        let store = Store::open(dir.path());
        assert_eq!(store.get(&[1; 32]).as_deref(), Some(&b"one"[..]));
        assert_eq!(store.take_warning(), None);
        assert_eq!(store.contents().expect("readable").entries, 1);
    }

    #[test]
    fn truncated_and_overwritten_files_begin_anew() {
        for damage in [0usize, 1, 2] {
            let dir = tempfile::tempdir().expect("temporary folder");
            let store = Store::open(dir.path());
            for n in 0..200u8 {
                store.put(&[n; 32], &[n; 5000]);
            }
            let file = store.folder().join("data.mdb");
            drop(store);
            let mut bytes = fs::read(&file).expect("readable");
            match damage {
                0 => bytes.truncate(bytes.len() / 2),
                1 => bytes[..8192].fill(0x5a),
                _ => bytes.truncate(100),
            }
            fs::write(&file, bytes).expect("writable");
            let store = Store::open(dir.path());
            assert!(store.take_warning().is_some(), "damage {damage}");
            assert_eq!(store.get(&[1; 32]), None);
            store.put(&[1; 32], b"new");
            assert_eq!(store.get(&[1; 32]).as_deref(), Some(&b"new"[..]));
        }
    }

    #[test]
    fn flipped_bytes_of_a_value_are_a_miss() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let store = Store::open(dir.path());
        store.put(&[7; 32], &[0xab; 20_000]);
        let file = store.folder().join("data.mdb");
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
        store.put(&[1; 32], b"one");
        assert_eq!(store.get(&[1; 32]), None);
        assert!(store.take_warning().is_some());
        assert!(store.take_warning().is_none());
    }
}
