//! The LMDB file below a store. Source: heed's documentation; the layout of meta pages and the
//! guarantees under `NO_SYNC` are LMDB's.
//!
//! Opening maps a file into memory, which is the one unsafe step. Invariant STORE-1: before a
//! page is touched, the file is at least as long as its last page number says, so that no access
//! lies beyond its end; one process opens an environment once.

use std::fs;
use std::path::{Path, PathBuf};

use heed::types::Bytes;
use heed::{CommitOrAbort, Database, Env, EnvFlags, EnvOpenOptions, WithoutTls};

use crate::{Contents, StoreError};

/// Address space set aside; the file grows as needed.
const MAP_BYTES: usize = 64 << 30;
/// Processes and threads that may read at once.
const READERS_MAX: u32 = 2048;
/// Bytes of an LMDB page on the machines that are supported.
const PAGE_BYTES: u64 = 4096;
/// Identifies a meta page, at this offset of the first two pages.
const META_MAGIC: (usize, u32) = (16, 0xBEEF_C0DE);

pub(crate) struct Environment {
    env: Env<WithoutTls>,
    table: Database<'static, Bytes, Bytes>,
    writable: bool,
}

impl Environment {
    /// Opens or makes the store in `folder`.
    pub(crate) fn open(folder: &Path) -> Result<Environment, StoreError> {
        let unusable = |error: std::io::Error| StoreError::Folder(folder.to_owned(), error.to_string());
        fs::create_dir_all(folder).map_err(unusable)?;
        check_file(&folder.join("data.mdb"))?;
        match open_env(folder, EnvFlags::NO_SYNC) {
            Ok(env) => Self::with_table(env, true),
            Err(error) if is_read_only(&error) => {
                let flags = EnvFlags::READ_ONLY | EnvFlags::NO_LOCK;
                let env = open_env(folder, flags).map_err(|e| StoreError::Folder(folder.to_owned(), e.to_string()))?;
                Self::with_table(env, false)
            }
            Err(heed::Error::Io(error)) => Err(unusable(error)),
            Err(error) => Err(StoreError::Damaged(error.to_string())),
        }
    }

    fn with_table(env: Env<WithoutTls>, writable: bool) -> Result<Environment, StoreError> {
        let last_page = env.info().last_page_number as u64;
        let bytes = env.real_disk_size().map_err(|e| StoreError::Damaged(e.to_string()))?;
        if bytes != 0 && bytes < (last_page + 1) * PAGE_BYTES {
            return Err(StoreError::Damaged("it is cut short".into()));
        }
        let table = open_table(&env).map_err(|e| match e {
            heed::Error::Io(io) => StoreError::Write(io.to_string()),
            other => StoreError::Damaged(other.to_string()),
        })?;
        Ok(Environment { env, table, writable })
    }

    pub(crate) fn delete_files(folder: &Path) {
        for name in ["data.mdb", "lock.mdb"] {
            // A file that cannot be removed shows again when it is opened.
            let _ = fs::remove_file(folder.join(name));
        }
    }

    pub(crate) fn is_writable(&self) -> bool {
        self.writable
    }

    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let txn = self.env.read_txn().map_err(damaged)?;
        Ok(self.table.get(&txn, key).map_err(damaged)?.map(<[u8]>::to_vec))
    }

    pub(crate) fn put(&self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        let mut txn = self.env.write_txn().map_err(unwritten)?;
        self.table.put(&mut txn, key, value).map_err(unwritten)?;
        txn.commit().map_err(unwritten)
    }

    pub(crate) fn remove(&self, key: &[u8]) -> Result<(), StoreError> {
        let mut txn = self.env.write_txn().map_err(unwritten)?;
        self.table.delete(&mut txn, key).map_err(unwritten)?;
        txn.commit().map_err(unwritten)
    }

    pub(crate) fn for_each(&self, each: &mut dyn FnMut(&[u8], &[u8])) -> Result<(), StoreError> {
        let txn = self.env.read_txn().map_err(damaged)?;
        for entry in self.table.iter(&txn).map_err(damaged)? {
            let (key, value) = entry.map_err(damaged)?;
            each(key, value);
        }
        Ok(())
    }

    pub(crate) fn contents(&self) -> Result<Contents, StoreError> {
        let mut value_bytes = 0;
        let mut entries = 0;
        self.for_each(&mut |_, value| {
            entries += 1;
            value_bytes += value.len() as u64;
        })?;
        let file_bytes = self.env.real_disk_size().map_err(damaged)?;
        Ok(Contents { entries, value_bytes, file_bytes })
    }
}

#[allow(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn damaged(error: heed::Error) -> StoreError {
    StoreError::Damaged(error.to_string())
}

#[allow(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn unwritten(error: heed::Error) -> StoreError {
    StoreError::Write(error.to_string())
}

fn is_read_only(error: &heed::Error) -> bool {
    matches!(error, heed::Error::Io(io) if matches!(io.kind(), std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem))
}

/// Refuses a file that is not an LMDB file before it is mapped.
fn check_file(file: &PathBuf) -> Result<(), StoreError> {
    use std::io::Read;
    let Ok(mut file) = fs::File::open(file) else { return Ok(()) };
    let length = file.metadata().map(|m| m.len()).unwrap_or(0);
    if length == 0 {
        return Ok(());
    }
    let mut meta = [0u8; PAGE_BYTES as usize + 64];
    if length < 2 * PAGE_BYTES || file.read_exact(&mut meta).is_err() {
        return Err(StoreError::Damaged("it is cut short".into()));
    }
    let (offset, magic) = META_MAGIC;
    for page in [0, PAGE_BYTES as usize] {
        let at = page + offset;
        let found = u32::from_le_bytes([meta[at], meta[at + 1], meta[at + 2], meta[at + 3]]);
        if found != magic {
            return Err(StoreError::Damaged("it is not a cache file".into()));
        }
    }
    Ok(())
}

#[allow(unsafe_code, reason = "mapping a file is unsafe in every library that does it")]
fn open_env(folder: &Path, flags: EnvFlags) -> heed::Result<Env<WithoutTls>> {
    let mut options = EnvOpenOptions::new().read_txn_without_tls();
    options.map_size(MAP_BYTES).max_readers(READERS_MAX);
    // SAFETY: STORE-1. NO_SYNC may lose the last entries in a power cut, which the checksums
    // and the length check turn into misses; the environment is opened once a process.
    unsafe {
        options.flags(flags);
        options.open(folder)
    }
}

/// The unnamed table, which every LMDB file has.
fn open_table(env: &Env<WithoutTls>) -> heed::Result<Database<'static, Bytes, Bytes>> {
    let txn = env.read_txn()?;
    let opened = env.open_databases_and_commit(txn, |opener, txn| -> heed::Result<CommitOrAbort<_, ()>> {
        Ok(CommitOrAbort::Commit(opener.open_database::<Bytes, Bytes>(txn, None)?))
    })?;
    match opened {
        CommitOrAbort::Commit(Some(table)) => Ok(table),
        _ => Err(heed::Error::Io(std::io::Error::other("it has no table"))),
    }
}
