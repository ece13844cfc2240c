//! The log: records in segments, found through the table, each checked when it is read.
//!
//! Chosen over LMDB, which was used before: a mapped file that is cut short or changed under a
//! reader ends the process with a signal, and a damaged page of its tree can do anything. Here
//! nothing is mapped, every read is checked, and a damaged record costs that record alone.
//!
//! Invariants:
//! - LOG-1: bytes are appended, and an incomplete end is cut off, only under the store's lock,
//!   which the system releases when its holder dies.
//! - LOG-2: a record is written before the slot that leads to it.
//! - LOG-3: nobody waits for a lock longer than `LOCK_PATIENCE`.
//! - LOG-4: a segment that is not the active one never changes, it is only deleted.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use crate::pending::Pending;
use crate::record::{Header, Key, RECORD_HEADER};
use crate::segments::Segments;
use crate::slot::{self, Place, Slot};
use crate::table::{self, Found, Table};
use crate::window::{AHEAD, Window, read_up_to};
use crate::{Entry, Kind, StoreError};

/// Seconds after which an entry that is used again is noted to have been.
const TOUCH_AFTER: u32 = 3600;
/// Bytes of a segment at which the next one begins.
const SEGMENT_MAX: u64 = 64 << 20;

/// An open store.
pub(crate) struct Log {
    pub(crate) folder: PathBuf,
    pub(crate) table: Table,
    pub(crate) segments: Segments,
    window: Window,
    writable: bool,
    pub(crate) bytes_max: u64,
    pub(crate) segment_max: u64,
    /// What has been put and not been written.
    pub(crate) pending: Pending,
    /// Slots of entries that were used and whose time of last use is long ago.
    touched: Vec<u64>,
    /// Seconds since 1970, at opening.
    pub(crate) now: u32,
    pub(crate) last_flush: Instant,
    /// Room for slots, used again.
    found: Vec<Found>,
}

/// A value that was read and checked.
pub(crate) enum Held {
    /// It stands in the window.
    Window(Header, Place),
    /// It has been read by itself.
    Own(Header, Vec<u8>),
}

/// What a place holds.
pub(crate) enum Check {
    Good(Held),
    /// A record of another key.
    Other,
    Damaged,
    /// The segment is not there any more.
    Gone,
}

impl Log {
    /// Opens or makes the store in `folder`.
    pub(crate) fn open(folder: &Path, bytes_max: u64) -> Result<Log, StoreError> {
        let unusable = |error: io::Error| StoreError::Folder(folder.to_owned(), error.to_string());
        // Where this fails, what follows says why.
        let made = fs::create_dir_all(folder);
        let path = folder.join("index");
        let (table, writable) = match made.and_then(|()| Table::open(&path, true)) {
            Ok(Some(table)) => (table, true),
            Ok(None) => (
                crate::write::make_table(folder).map_err(|error| match error {
                    StoreError::Write(why) => StoreError::Folder(folder.to_owned(), why),
                    other => other,
                })?,
                true,
            ),
            Err(error) if is_read_only(&error) => {
                (Table::open(&path, false).ok().flatten().ok_or_else(|| unusable(error))?, false)
            }
            Err(error) => return Err(unusable(error)),
        };
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Ok(Log {
            folder: folder.to_owned(),
            table,
            segments: Segments::new(folder),
            window: Window::default(),
            writable,
            bytes_max,
            segment_max: (bytes_max / 16).clamp(4096, SEGMENT_MAX),
            pending: Pending::default(),
            touched: Vec::new(),
            now: since.as_secs() as u32,
            last_flush: Instant::now(),
            found: Vec::new(),
        })
    }

    pub(crate) fn is_writable(&self) -> bool {
        self.writable
    }

    /// Writes nothing more.
    pub(crate) fn stop_writing(&mut self) {
        self.writable = false;
        self.pending.clear();
    }

    /// Whether there is work for `evict`.
    pub(crate) fn is_over(&self) -> bool {
        self.writable && self.table.header.over
    }

    /// What `take` makes of the value of a key.
    pub(crate) fn get<R>(&mut self, key: &Key, take: impl FnOnce(Cow<'_, [u8]>) -> R) -> Result<Option<R>, StoreError> {
        if let Some((_, value)) = self.pending.value(key) {
            return Ok(Some(take(Cow::Borrowed(value))));
        }
        Ok(match self.locate(key)? {
            None => None,
            Some(Held::Own(_, value)) => Some(take(Cow::Owned(value))),
            Some(Held::Window(header, place)) => self.windowed(header, place).map(|value| take(Cow::Borrowed(value))),
        })
    }

    /// Reads a long value to where `room` says. `None`: there is none, or no room; `Some(false)`: it is
    /// damaged, and so is now what was in the room.
    pub(crate) fn get_into<'r>(&mut self, key: &Key, room: impl FnOnce(usize) -> Option<&'r mut [u8]>) -> Option<bool> {
        let mut found = Vec::new();
        self.table.find(slot::tag(key), &mut found);
        for (at, slot) in found {
            let Ok(file) = self.segments.file(slot.place.segment) else { continue };
            let Some(header) = header_at(file, slot.place).filter(|header| header.key == *key) else { continue };
            let room = room(header.len as usize)?;
            let count = read_up_to(file, room, slot.place.offset + RECORD_HEADER);
            if self.writable && slot.used.saturating_add(TOUCH_AFTER) < self.now {
                self.touched.push(at);
            }
            return Some(count.is_ok_and(|count| count == room.len()) && header.matches(room));
        }
        None
    }

    /// Finds and checks the record of a key.
    fn locate(&mut self, key: &Key) -> Result<Option<Held>, StoreError> {
        let tag = slot::tag(key);
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        self.table.find_kept(tag, &mut found);
        let mut result = self.first_good(key, &found);
        if !matches!(result, Ok(Some(_))) {
            // Another process may have added or moved it since the table was read.
            self.table.release();
            let again = match self.table.keep_current() {
                table::Kept::Same => false,
                table::Kept::Changed | table::Kept::Nothing => true,
                table::Kept::Lost => self.reopen_table(),
            };
            if again {
                found.clear();
                self.table.find_kept(tag, &mut found);
                if found.is_empty() {
                    self.table.find(tag, &mut found);
                }
                result = self.first_good(key, &found);
            }
        }
        self.found = found;
        result
    }

    fn reopen_table(&mut self) -> bool {
        self.touched.clear();
        match Table::open(&self.folder.join("index"), self.writable) {
            Ok(Some(table)) => {
                self.table = table;
                true
            }
            _ => false,
        }
    }

    fn first_good(&mut self, key: &Key, found: &[Found]) -> Result<Option<Held>, StoreError> {
        let mut damaged = false;
        for (at, slot) in found {
            match self.check(Some(key), slot.place) {
                Check::Good(held) => {
                    if self.writable && slot.used.saturating_add(TOUCH_AFTER) < self.now {
                        self.touched.push(*at);
                    }
                    return Ok(Some(held));
                }
                Check::Damaged => damaged = true,
                Check::Other | Check::Gone => {}
            }
        }
        if damaged { Err(StoreError::Damaged("an entry".into())) } else { Ok(None) }
    }

    /// Reads a record and checks it.
    pub(crate) fn check(&mut self, key: Option<&Key>, place: Place) -> Check {
        let Ok(file) = self.segments.file(place.segment) else { return Check::Gone };
        let is_other = |header: &Header| key.is_some_and(|key| header.key != *key);
        if place.room > AHEAD as u64 {
            return check_long(file, place, is_other);
        }
        let Ok(bytes) = self.window.bytes(file, place.segment, place.offset, place.room as usize) else {
            return Check::Damaged;
        };
        let Some(header) = Header::from_bytes(bytes) else { return Check::Damaged };
        if is_other(&header) {
            return Check::Other;
        }
        let from = RECORD_HEADER as usize;
        match bytes.get(from..from + header.len as usize) {
            Some(value) if place.is_of(header.record_len()) && header.matches(value) => {
                Check::Good(Held::Window(header, place))
            }
            _ => Check::Damaged,
        }
    }

    fn windowed(&mut self, header: Header, place: Place) -> Option<&[u8]> {
        let file = self.segments.file(place.segment).ok()?;
        let from = RECORD_HEADER as usize;
        let bytes = self.window.bytes(file, place.segment, place.offset, place.room as usize).ok()?;
        bytes.get(from..from + header.len as usize)
    }

    /// Header and value of what was read last.
    pub(crate) fn value(&mut self, held: Held) -> Option<(Header, Cow<'_, [u8]>)> {
        match held {
            Held::Own(header, value) => Some((header, Cow::Owned(value))),
            Held::Window(header, place) => self.windowed(header, place).map(|v| (header, Cow::Borrowed(v))),
        }
    }

    /// Keeps nothing of what was read ahead.
    pub(crate) fn forget_window(&mut self) {
        self.window.forget();
    }

    /// The order in which values are best read: that of their places.
    pub(crate) fn in_order(&mut self, keys: &[Key]) -> Vec<usize> {
        let mut places: Vec<(Option<Place>, usize)> = Vec::with_capacity(keys.len());
        let mut found = Vec::new();
        for (n, key) in keys.iter().enumerate() {
            found.clear();
            self.table.find_kept(slot::tag(key), &mut found);
            if found.is_empty() {
                self.table.find(slot::tag(key), &mut found);
            }
            places.push((found.first().map(|(_, slot)| slot.place), n));
        }
        places.sort_unstable();
        places.into_iter().map(|(_, n)| n).collect()
    }

    /// Notes that entries have been used. A failure is no matter.
    pub(crate) fn write_touched(&mut self) {
        self.touched.sort_unstable();
        for at in std::mem::take(&mut self.touched) {
            if self.table.touch(at, self.now).is_err() {
                return;
            }
        }
    }

    /// All slots in the order of their places.
    pub(crate) fn slots(&self) -> Vec<Found> {
        let mut out = Vec::new();
        self.table.for_each(|at, slot| out.push((at, slot)));
        out.sort_unstable_by_key(|(_, slot)| slot.place);
        out
    }

    /// Calls `each` on every entry; the slots of damaged ones.
    pub(crate) fn for_each(&mut self, each: &mut crate::Visitor<'_>) -> Vec<Found> {
        let mut damaged = Vec::new();
        for (at, slot) in self.slots() {
            match self.check(None, slot.place) {
                Check::Good(held) => {
                    if let Some((header, value)) = self.value(held)
                        && slot::tag(&header.key) == slot.tag
                    {
                        each(Entry { key: header.key, kind: header.kind, used: slot.used, value: &value });
                    }
                }
                Check::Damaged => damaged.push((at, slot)),
                Check::Other | Check::Gone => {}
            }
        }
        damaged
    }

    /// Calls `each` on kind and length of every entry, without reading the values.
    pub(crate) fn for_each_header(&mut self, each: &mut dyn FnMut(Kind, u64)) {
        let mut bytes = [0; RECORD_HEADER as usize];
        for (_, Slot { tag, place, .. }) in self.slots() {
            let read = self.segments.file(place.segment).and_then(|file| file.read_exact_at(&mut bytes, place.offset));
            if let (Ok(()), Some(header)) = (read, Header::from_bytes(&bytes))
                && slot::tag(&header.key) == tag
            {
                each(header.kind, u64::from(header.len));
            }
        }
    }

    /// Calls `each` on the entry of a key.
    pub(crate) fn for_key(&mut self, key: &Key, each: &mut crate::Visitor<'_>) {
        let mut found = Vec::new();
        self.table.find(slot::tag(key), &mut found);
        for (_, slot) in found {
            if let Check::Good(held) = self.check(Some(key), slot.place)
                && let Some((header, value)) = self.value(held)
            {
                return each(Entry { key: header.key, kind: header.kind, used: slot.used, value: &value });
            }
        }
    }

    /// The keys that begin with these hexadecimal digits, sorted.
    pub(crate) fn keys_from(&mut self, digits: &str) -> Vec<Key> {
        let first = &digits[..digits.len().min(8)];
        let mut keys = Vec::new();
        for (_, slot) in self.slots() {
            if hex(&slot.tag.to_le_bytes()).starts_with(first)
                && let Check::Good(Held::Own(header, _) | Held::Window(header, _)) = self.check(None, slot.place)
                && hex(&header.key).starts_with(digits)
            {
                keys.push(header.key);
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Bytes of the files.
    pub(crate) fn file_bytes(&self) -> u64 {
        self.segments.list().iter().map(|(_, len)| len).sum::<u64>() + self.table.file_bytes()
    }
}

/// A record that is longer than what the window takes.
/// The header of a record, if the file holds all of that record.
fn header_at(file: &File, place: Place) -> Option<Header> {
    let mut bytes = [0; RECORD_HEADER as usize];
    file.read_exact_at(&mut bytes, place.offset).ok()?;
    let header = Header::from_bytes(&bytes)?;
    // A damaged length must not ask for memory that the file cannot fill.
    let fits = place.is_of(header.record_len())
        && file.metadata().is_ok_and(|m| place.offset + header.record_len() <= m.len().next_multiple_of(8));
    fits.then_some(header)
}

fn check_long(file: &File, place: Place, is_other: impl Fn(&Header) -> bool) -> Check {
    let Some(header) = header_at(file, place) else { return Check::Damaged };
    if is_other(&header) {
        return Check::Other;
    }
    let mut value = vec![0; header.len as usize];
    match read_up_to(file, &mut value, place.offset + RECORD_HEADER) {
        Ok(count) if count == value.len() && header.matches(&value) => Check::Good(Held::Own(header, value)),
        _ => Check::Damaged,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
