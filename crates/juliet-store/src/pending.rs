//! Values that have been put and wait to be written together.

use std::collections::BTreeMap;

use crate::Kind;
use crate::record::{self, Header, Key, RECORD_HEADER};

/// A record that waits.
#[derive(Clone, Copy)]
pub(crate) struct Waiting {
    pub(crate) header: Header,
    start: usize,
}

/// Records that wait, in the order in which they came.
#[derive(Default)]
pub(crate) struct Pending {
    bytes: Vec<u8>,
    waiting: Vec<Waiting>,
    /// Which of the waiting ones counts for a key.
    last: BTreeMap<Key, usize>,
}

impl Pending {
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        *self = Pending::default();
    }

    pub(crate) fn add(&mut self, header: Header, value: &[u8]) {
        self.last.insert(header.key, self.waiting.len());
        self.waiting.push(Waiting { header, start: self.bytes.len() });
        record::append(&mut self.bytes, header, value);
    }

    /// Kind and value of a key.
    pub(crate) fn value(&self, key: &Key) -> Option<(Kind, &[u8])> {
        let waiting = &self.waiting[*self.last.get(key)?];
        let from = waiting.start + RECORD_HEADER as usize;
        Some((waiting.header.kind, &self.bytes[from..from + waiting.header.len as usize]))
    }

    /// The records that count, in the order in which they came.
    pub(crate) fn records(&self) -> impl Iterator<Item = (Header, &[u8])> {
        let counts = |n: usize, waiting: &Waiting| self.last.get(&waiting.header.key) == Some(&n);
        self.waiting.iter().enumerate().filter(move |(n, waiting)| counts(*n, waiting)).map(|(_, waiting)| {
            let end = waiting.start + waiting.header.record_len() as usize;
            (waiting.header, &self.bytes[waiting.start..end])
        })
    }
}
