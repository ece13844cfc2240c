//! The table: which record may hold a key. A file of buckets that is read and written in place.
//!
//! A key has two buckets; its slot stands in the emptier one. When both are full the table is
//! written anew with more buckets. Opening reads the header, and the buckets only if they are few.
//!
//! Invariants:
//! - TAB-1: a slot is a hint. The record that it leads to says which key it is of, so a slot that
//!   is damaged, out of date or half written costs a miss.
//! - TAB-2: slots are written under the lock of the store; only the time of last use is not, and
//!   any value of it will do.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};

use crate::evict::Cutoff;
use crate::record::checksum;
use crate::slot::{SLOT, Slot};

const MAGIC: &[u8; 8] = b"JLTTAB04";
/// Bytes before the first bucket.
const HEADER: u64 = 512;
/// Bytes of the header that mean something.
const HEADER_USED: usize = 64;
const BUCKET_SLOTS: usize = 32;
const BUCKET: usize = BUCKET_SLOTS * SLOT;
/// Bytes of the parts in which the file is read.
const PART: usize = 64 * BUCKET;
/// Bytes of the file that are enough to know what it is like.
const SAMPLE_BYTES: u64 = 2 << 20;
const BUCKETS_MIN: u32 = 8;
const BUCKETS_MAX: u32 = 1 << 24;
/// Tables of at most this many bytes are read whole when they are opened.
const KEPT_MAX: u64 = 512 << 10;
/// The same under the lock, when many slots are about to be written.
const HELD_MAX: u64 = 2 << 20;

/// What the header holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) buckets: u32,
    /// The segment that grows.
    pub(crate) active: u32,
    /// Bytes of it whose records are in the table.
    pub(crate) covered: u64,
    /// Another table has taken the place of this one.
    pub(crate) moved: bool,
    /// There is more than the limit allows, or there are files of older versions.
    pub(crate) over: bool,
    /// The segment that is being emptied, or 0, and what goes.
    pub(crate) victim: u32,
    pub(crate) cutoff: Cutoff,
    /// How far the victim has been emptied.
    pub(crate) cursor: u64,
}

impl Header {
    fn to_bytes(self) -> [u8; HEADER_USED] {
        let Header { buckets, active, covered, moved, over, victim, cutoff, cursor } = self;
        let mut out = [0; HEADER_USED];
        out[..8].copy_from_slice(MAGIC);
        for (at, n) in [(8, buckets), (12, active), (16, victim), (20, cutoff.used), (44, cutoff.tag)] {
            out[at..at + 4].copy_from_slice(&n.to_le_bytes());
        }
        out[24..32].copy_from_slice(&covered.to_le_bytes());
        out[32..40].copy_from_slice(&cursor.to_le_bytes());
        out[40] = u8::from(moved);
        out[41] = u8::from(over);
        let sum = checksum(&out[..48]);
        out[48..].copy_from_slice(&sum);
        out
    }

    fn from_bytes(bytes: &[u8; HEADER_USED]) -> Option<Header> {
        if bytes[..8] != *MAGIC || checksum(&bytes[..48]) != bytes[48..] {
            return None;
        }
        let half = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        let word = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
        let header = Header {
            buckets: half(8),
            active: half(12),
            victim: half(16),
            cutoff: Cutoff { used: half(20), tag: half(44) },
            covered: word(24),
            cursor: word(32),
            moved: bytes[40] != 0,
            over: bytes[41] != 0,
        };
        (header.buckets.is_power_of_two() && (BUCKETS_MIN..=BUCKETS_MAX).contains(&header.buckets)).then_some(header)
    }
}

/// An open table.
pub(crate) struct Table {
    path: PathBuf,
    file: File,
    pub(crate) header: Header,
    /// All buckets as they were when the header was `kept_header`, if they are few.
    kept: Vec<u8>,
    kept_header: Header,
    /// The lock is held: nobody else writes slots, and what is kept is what is in the file.
    is_held: bool,
}

/// What is kept of a table, after a look at its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// What it was.
    Same,
    /// It has been read anew.
    Changed,
    /// The table is too large.
    Nothing,
    /// The table has been replaced, or is damaged.
    Lost,
}

/// A slot with its offset in the file.
pub(crate) type Found = (u64, Slot);

impl Table {
    /// Opens the table; nothing where there is none, or one that is damaged.
    pub(crate) fn open(path: &Path, writable: bool) -> io::Result<Option<Table>> {
        let file = match OpenOptions::new().read(true).write(writable).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut table = Table::of(path, file, Header::default());
        if !table.refresh() {
            return Ok(None);
        }
        table.keep(KEPT_MAX);
        Ok(Some(table))
    }

    fn of(path: &Path, file: File, header: Header) -> Table {
        Table { path: path.to_owned(), file, header, kept: Vec::new(), kept_header: Header::default(), is_held: false }
    }

    /// Reads all buckets if they are few. The header was read before them: what is written
    /// meanwhile changes it.
    fn keep(&mut self, bytes_max: u64) {
        let len = u64::from(self.header.buckets) * BUCKET as u64;
        self.kept.clear();
        if len <= bytes_max {
            self.kept.resize(len as usize, 0);
            // One that was cut short is looked at bucket by bucket.
            if self.file.read_exact_at(&mut self.kept, HEADER).is_err() {
                self.kept.clear();
            }
        }
        self.kept_header = self.header;
    }

    /// Brings what is kept up to date.
    pub(crate) fn keep_current(&mut self) -> Kept {
        if !self.refresh() || self.header.moved {
            return Kept::Lost;
        }
        if self.kept.is_empty() {
            return Kept::Nothing;
        }
        if self.header == self.kept_header {
            return Kept::Same;
        }
        self.keep(KEPT_MAX.max(self.kept.len() as u64));
        if self.kept.is_empty() { Kept::Nothing } else { Kept::Changed }
    }

    /// Begins to write under the lock; the header has been read.
    pub(crate) fn hold(&mut self) {
        self.is_held = true;
        self.keep(HELD_MAX);
    }

    /// The lock is given back.
    pub(crate) fn release(&mut self) {
        self.is_held = false;
    }

    /// Puts a table without entries in the place of whatever is there.
    pub(crate) fn create(path: &Path, header: Header) -> io::Result<Table> {
        let header = Header { buckets: header.buckets.max(BUCKETS_MIN), moved: false, ..header };
        let file = write_file(path, header, &vec![0; header.buckets as usize * BUCKET])?;
        Ok(Table::of(path, file, header))
    }

    fn read_header(&self) -> Option<Header> {
        let mut bytes = [0; HEADER_USED];
        // It may be half written at this moment.
        (0..3).find_map(|_| {
            self.file.read_exact_at(&mut bytes, 0).ok()?;
            Header::from_bytes(&bytes)
        })
    }

    /// Reads the header again; false where it is damaged.
    pub(crate) fn refresh(&mut self) -> bool {
        let header = self.read_header();
        self.header = header.unwrap_or(self.header);
        header.is_some()
    }

    /// Whether the file still has its name.
    pub(crate) fn is_current(&self) -> bool {
        let same = |a: &fs::Metadata, b: &fs::Metadata| a.ino() == b.ino() && a.dev() == b.dev();
        matches!((fs::metadata(&self.path), self.file.metadata()), (Ok(a), Ok(b)) if same(&a, &b))
    }

    pub(crate) fn write_header(&mut self) -> io::Result<()> {
        if self.is_held {
            self.kept_header = self.header;
        }
        self.file.write_all_at(&self.header.to_bytes(), 0)
    }

    /// Bytes of the file.
    pub(crate) fn file_bytes(&self) -> u64 {
        HEADER + u64::from(self.header.buckets) * BUCKET as u64
    }

    /// The slots with a tag, as they are kept.
    pub(crate) fn find_kept(&self, tag: u32, found: &mut Vec<Found>) {
        for bucket in self.buckets_of(tag) {
            let start = bucket as usize * BUCKET;
            if let Some(bytes) = self.kept.get(start..start + BUCKET) {
                matching(bytes, HEADER + start as u64, tag, found);
            }
        }
    }

    /// The slots with a tag.
    pub(crate) fn find(&self, tag: u32, found: &mut Vec<Found>) {
        if self.is_held && !self.kept.is_empty() {
            return self.find_kept(tag, found);
        }
        let mut bytes = [0; BUCKET];
        for bucket in self.buckets_of(tag) {
            let at = HEADER + u64::from(bucket) * BUCKET as u64;
            if self.file.read_exact_at(&mut bytes, at).is_ok() {
                matching(&bytes, at, tag, found);
            }
        }
    }

    fn buckets_of(&self, tag: u32) -> [u32; 2] {
        buckets_of(tag, self.header.buckets)
    }

    /// Writes a slot over another one, or empties it.
    pub(crate) fn replace(&mut self, at: u64, slot: Option<Slot>) -> io::Result<()> {
        let bytes = slot.map_or([0; SLOT], Slot::to_bytes);
        let start = (at - HEADER) as usize;
        if let Some(kept) = self.kept.get_mut(start..start + SLOT) {
            kept.copy_from_slice(&bytes);
        }
        self.file.write_all_at(&bytes, at)
    }

    /// Notes when a slot was used last.
    pub(crate) fn touch(&self, at: u64, now: u32) -> io::Result<()> {
        self.file.write_all_at(&now.to_le_bytes(), at + 4)
    }

    /// Adds a slot. `is_gone` says whether a segment does not exist any more.
    pub(crate) fn insert(&mut self, slot: Slot, is_gone: &dyn Fn(u32) -> bool) -> io::Result<()> {
        while !self.insert_here(slot, is_gone)? {
            self.grow(is_gone)?;
        }
        Ok(())
    }

    fn insert_here(&mut self, slot: Slot, is_gone: &dyn Fn(u32) -> bool) -> io::Result<bool> {
        let mut best: Option<(usize, u64)> = None;
        let mut bytes = [0; BUCKET];
        for bucket in self.buckets_of(slot.tag) {
            let start = HEADER + u64::from(bucket) * BUCKET as u64;
            match self.kept.get((start - HEADER) as usize..).and_then(|kept| kept.get(..BUCKET)) {
                Some(kept) if self.is_held => bytes.copy_from_slice(kept),
                _ => {
                    // A file that was cut short has empty buckets at its end.
                    bytes.fill(0);
                    read_some(&self.file, &mut bytes, start)?;
                }
            }
            let is_free =
                |n: &usize| Slot::from_bytes(&bytes[n * SLOT..]).is_none_or(|other| is_gone(other.place.segment));
            let free: Vec<usize> = (0..BUCKET_SLOTS).filter(is_free).collect();
            if let Some(first) = free.first()
                && best.is_none_or(|(count, _)| free.len() > count)
            {
                best = Some((free.len(), start + (first * SLOT) as u64));
            }
        }
        let Some((_, at)) = best else { return Ok(false) };
        self.replace(at, Some(slot))?;
        Ok(true)
    }

    /// Puts a larger table in the place of this one.
    fn grow(&mut self, is_gone: &dyn Fn(u32) -> bool) -> io::Result<()> {
        let mut slots = Vec::new();
        self.for_each(|_, slot| {
            if !is_gone(slot.place.segment) {
                slots.push(slot);
            }
        });
        let mut buckets = self.header.buckets;
        let buffer = loop {
            // Small ones grow faster.
            buckets *= if buckets < 128 { 4 } else { 2 };
            if buckets > BUCKETS_MAX {
                return Err(io::Error::other("it has too many entries"));
            }
            if let Some(buffer) = filled(&slots, buckets) {
                break buffer;
            }
        };
        let header = Header { buckets, moved: false, ..self.header };
        let file = write_file(&self.path, header, &buffer)?;
        self.header.moved = true;
        // Readers that do not learn of the new table miss what is only there.
        let _ = self.write_header();
        let is_held = self.is_held;
        *self = Table::of(&self.path, file, header);
        if is_held {
            self.hold();
        }
        Ok(())
    }

    /// Calls `each` on every slot.
    pub(crate) fn for_each(&self, each: impl FnMut(u64, Slot)) {
        self.for_some(1, each);
    }

    /// For how many slots each one stands that `for_some` is to look at.
    pub(crate) fn sample_stride(&self) -> u64 {
        (self.file_bytes() / SAMPLE_BYTES).max(1)
    }

    /// Calls `each` on the slots of every `stride`-th part of the file. Keys are digests, so that
    /// any part is like the whole.
    pub(crate) fn for_some(&self, stride: u64, mut each: impl FnMut(u64, Slot)) {
        let mut bytes = vec![0; PART];
        let end = self.file_bytes();
        let mut at = HEADER;
        while at < end {
            let count = bytes.len().min((end - at) as usize);
            bytes[..count].fill(0);
            if read_some(&self.file, &mut bytes[..count], at).is_err() {
                return;
            }
            for (n, slot) in bytes[..count].chunks_exact(SLOT).enumerate() {
                if let Some(slot) = Slot::from_bytes(slot) {
                    each(at + (n * SLOT) as u64, slot);
                }
            }
            at += PART as u64 * stride;
        }
    }
}

/// The two buckets of a tag; both follow from the tag alone, so that a table can be written anew
/// without the keys.
fn buckets_of(tag: u32, buckets: u32) -> [u32; 2] {
    let first = tag & (buckets - 1);
    let second = tag.wrapping_mul(0x9e37_79b1).rotate_left(15) & (buckets - 1);
    [first, if second == first { first ^ 1 } else { second }]
}

fn matching(bucket: &[u8], at: u64, tag: u32, found: &mut Vec<Found>) {
    for (n, slot) in bucket.chunks_exact(SLOT).enumerate() {
        if slot[..4] == tag.to_le_bytes()
            && let Some(slot) = Slot::from_bytes(slot)
        {
            found.push((at + (n * SLOT) as u64, slot));
        }
    }
}

/// The buckets with these slots, if they all find room.
fn filled(slots: &[Slot], buckets: u32) -> Option<Vec<u8>> {
    let mut counts = vec![0u8; buckets as usize];
    let mut buffer = vec![0; buckets as usize * BUCKET];
    for slot in slots {
        let [a, b] = buckets_of(slot.tag, buckets);
        let bucket = if counts[a as usize] <= counts[b as usize] { a } else { b } as usize;
        let count = &mut counts[bucket];
        if usize::from(*count) == BUCKET_SLOTS {
            return None;
        }
        let start = bucket * BUCKET + usize::from(*count) * SLOT;
        buffer[start..start + SLOT].copy_from_slice(&slot.to_bytes());
        *count += 1;
    }
    Some(buffer)
}

fn write_file(path: &Path, header: Header, buckets: &[u8]) -> io::Result<File> {
    let fresh = path.with_extension("new");
    let write = || {
        let _ = fs::remove_file(&fresh);
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&fresh)?;
        file.write_all_at(buckets, HEADER)?;
        file.write_all_at(&header.to_bytes(), 0)?;
        fs::rename(&fresh, path)?;
        Ok(file)
    };
    write().inspect_err(|_: &io::Error| {
        // What is left of it would only take room.
        let _ = fs::remove_file(&fresh);
    })
}

/// Reads up to the end of the file; what it does not have is left as it is.
fn read_some(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.read_at(bytes, at) {
            Ok(0) => return Ok(()),
            Ok(count) => {
                bytes = &mut bytes[count..];
                at += count as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::Place;

    fn slot(n: u32) -> Slot {
        let place = Place::new(1 + n % 3, u64::from(n) * 8 + 16, 100).expect("fits");
        Slot { tag: n.wrapping_mul(2_654_435_761), used: n, place }
    }

    #[test]
    fn a_table_grows_and_keeps_all_slots() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let path = dir.path().join("index");
        let mut table = Table::create(&path, Header::default()).expect("made");
        let mut old = Table::open(&path, false).expect("readable").expect("a table");
        for n in 0..20_000 {
            table.insert(slot(n), &|_| false).expect("room");
        }
        let reopened = Table::open(&path, false).expect("readable").expect("a table");
        let mut found = Vec::new();
        for n in 0..20_000 {
            found.clear();
            reopened.find_kept(slot(n).tag, &mut found);
            reopened.find(slot(n).tag, &mut found);
            assert!(found.len() == 2 && found.iter().all(|(_, s)| *s == slot(n)), "{n}: {found:?}");
        }
        assert!(old.refresh() && old.header.moved && !old.is_current() && table.is_current());
        // Slots of a segment that is gone give way.
        let buckets = table.header.buckets;
        for n in 20_000..30_000 {
            table.insert(slot(3 * n), &|segment| segment > 1).expect("room");
        }
        assert_eq!(table.header.buckets, buckets);
    }

    #[test]
    fn a_damaged_header_is_no_table() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let path = dir.path().join("index");
        Table::create(&path, Header::default()).expect("made");
        let good = fs::read(&path).expect("readable");
        for bit in 0..HEADER_USED * 8 {
            let mut bad = good.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, bad).expect("writable");
            assert!(Table::open(&path, true).expect("readable").is_none(), "bit {bit}");
        }
    }
}
