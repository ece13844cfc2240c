//! Writing: under the store's lock, many values at once.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::log::{Check, Log};
use crate::record::{Header, Key, LOG_HEADER};
use crate::segments::Segments;
use crate::slot::{self, Place, RECORD_MAX, SEGMENT_LAST, Slot};
use crate::table::{self, Found, Table};
use crate::{Kind, StoreError};

const LOCK_PATIENCE: Duration = Duration::from_millis(300);
/// Bytes that wait to be written before they are.
const FLUSH_BYTES: usize = 4 << 20;
/// A value that is put this long after the last writing is written at once with what waits: a
/// process that is killed loses little.
const FLUSH_AFTER: Duration = Duration::from_millis(200);
/// Bytes of segments that are read to make a table that was lost. What stands before them is
/// lost.
const REBUILD_MAX: u64 = 64 << 20;

/// What became of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    Yes,
    /// Somebody else held the lock for too long.
    Busy,
}

/// The end of the active segment, under the lock.
pub(crate) struct Appender {
    /// Holds the lock of the store.
    _lock: File,
    file: File,
    end: u64,
    /// The segments that there are.
    live: BTreeSet<u32>,
    /// Records that stand behind `end` once they are written, and their slots with the places in
    /// the table that these take over.
    out: Vec<u8>,
    slots: Vec<(Option<u64>, Slot)>,
}

impl Log {
    /// Keeps a value until it is written.
    pub(crate) fn put(&mut self, kind: Kind, key: &Key, value: &[u8]) -> Result<Kept, StoreError> {
        let Some(header) = Header::of(kind, key, value) else { return Ok(Kept::Yes) };
        if header.record_len() > RECORD_MAX.min(self.bytes_max) {
            return Ok(Kept::Yes);
        }
        self.pending.add(header, value);
        if self.pending.len() < FLUSH_BYTES && self.last_flush.elapsed() < FLUSH_AFTER {
            return Ok(Kept::Yes);
        }
        self.flush()
    }

    /// Writes what waits.
    pub(crate) fn flush(&mut self) -> Result<Kept, StoreError> {
        self.write_touched();
        if self.pending.is_empty() {
            return Ok(Kept::Yes);
        }
        let Some(mut appender) = self.begin()? else { return Ok(Kept::Busy) };
        let pending = std::mem::take(&mut self.pending);
        for (header, record) in pending.records() {
            if let Some(over) = self.place_for(&header) {
                self.add(
                    &mut appender,
                    Slot { tag: slot::tag(&header.key), used: self.now, place: NOWHERE },
                    over,
                    record,
                )?;
            }
        }
        self.write_out(&mut appender)?;
        self.table.release();
        self.last_flush = Instant::now();
        Ok(Kept::Yes)
    }

    /// Takes the lock, and makes sure that the table knows all whole records. Nothing where
    /// somebody else holds it.
    pub(crate) fn begin(&mut self) -> Result<Option<Appender>, StoreError> {
        self.begin_in_folder().or_else(|error| {
            // The store may have been deleted meanwhile.
            std::fs::create_dir_all(&self.folder).map_err(|_| error)?;
            self.begin_in_folder()
        })
    }

    fn begin_in_folder(&mut self) -> Result<Option<Appender>, StoreError> {
        let Some(lock) = take_lock(&self.folder).map_err(unwritten)? else { return Ok(None) };
        self.forget_window();
        if !self.table.is_current() || !self.table.refresh() {
            // The files may be others of the same names.
            self.segments = Segments::new(&self.folder);
            self.table = match Table::open(&self.folder.join("index"), true).map_err(unwritten)? {
                Some(table) => table,
                None => make_table_locked(&self.folder)?,
            };
        }
        let live: BTreeSet<u32> = self.segments.list().into_iter().map(|(number, _)| number).collect();
        let active = self.table.header.active.max(1);
        let (file, len) = match self.segments.appender(active).map_err(unwritten)? {
            Some(appender) => appender,
            None => self.next_segment(active)?,
        };
        let mut appender = Appender { _lock: lock, file, end: len, live, out: Vec::new(), slots: Vec::new() };
        appender.live.insert(self.table.header.active.max(1));
        self.table.hold();
        self.catch_up(&mut appender).map_err(unwritten)?;
        Ok(Some(appender))
    }

    /// Learns of records that a killed process has written, and cuts off an incomplete one.
    fn catch_up(&mut self, appender: &mut Appender) -> io::Result<()> {
        let Log { table, segments, now, .. } = self;
        table.header.active = table.header.active.max(1);
        if appender.end > table.header.covered {
            let active = table.header.active;
            let mut scan = segments.scan(active, table.header.covered)?;
            let mut end = table.header.covered.max(LOG_HEADER);
            while let Some((offset, header)) = scan.next() {
                end = offset + header.record_len();
                if let Some(place) = Place::new(active, offset, header.record_len()) {
                    let slot = Slot { tag: slot::tag(&header.key), used: *now, place };
                    table.insert(slot, &|n| !appender.live.contains(&n))?;
                }
            }
            if end < appender.end {
                appender.file.set_len(end)?;
                appender.end = end;
            }
        }
        let aligned = appender.end.next_multiple_of(crate::record::ALIGN);
        if aligned != appender.end {
            appender.file.set_len(aligned)?;
            appender.end = aligned;
        }
        table.header.covered = appender.end;
        Ok(())
    }

    /// Empties slots, unless they have changed since.
    pub(crate) fn remove(&mut self, slots: &[Found]) -> Result<(), StoreError> {
        if slots.is_empty() {
            return Ok(());
        }
        let Some(_appender) = self.begin()? else { return Err(StoreError::Write("it is locked".into())) };
        for (_, slot) in slots {
            let mut found = Vec::new();
            self.table.find(slot.tag, &mut found);
            for (at, _) in found.iter().filter(|(_, now)| now.place == slot.place) {
                self.table.replace(*at, None).map_err(unwritten)?;
            }
        }
        self.table.release();
        Ok(())
    }

    /// Where the slot of a record goes: over one of the same key, or anywhere. Nothing if the same
    /// value is there already.
    fn place_for(&mut self, header: &Header) -> Option<Option<u64>> {
        let mut found = Vec::new();
        self.table.find(slot::tag(&header.key), &mut found);
        for (at, slot) in found {
            match self.check(Some(&header.key), slot.place) {
                Check::Other => {}
                Check::Damaged | Check::Gone => return Some(Some(at)),
                Check::Good(held) => {
                    let same = self.value(held).is_some_and(|(there, _)| there == *header);
                    return if same { None } else { Some(Some(at)) };
                }
            }
        }
        Some(None)
    }

    /// Adds a record. Its slot is written over the one at `over`, if there is one; the place is
    /// filled in here.
    pub(crate) fn add(
        &mut self,
        appender: &mut Appender,
        slot: Slot,
        over: Option<u64>,
        record: &[u8],
    ) -> Result<(), StoreError> {
        let mut offset = appender.end + appender.out.len() as u64;
        if offset + record.len() as u64 > self.segment_max && offset > LOG_HEADER {
            self.write_out(appender)?;
            self.roll(appender)?;
            offset = appender.end;
        }
        let place = Place::new(self.table.header.active, offset, record.len() as u64)
            .ok_or_else(|| StoreError::Write("a value is too long".into()))?;
        appender.out.extend_from_slice(record);
        appender.slots.push((over, Slot { place, ..slot }));
        Ok(())
    }

    /// Writes the records that were added, and then their slots.
    pub(crate) fn write_out(&mut self, appender: &mut Appender) -> Result<(), StoreError> {
        if !appender.out.is_empty()
            && let Err(error) = (&appender.file).write_all(&appender.out)
        {
            // Should this fail as well, the next process cuts the end off.
            let _ = appender.file.set_len(appender.end);
            return Err(unwritten(error));
        }
        appender.end += appender.out.len() as u64;
        appender.out.clear();
        let mut slots = std::mem::take(&mut appender.slots);
        // First those that replace another one: adding may move all of them.
        slots.sort_by_key(|(over, _)| over.is_none());
        for (over, slot) in slots {
            match over {
                Some(at) => self.table.replace(at, Some(slot)),
                None => self.table.insert(slot, &|n| !appender.live.contains(&n)),
            }
            .map_err(unwritten)?;
        }
        self.table.header.covered = appender.end;
        self.table.write_header().map_err(unwritten)
    }

    /// Begins the next segment. Where there is far more than the limit allows, the oldest ones go.
    pub(crate) fn roll(&mut self, appender: &mut Appender) -> Result<(), StoreError> {
        (appender.file, appender.end) = self.next_segment(self.table.header.active)?;
        appender.live.insert(self.table.header.active);
        let segments = self.segments.list();
        let mut total: u64 = segments.iter().map(|(_, len)| len).sum();
        self.table.header.over |= total > self.bytes_max;
        for (number, len) in segments {
            if total <= self.bytes_max + self.bytes_max / 4 || number == self.table.header.active {
                break;
            }
            if self.segments.delete(number).is_ok() {
                total -= len;
                appender.live.remove(&number);
            }
        }
        self.table.write_header().map_err(unwritten)
    }

    fn next_segment(&mut self, mut number: u32) -> Result<(File, u64), StoreError> {
        while number < SEGMENT_LAST {
            number += 1;
            if let Some((file, LOG_HEADER)) = self.segments.appender(number).map_err(unwritten)? {
                self.table.header.active = number;
                self.table.header.covered = LOG_HEADER;
                return Ok((file, LOG_HEADER));
            }
        }
        Err(StoreError::Write("it has used up its numbers".into()))
    }
}

/// A place that `Log::add` fills in.
pub(crate) const NOWHERE: Place = Place { segment: 0, offset: 0, room: 0 };

/// Makes the table that is missing, from the newest segments.
pub(crate) fn make_table(folder: &Path) -> Result<Table, StoreError> {
    let Some(_lock) = take_lock(folder).map_err(unwritten)? else {
        return Err(StoreError::Write("it is locked".into()));
    };
    match Table::open(&folder.join("index"), true).map_err(unwritten)? {
        // Somebody else has made it meanwhile.
        Some(table) => Ok(table),
        None => make_table_locked(folder),
    }
}

fn make_table_locked(folder: &Path) -> Result<Table, StoreError> {
    let mut segments = Segments::new(folder);
    let list = segments.list();
    let mut header = table::Header { active: 1, covered: LOG_HEADER, ..table::Header::default() };
    // Emptying them is left to whoever has time.
    header.over = !older_folders(folder).is_empty();
    let mut slots: std::collections::BTreeMap<Key, Slot> = std::collections::BTreeMap::new();
    let mut read = 0;
    for (index, (number, len)) in list.iter().rev().enumerate() {
        if read > 0 && read + len > REBUILD_MAX {
            break;
        }
        read += len;
        let Ok(mut scan) = segments.scan(*number, 0) else { continue };
        let mut here = std::collections::BTreeMap::new();
        while let Some((offset, header)) = scan.next() {
            if let Some(place) = Place::new(*number, offset, header.record_len()) {
                here.insert(header.key, Slot { tag: slot::tag(&header.key), used: 0, place });
            }
        }
        if index == 0 {
            header.active = *number;
            header.covered = scan.next;
        }
        here.into_iter().for_each(|(key, slot)| {
            slots.entry(key).or_insert(slot);
        });
    }
    header.buckets = (slots.len() as u32 / 24).next_power_of_two();
    let mut table = Table::create(&folder.join("index"), header).map_err(unwritten)?;
    for slot in slots.into_values() {
        table.insert(slot, &|_| false).map_err(unwritten)?;
    }
    Ok(table)
}

/// The folders of older versions beside that of this one.
pub(crate) fn older_folders(folder: &Path) -> Vec<std::path::PathBuf> {
    let Some(Ok(files)) = folder.parent().map(fs::read_dir) else { return vec![] };
    let version = |name: &str| name.strip_prefix('v')?.parse::<u32>().ok();
    files
        .flatten()
        .filter(|entry| entry.file_name().to_str().and_then(version).is_some_and(|v| v < crate::VERSION))
        .map(|entry| entry.path())
        .collect()
}

/// Takes the lock of a store, which goes with the file; nothing when somebody else has it.
pub(crate) fn try_lock(folder: &Path) -> io::Result<Option<File>> {
    try_lock_named(folder, "lock")
}

/// The same with a lock of another name.
pub(crate) fn try_lock_named(folder: &Path, name: &str) -> io::Result<Option<File>> {
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(name))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::Error(error)) => Err(error),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
    }
}

/// The same, but waits for a while.
fn take_lock(folder: &Path) -> io::Result<Option<File>> {
    let begun = Instant::now();
    loop {
        match try_lock(folder)? {
            None if begun.elapsed() < LOCK_PATIENCE => std::thread::sleep(Duration::from_micros(200)),
            result => return Ok(result),
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
pub(crate) fn unwritten(error: io::Error) -> StoreError {
    StoreError::Write(error.to_string())
}
