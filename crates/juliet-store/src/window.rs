//! Reading with a little foresight: a run asks for values in nearly the order in which an earlier
//! run wrote them, so what follows a value is read along with it once that order shows.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

/// Bytes read at once where records are asked for in order; larger values are read by themselves.
pub(crate) const AHEAD: usize = 64 << 10;
/// How far behind the last record the next one may begin to count as in order.
const NEAR: u64 = 16 << 10;

/// The part of a segment that was read last.
#[derive(Default)]
pub(crate) struct Window {
    segment: u32,
    start: u64,
    /// Room that is used again, so that it need not be zeroed each time.
    bytes: Vec<u8>,
    len: usize,
    /// End of the record that was asked for last.
    last_end: u64,
}

impl Window {
    /// Keeps nothing of files that may have changed.
    pub(crate) fn forget(&mut self) {
        self.len = 0;
    }

    /// Up to `len` bytes at an offset, or more; fewer where the file ends before them. At most
    /// `AHEAD` bytes are asked for.
    pub(crate) fn bytes(&mut self, file: &File, segment: u32, offset: u64, len: usize) -> io::Result<&[u8]> {
        let end = offset + len as u64;
        let is_same = segment == self.segment;
        if !(is_same && offset >= self.start && end <= self.start + self.len as u64) {
            let in_order = is_same && offset >= self.last_end && offset - self.last_end < NEAR;
            self.len = 0;
            (self.segment, self.start) = (segment, offset);
            if self.bytes.is_empty() {
                self.bytes = vec![0; AHEAD];
            }
            let wanted = if in_order { AHEAD } else { len.min(AHEAD) };
            self.len = read_up_to(file, &mut self.bytes[..wanted], offset)?;
        }
        self.last_end = end;
        Ok(&self.bytes[(offset - self.start) as usize..self.len])
    }
}

/// Fills `bytes` as far as the file goes; how many there were.
pub(crate) fn read_up_to(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<usize> {
    let mut done = 0;
    while done < bytes.len() {
        match file.read_at(&mut bytes[done..], offset + done as u64) {
            Ok(0) => break,
            Ok(count) => done += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}
