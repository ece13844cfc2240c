//! Reading with a little foresight: a run asks for values in nearly the order in which an earlier
//! run wrote them, so what follows a value is read along with it once that order shows.

use std::fs::File;
use std::os::unix::fs::FileExt;

/// Bytes read at once where records are asked for in order.
const AHEAD: usize = 64 << 10;
/// Bytes of room that are kept for the next record.
const ROOM_MAX: usize = 1 << 20;
/// How far behind the last record the next one may begin to count as in order.
const NEAR: u64 = 16 << 10;

/// The part of a file that was read last.
#[derive(Default)]
pub(crate) struct Window {
    start: u64,
    /// Holds at least `len` bytes, so that it need not be zeroed each time.
    bytes: Vec<u8>,
    len: usize,
    /// End of the record that was asked for last.
    last_end: u64,
}

impl Window {
    /// Keeps nothing of a file that has changed.
    pub(crate) fn forget(&mut self) {
        self.len = 0;
    }

    /// `len` bytes at an offset; nothing where the file ends before them.
    pub(crate) fn record(&mut self, file: &File, offset: u64, len: usize) -> Option<&[u8]> {
        let inside = offset >= self.start && offset + len as u64 <= self.start + self.len as u64;
        if !inside {
            self.fill(file, offset, len)?;
        }
        self.last_end = offset + len as u64;
        let from = (offset - self.start) as usize;
        self.bytes.get(from..from + len)
    }

    fn fill(&mut self, file: &File, offset: u64, len: usize) -> Option<()> {
        let in_order = offset >= self.last_end && offset - self.last_end < NEAR;
        let wanted = if in_order { len.max(AHEAD) } else { len };
        self.len = 0;
        // A damaged length must not ask for memory that the file cannot fill.
        if wanted > AHEAD && offset + wanted as u64 > file.metadata().ok()?.len() {
            return None;
        }
        if self.bytes.len() < wanted || self.bytes.len() > ROOM_MAX {
            self.bytes = vec![0; wanted.max(AHEAD)];
        }
        self.start = offset;
        while self.len < wanted {
            match file.read_at(&mut self.bytes[self.len..wanted], offset + self.len as u64) {
                Ok(0) => break,
                Ok(count) => self.len += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        (self.len >= len).then_some(())
    }
}
