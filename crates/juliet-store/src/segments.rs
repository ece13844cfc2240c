//! The segments: files of records that are only appended to, and deleted as a whole.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use crate::record::{ALIGN, Header, LOG_HEADER, LOG_MAGIC, MARK, RECORD_HEADER};
use crate::window::read_up_to;

/// Files that are kept open.
const OPEN_MAX: usize = 64;

/// Names of segments that are out of use begin so.
const RETIRED: &str = "gone-";
/// Bytes of a file that are freed at a time.
const SHRINK_BYTES: u64 = 16 << 20;

/// The segments of a folder.
pub(crate) struct Segments {
    folder: PathBuf,
    open: BTreeMap<u32, File>,
}

impl Segments {
    pub(crate) fn new(folder: &Path) -> Segments {
        Segments { folder: folder.to_owned(), open: BTreeMap::new() }
    }

    fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("log-{number:06}"))
    }

    /// A segment to read from.
    pub(crate) fn file(&mut self, number: u32) -> io::Result<&File> {
        if !self.open.contains_key(&number) {
            let file = File::open(self.path(number))?;
            if self.open.len() >= OPEN_MAX {
                self.open.pop_first();
            }
            self.open.insert(number, file);
        }
        Ok(&self.open[&number])
    }

    /// Numbers and lengths of all segments, sorted by number.
    pub(crate) fn list(&self) -> Vec<(u32, u64)> {
        let Ok(files) = fs::read_dir(&self.folder) else { return vec![] };
        let mut out: Vec<(u32, u64)> = files
            .flatten()
            .filter_map(|entry| {
                let number = entry.file_name().to_str()?.strip_prefix("log-")?.parse().ok()?;
                Some((number, entry.metadata().ok()?.len()))
            })
            .collect();
        out.sort_unstable();
        out
    }

    /// A segment to append to, begun if there is none. Nothing where the file is of another kind.
    pub(crate) fn appender(&mut self, number: u32) -> io::Result<Option<(File, u64)>> {
        let path = self.path(number);
        let file = match OpenOptions::new().read(true).append(true).create(true).open(path) {
            Err(error) if error.kind() == io::ErrorKind::IsADirectory => return Ok(None),
            result => result?,
        };
        let len = file.metadata()?.len();
        let header = header(number);
        if len < LOG_HEADER {
            file.set_len(0)?;
            io::Write::write_all(&mut &file, &header)?;
            return Ok(Some((file, LOG_HEADER)));
        }
        let mut own = [0; LOG_HEADER as usize];
        file.read_exact_at(&mut own, 0)?;
        Ok((own == header).then_some((file, len)))
    }

    pub(crate) fn delete(&mut self, number: u32) -> io::Result<()> {
        self.open.remove(&number);
        fs::remove_file(self.path(number))
    }

    /// Takes a segment out of use; `shrink_retired` frees its room.
    pub(crate) fn retire(&mut self, number: u32) -> io::Result<()> {
        self.open.remove(&number);
        fs::rename(self.path(number), self.folder.join(format!("{RETIRED}{number:06}")))
    }

    /// Frees a part of what a retired segment takes: to delete a long file takes a while. False
    /// where there is none.
    pub(crate) fn shrink_retired(&self) -> bool {
        let Ok(files) = fs::read_dir(&self.folder) else { return false };
        let is_retired = |entry: &fs::DirEntry| entry.file_name().to_str().is_some_and(|n| n.starts_with(RETIRED));
        let Some(path) = files.flatten().find(is_retired).map(|entry| entry.path()) else { return false };
        let shrink = || {
            let file = OpenOptions::new().write(true).open(&path)?;
            match file.metadata()?.len().checked_sub(SHRINK_BYTES) {
                Some(rest) if rest > 0 => file.set_len(rest),
                _ => fs::remove_file(&path),
            }
        };
        shrink().is_ok()
    }

    /// Learns of the records of a segment from an offset on.
    pub(crate) fn scan(&mut self, number: u32, from: u64) -> io::Result<Scan<'_>> {
        Scan::new(self.file(number)?, from.max(LOG_HEADER))
    }
}

fn header(number: u32) -> [u8; LOG_HEADER as usize] {
    let mut out = [0; LOG_HEADER as usize];
    out[..8].copy_from_slice(LOG_MAGIC);
    out[8..12].copy_from_slice(&number.to_le_bytes());
    out
}

/// The records of a segment, one after the other.
pub(crate) struct Scan<'a> {
    file: &'a File,
    len: u64,
    /// Where the next record is looked for.
    pub(crate) next: u64,
    start: u64,
    bytes: Vec<u8>,
}

impl Scan<'_> {
    fn new(file: &File, from: u64) -> io::Result<Scan<'_>> {
        let len = file.metadata()?.len();
        Ok(Scan { file, len, next: from.next_multiple_of(ALIGN), start: 0, bytes: Vec::new() })
    }

    /// The header and the place of the next whole record; damaged ones are passed over.
    pub(crate) fn next(&mut self) -> Option<(u64, Header)> {
        while self.next + RECORD_HEADER <= self.len {
            let at = self.next;
            if let Some(header) = Header::from_bytes(self.at(at)?) {
                if at + header.record_len() > self.len {
                    return None;
                }
                self.next = at + header.record_len();
                return Some((at, header));
            }
            self.next = at + ALIGN;
            while self.next + RECORD_HEADER <= self.len && !self.at(self.next)?.starts_with(&MARK) {
                self.next += ALIGN;
            }
        }
        None
    }

    /// At least the header's bytes from an offset.
    fn at(&mut self, offset: u64) -> Option<&[u8]> {
        let inside = offset >= self.start && offset + RECORD_HEADER <= self.start + self.bytes.len() as u64;
        if !inside {
            // Where records are short, many headers come at once.
            self.bytes.resize(256 << 10, 0);
            let count = read_up_to(self.file, &mut self.bytes, offset).ok()?;
            self.bytes.truncate(count);
            self.start = offset;
        }
        self.bytes.get((offset - self.start) as usize..)
    }
}
