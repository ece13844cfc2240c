//! The log: one file that only grows, of records that each carry checksums.
//!
//! Chosen over LMDB, which was used before: a mapped file that is cut short or changed under a
//! reader ends the process with a signal, and a damaged page of its tree can do anything. Here
//! nothing is mapped, every read is checked, and a damaged record costs that record alone.
//!
//! Invariants:
//! - LOG-1: bytes are appended, and an incomplete end is cut off, only under the file's lock, which
//!   the system releases when its holder dies.
//! - LOG-2: of two records of one key the later one counts.
//! - LOG-3: nobody waits for a lock longer than `LOCK_PATIENCE`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::index::{Index, Place};
use crate::record::{self, ALIGN, Header, Key, LOG_HEADER, LOG_MAGIC, RECORD_HEADER};
use crate::window::Window;
use crate::{Entry, Kind, StoreError};

const LOCK_PATIENCE: Duration = Duration::from_millis(300);
/// Records after the index that are worth a new one, beside a quarter of those in it.
const INDEX_AFTER: usize = 128;

pub(crate) struct Log {
    folder: PathBuf,
    file: File,
    /// Identifies this log to its index.
    number: u64,
    writable: bool,
    bytes_max: u64,
    index: Index,
    /// Records after the index; `None` is a record that was found damaged.
    recent: BTreeMap<Key, Option<Place>>,
    /// End of the last record that is known.
    end: u64,
    window: RefCell<Window>,
    /// Places where bytes that are no record had to be skipped.
    skipped: u64,
}

/// What became of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    Yes,
    /// Somebody else held the lock for too long.
    Busy,
}

impl Log {
    /// Opens or makes the log in `folder`.
    pub(crate) fn open(folder: &Path, bytes_max: u64) -> Result<Log, StoreError> {
        let unusable = |error: io::Error| StoreError::Folder(folder.to_owned(), error.to_string());
        let path = folder.join("log");
        let made = fs::create_dir_all(folder);
        let opened = made.and_then(|()| OpenOptions::new().read(true).append(true).create(true).open(&path));
        let (file, writable) = match opened {
            Ok(file) => (file, true),
            Err(error) if is_read_only(&error) => (File::open(&path).map_err(|_| unusable(error))?, false),
            Err(error) => return Err(unusable(error)),
        };
        if file.metadata().map_err(unusable)?.len() < LOG_HEADER && writable {
            begin(&file).map_err(|e| StoreError::Write(e.to_string()))?;
        }
        let mut log = Log {
            folder: folder.to_owned(),
            file,
            number: 0,
            writable,
            bytes_max,
            index: Index::default(),
            recent: BTreeMap::new(),
            end: LOG_HEADER,
            window: RefCell::default(),
            skipped: 0,
        };
        log.read_from_start()?;
        if log.skipped > 0 && writable {
            // Begin anew without what is damaged; where that fails it is skipped again.
            let _ = log.rewrite(0);
        }
        Ok(log)
    }

    /// Reads header, index and the records after it.
    fn read_from_start(&mut self) -> Result<(), StoreError> {
        let mut header = [0; LOG_HEADER as usize];
        self.file.read_exact_at(&mut header, 0).map_err(|_| StoreError::Damaged("it is cut short".into()))?;
        if header[..8] != *LOG_MAGIC {
            return Err(StoreError::Damaged("it is not a cache file of this version".into()));
        }
        self.number = u64::from_le_bytes(header[8..].try_into().expect("eight bytes"));
        self.index = Index::read(&self.folder.join("index"), self.number, self.len());
        self.recent.clear();
        self.window.get_mut().forget();
        self.end = self.index.covered.max(LOG_HEADER);
        self.scan();
        Ok(())
    }

    pub(crate) fn is_writable(&self) -> bool {
        self.writable
    }

    /// Writes nothing more.
    pub(crate) fn stop_writing(&mut self) {
        self.writable = false;
    }

    /// Damaged places that were skipped since the log was opened.
    pub(crate) fn skipped(&self) -> u64 {
        self.skipped
    }

    fn len(&self) -> u64 {
        self.file.metadata().map_or(0, |m| m.len())
    }

    /// Learns the records that follow the last one known, up to an incomplete one.
    fn scan(&mut self) {
        let len = self.len();
        while let Some((offset, header)) = self.next_record(self.end, len) {
            if offset != self.end {
                self.skipped += 1;
            }
            self.recent.insert(header.key, Some(Place { offset, len: header.len }));
            self.end = offset + header.record_len();
        }
    }

    /// The first whole record at or after `from`.
    fn next_record(&self, from: u64, len: u64) -> Option<(u64, Header)> {
        let mut bytes = [0; RECORD_HEADER as usize];
        let mut offset = from;
        while offset + RECORD_HEADER <= len {
            self.file.read_exact_at(&mut bytes, offset).ok()?;
            if let Some(header) = Header::from_bytes(&bytes) {
                return (offset + header.record_len() <= len).then_some((offset, header));
            }
            offset = self.next_mark(offset + ALIGN, len)?;
        }
        None
    }

    /// The next offset at which a record may begin.
    fn next_mark(&self, from: u64, len: u64) -> Option<u64> {
        let mut chunk = vec![0; 1 << 16];
        let mut offset = from;
        while offset < len {
            let count = self.file.read_at(&mut chunk, offset).ok().filter(|n| *n >= ALIGN as usize)?;
            let found = chunk[..count].chunks(ALIGN as usize).position(|c| c.starts_with(&record::MARK));
            if let Some(n) = found {
                return Some(offset + n as u64 * ALIGN);
            }
            offset += count as u64 / ALIGN * ALIGN;
        }
        None
    }

    fn place(&self, key: &Key) -> Option<Place> {
        match self.recent.get(key) {
            Some(place) => *place,
            None => self.index.find(key),
        }
    }

    /// The value of a key.
    pub(crate) fn get<R>(&mut self, key: &Key, take: impl FnOnce(&[u8]) -> R) -> Result<Option<R>, StoreError> {
        if self.place(key).is_none() && !self.recent.contains_key(key) && self.len() > self.end {
            self.scan();
        }
        let Some(place) = self.place(key) else { return Ok(None) };
        self.read(key, place, |_, value| Some(take(value))).ok_or_else(|| StoreError::Damaged("an entry".into()))
    }

    /// Gives `take` the value at a place, if it is that of the key.
    fn read<R>(&self, key: &Key, place: Place, take: impl FnOnce(Kind, &[u8]) -> R) -> Option<R> {
        let mut window = self.window.borrow_mut();
        let bytes = window.record(&self.file, place.offset, RECORD_HEADER as usize + place.len as usize)?;
        let header = Header::from_bytes(bytes)?;
        let value = &bytes[RECORD_HEADER as usize..];
        (header.key == *key && header.matches(value)).then(|| take(header.kind, value))
    }

    /// Forgets a record that was found damaged, so that its key can be written again.
    pub(crate) fn forget(&mut self, key: &Key) {
        self.recent.insert(*key, None);
    }

    /// Appends a value, unless another process has done so.
    pub(crate) fn put(&mut self, kind: Kind, key: &Key, value: &[u8]) -> Result<Kept, StoreError> {
        let Some(header) = Header::of(kind, key, value) else { return Ok(Kept::Yes) };
        if !lock(&self.file).map_err(unwritten)? {
            return Ok(Kept::Busy);
        }
        let result = self.put_locked(header, value);
        // The lock goes with the file in any case.
        let _ = self.file.unlock();
        result
    }

    fn put_locked(&mut self, header: Header, value: &[u8]) -> Result<Kept, StoreError> {
        self.window.get_mut().forget();
        self.follow()?;
        if self.len() < self.end {
            self.read_from_start()?;
        }
        self.scan();
        if self.len() > self.end {
            // What a killed process left behind.
            self.file.set_len(self.end).map_err(unwritten)?;
        }
        if self.place(&header.key).is_some()
            && self.read(&header.key, self.place(&header.key).expect("just seen"), |_, v| v == value) == Some(true)
        {
            return Ok(Kept::Yes);
        }
        if self.end + header.record_len() > self.bytes_max {
            self.rewrite_locked(self.end / 2)?;
        }
        let written = (&self.file).write_all(&record::record(header, value));
        if let Err(error) = written {
            // Should this fail as well, the next process cuts the end off.
            let _ = self.file.set_len(self.end);
            return Err(unwritten(error));
        }
        self.recent.insert(header.key, Some(Place { offset: self.end, len: header.len }));
        self.end += header.record_len();
        self.index_if_due();
        Ok(Kept::Yes)
    }

    /// Goes over to the file that now has the log's name.
    fn follow(&mut self) -> Result<(), StoreError> {
        let path = self.folder.join("log");
        let same = |a: &fs::Metadata, b: &fs::Metadata| a.ino() == b.ino() && a.dev() == b.dev();
        if let (Ok(named), Ok(own)) = (fs::metadata(&path), self.file.metadata())
            && !same(&named, &own)
        {
            let file = OpenOptions::new().read(true).append(true).open(&path).map_err(unwritten)?;
            if !lock(&file).map_err(unwritten)? {
                return Err(StoreError::Write("it is locked".into()));
            }
            self.file = file;
            self.read_from_start()?;
        }
        Ok(())
    }

    /// Writes a new index when many records stand outside the present one. It saves time only,
    /// so a failure is no matter.
    fn index_if_due(&mut self) {
        if self.recent.len() < INDEX_AFTER + self.index.len() / 4 {
            return;
        }
        let entries = self.entries();
        if let Ok(index) = Index::write(&self.folder.join("index"), self.number, self.end, &entries) {
            self.index = index;
            self.recent.clear();
        }
    }

    /// All records that count, sorted by key.
    fn entries(&self) -> Vec<(Key, Place)> {
        let old =
            (0..self.index.len()).filter_map(|n| self.index.entry(n)).filter(|(k, _)| !self.recent.contains_key(k));
        let new = self.recent.iter().filter_map(|(key, place)| Some((*key, (*place)?)));
        let mut all: Vec<(Key, Place)> = old.chain(new).collect();
        all.sort_unstable_by_key(|(key, _)| *key);
        all
    }

    /// Calls `each` on every entry.
    pub(crate) fn for_each(&mut self, each: &mut crate::Visitor<'_>) {
        self.scan();
        for (key, place) in self.entries() {
            if self.read(&key, place, |kind, value| each(Entry { key, value: Some((kind, value)) })).is_none() {
                each(Entry { key, value: None });
            }
        }
    }

    /// Bytes of the files.
    pub(crate) fn file_bytes(&self) -> u64 {
        self.len() + fs::metadata(self.folder.join("index")).map_or(0, |m| m.len())
    }

    /// Writes a log of the good records at or after `from`, and puts it in the place of this one.
    pub(crate) fn rewrite(&mut self, from: u64) -> Result<(), StoreError> {
        if !lock(&self.file).map_err(unwritten)? {
            return Err(StoreError::Write("it is locked".into()));
        }
        let result = self.rewrite_locked(from);
        // The lock goes with the file in any case.
        let _ = self.file.unlock();
        result
    }

    fn rewrite_locked(&mut self, from: u64) -> Result<(), StoreError> {
        let fresh = self.folder.join("log.new");
        let mut entries = self.entries();
        entries.retain(|(_, place)| place.offset >= from);
        entries.sort_unstable_by_key(|(_, place)| place.offset);
        let write = || -> io::Result<File> {
            let _ = fs::remove_file(&fresh);
            let file = OpenOptions::new().read(true).append(true).create_new(true).open(&fresh)?;
            (&file).write_all(&log_header())?;
            for (key, place) in &entries {
                let copy =
                    |kind, value: &[u8]| Header::of(kind, key, value).map(|header| record::record(header, value));
                if let Some(record) = self.read(key, *place, copy).flatten() {
                    (&file).write_all(&record)?;
                }
            }
            // Whoever opens it by its name has to wait for what is written next.
            lock(&file)?;
            fs::rename(&fresh, self.folder.join("log"))?;
            Ok(file)
        };
        let file = write().map_err(|error| {
            // What is left of it would only take room.
            let _ = fs::remove_file(&fresh);
            unwritten(error)
        })?;
        self.file = file;
        self.read_from_start()
    }

    /// Deletes the files of a store that is of no use.
    pub(crate) fn delete_files(folder: &Path) {
        for name in ["log", "index", "log.new", "index.new"] {
            // A file that cannot be removed shows again when it is opened.
            let _ = fs::remove_file(folder.join(name));
        }
    }
}

/// Writes the header of an empty log, unless another process does.
fn begin(file: &File) -> io::Result<()> {
    if !lock(file)? {
        return Ok(());
    }
    let result = if file.metadata()?.len() < LOG_HEADER {
        file.set_len(0).and_then(|()| {
            let mut file = file;
            file.write_all(&log_header())
        })
    } else {
        Ok(())
    };
    file.unlock()?;
    result
}

/// The header of a new log: its number tells an index of another log apart.
fn log_header() -> [u8; LOG_HEADER as usize] {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let number = (since.as_nanos() as u64).rotate_left(20) ^ u64::from(std::process::id());
    let mut out = [0; LOG_HEADER as usize];
    out[..8].copy_from_slice(LOG_MAGIC);
    out[8..].copy_from_slice(&number.to_le_bytes());
    out
}

/// Takes the lock of a file; false when somebody else holds it all the time.
fn lock(file: &File) -> io::Result<bool> {
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(fs::TryLockError::Error(error)) => return Err(error),
            Err(fs::TryLockError::WouldBlock) if begun.elapsed() > LOCK_PATIENCE => return Ok(false),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_micros(200)),
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn unwritten(error: io::Error) -> StoreError {
    StoreError::Write(error.to_string())
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}
