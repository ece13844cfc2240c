//! The index file: where the records of a log's beginning are, sorted by key, so that opening a
//! large store reads one small file. It is only ever replaced as a whole, and anything wrong with
//! it means that the log is read instead.

use std::fs;
use std::path::Path;

use crate::record::{Key, checksum};

const MAGIC: &[u8; 8] = b"JLTIDX03";
/// Magic, number of the log, bytes covered, number of entries.
const HEADER: usize = 32;
/// Key, offset, length, four bytes of nothing.
const ENTRY: usize = 48;
const CHECKSUM: usize = 16;

/// Where a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) offset: u64,
    /// Bytes of the value.
    pub(crate) len: u32,
}

/// A loaded index.
#[derive(Default)]
pub(crate) struct Index {
    bytes: Vec<u8>,
    /// Bytes of the log whose records are in the index.
    pub(crate) covered: u64,
}

impl Index {
    /// Reads the index of log `number`, whose length is `log_len`; empty where there is none.
    pub(crate) fn read(file: &Path, number: u64, log_len: u64) -> Index {
        fs::read(file).ok().and_then(|bytes| Self::checked(bytes, number, log_len)).unwrap_or_default()
    }

    fn checked(bytes: Vec<u8>, number: u64, log_len: u64) -> Option<Index> {
        let body = bytes.len().checked_sub(CHECKSUM)?;
        if body < HEADER || !(body - HEADER).is_multiple_of(ENTRY) || bytes[..8] != *MAGIC {
            return None;
        }
        let covered = word(&bytes, 16)?;
        let count = word(&bytes, 24)? as usize;
        let fits = word(&bytes, 8)? == number && covered <= log_len && count == (body - HEADER) / ENTRY;
        if !fits || checksum(&bytes[..body]) != bytes[body..] {
            return None;
        }
        Some(Index { bytes, covered })
    }

    /// Replaces the index file. `entries` are sorted by key.
    pub(crate) fn write(file: &Path, number: u64, covered: u64, entries: &[(Key, Place)]) -> std::io::Result<Index> {
        let mut bytes = Vec::with_capacity(HEADER + entries.len() * ENTRY + CHECKSUM);
        bytes.extend_from_slice(MAGIC);
        for n in [number, covered, entries.len() as u64] {
            bytes.extend_from_slice(&n.to_le_bytes());
        }
        for (key, place) in entries {
            bytes.extend_from_slice(key);
            bytes.extend_from_slice(&place.offset.to_le_bytes());
            bytes.extend_from_slice(&u64::from(place.len).to_le_bytes());
        }
        let sum = checksum(&bytes);
        bytes.extend_from_slice(&sum);
        let fresh = file.with_extension("new");
        fs::write(&fresh, &bytes).and_then(|()| fs::rename(&fresh, file)).inspect_err(|_| {
            // What is left of it would only take room.
            let _ = fs::remove_file(&fresh);
        })?;
        Ok(Index { bytes, covered })
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len().saturating_sub(HEADER + CHECKSUM) / ENTRY
    }

    pub(crate) fn entry(&self, n: usize) -> Option<(Key, Place)> {
        let entry = self.bytes.get(HEADER + n * ENTRY..)?.get(..ENTRY)?;
        let place = Place { offset: word(entry, 32)?, len: word(entry, 40)? as u32 };
        Some((entry[..32].try_into().ok()?, place))
    }

    pub(crate) fn find(&self, key: &Key) -> Option<Place> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let (found, place) = self.entry(middle)?;
            match found.cmp(key) {
                std::cmp::Ordering::Equal => return Some(place),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
