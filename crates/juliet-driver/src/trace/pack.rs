//! The byte form of a pack of entries.
//!
//! ```text
//! "JLTP", number of words
//! words   fixed-size records: what checking traces reads
//! image   strings, types, and the rest at offsets that the words name: read when needed
//! ```
//!
//! Words are little-endian numbers of 32 bits; a fingerprint is four of them.
//!
//! **Invariant:** every number that is read is compared with its table before it is used.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use juliet_hash::Fingerprint;
use juliet_ir::codec::{Cursor, Damaged, Image};
use juliet_ir::typed::InstanceId;
use juliet_runtime::{MethodId, TableId};
use rustc_hash::FxHashSet;

use super::names::naming;

pub(super) const MAGIC: &[u8; 4] = b"JLTP";

/// Stands for no offset.
pub(super) const NONE: u32 = u32::MAX;

/// Sections of words: the number of records of each is in the header, in this order.
#[derive(Clone, Copy)]
pub(super) enum Section {
    Entries,
    FactRefs,
    CalleeRefs,
    Facts,
    Callees,
    TableRefs,
    Tables,
    Methods,
    Instances,
}

/// Words before those that are counted.
const HEAD: usize = 2;
const SECTIONS: usize = 9;
/// Words of a record of each section.
const SIZES: [usize; SECTIONS] = [20, 1, 1, 12, 9, 1, 1, 1, 1];

/// Kinds of facts.
pub(super) mod fact {
    pub(crate) const METHODS: u32 = 0;
    pub(crate) const BINDING: u32 = 1;
    pub(crate) const FIELD: u32 = 2;
    pub(crate) const BODY: u32 = 3;
    pub(crate) const GENERATED: u32 = 4;
    pub(crate) const ORDER: u32 = 5;
}

/// Tags of methods in the image.
pub(super) mod method {
    pub(crate) const LIBRARY: u8 = 0;
    pub(crate) const PROGRAM: u8 = 1;
    pub(crate) const TOP_LEVEL: u8 = 2;
}

/// Tags of what fills holes.
pub(super) mod fill {
    pub(crate) const INSTANCE: u8 = 0;
    pub(crate) const RUNTIME: u8 = 1;
    pub(crate) const FOREIGN: u8 = 2;
    pub(crate) const TYPE: u8 = 3;
    pub(crate) const OBJECT: u8 = 4;
    pub(crate) const BINDING: u8 = 5;
    pub(crate) const CACHE: u8 = 6;
}

/// Tags of lattice elements.
pub(super) mod lattice {
    pub(crate) const TYPE: u8 = 0;
    pub(crate) const CONST: u8 = 1;
    pub(crate) const PARTIAL: u8 = 2;
    pub(crate) const CONDITIONAL: u8 = 3;
}

/// Collects words section by section.
#[derive(Default)]
pub(super) struct Words {
    sections: [Vec<u32>; SECTIONS],
}

impl Words {
    /// Adds words to a section; yields the number of the record that they begin.
    pub(super) fn add(&mut self, section: Section, words: &[u32]) -> u32 {
        let at = &mut self.sections[section as usize];
        let number = at.len() / SIZES[section as usize];
        at.extend_from_slice(words);
        number as u32
    }

    /// Number of records of a section.
    pub(super) fn count(&self, section: Section) -> u32 {
        (self.sections[section as usize].len() / SIZES[section as usize]) as u32
    }

    /// The pack around an image.
    pub(super) fn finish(self, image: &[u8]) -> Vec<u8> {
        let header = self.sections.iter().enumerate().map(|(n, words)| (words.len() / SIZES[n]) as u32);
        let words: Vec<u32> = header.chain(self.sections.iter().flatten().copied()).collect();
        let mut out = Vec::with_capacity(8 + 4 * words.len() + image.len());
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&(words.len() as u32).to_le_bytes());
        words.iter().for_each(|word| out.extend_from_slice(&word.to_le_bytes()));
        out.extend_from_slice(image);
        out
    }
}

/// The four words of a fingerprint.
pub(super) fn words_of(fingerprint: Fingerprint) -> [u32; 4] {
    [0, 32, 64, 96].map(|shift| (fingerprint >> shift) as u32)
}

/// A verdict of an epoch.
#[derive(Clone, Copy, Default)]
pub(super) struct Verdict {
    epoch: u64,
    holds: bool,
}

impl Verdict {
    pub(super) fn new(epoch: u64, holds: bool) -> Verdict {
        Verdict { epoch: epoch + 1, holds }
    }

    /// Whether there has been a verdict.
    pub(super) fn is_used(self) -> bool {
        self.epoch != 0
    }

    pub(super) fn at(self, epoch: u64) -> Option<bool> {
        (self.epoch == epoch + 1).then_some(self.holds)
    }
}

/// A pack that has been opened.
pub(super) struct Pack {
    /// Number of the first word of each section, and its number of records.
    sections: [(usize, usize); SECTIONS],
    /// The image, with the words before it.
    pub(super) image: Arc<Image>,
    /// Where the image's tail begins.
    tail: usize,
    pub(super) facts: Vec<Cell<Verdict>>,
    /// What tables' records say, once it was needed.
    pub(super) known_tables: RefCell<Vec<Option<TableId>>>,
    /// Tables that entries in use rely on.
    pub(super) relied: RefCell<FxHashSet<TableId>>,
    pub(super) methods: RefCell<Vec<Option<MethodId>>>,
    pub(super) instances: RefCell<Vec<Option<InstanceId>>>,
    /// An entry was found to hold.
    pub(super) is_used: Cell<bool>,
    /// The key under which the store keeps it.
    pub(super) key: [u8; 32],
}

impl Pack {
    /// Opens a pack.
    pub(super) fn open(key: [u8; 32], bytes: Vec<u8>) -> Result<Pack, Damaged> {
        if bytes.get(..4) != Some(MAGIC) {
            return Err(Damaged);
        }
        let count = bytes.get(4..8).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes).ok_or(Damaged)? as usize;
        let end = count.checked_mul(4).and_then(|n| n.checked_add(8)).filter(|end| *end <= bytes.len());
        let end = end.ok_or(Damaged)?;
        let word = |n: usize| bytes.get(4 * n..4 * n + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
        let mut sections = [(0, 0); SECTIONS];
        let mut at = HEAD + SECTIONS;
        for (n, section) in sections.iter_mut().enumerate() {
            let records = word(HEAD + n).ok_or(Damaged)? as usize;
            *section = (at, records);
            at = records.checked_mul(SIZES[n]).and_then(|size| at.checked_add(size)).ok_or(Damaged)?;
        }
        if at != HEAD + count {
            return Err(Damaged);
        }
        let image = Image::open_behind(bytes, end, naming())?;
        let tail = image.tail().position();
        let records = |section: Section| sections[section as usize].1;
        Ok(Pack {
            facts: vec![Cell::default(); records(Section::Facts)],
            known_tables: RefCell::new(vec![None; records(Section::Tables)]),
            relied: RefCell::default(),
            is_used: Cell::new(false),
            methods: RefCell::new(vec![None; records(Section::Methods)]),
            instances: RefCell::new(vec![None; records(Section::Instances)]),
            sections,
            image,
            tail,
            key,
        })
    }

    /// Number of records of a section.
    pub(super) fn count(&self, section: Section) -> u32 {
        self.sections[section as usize].1 as u32
    }

    /// A word of a record.
    pub(super) fn word(&self, section: Section, record: u32, word: usize) -> Result<u32, Damaged> {
        let (first, records) = self.sections[section as usize];
        if record as usize >= records {
            return Err(Damaged);
        }
        let at = 4 * (first + record as usize * SIZES[section as usize] + word);
        let bytes = self.image.bytes().get(at..at + 4).ok_or(Damaged)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    /// A fingerprint in a record.
    pub(super) fn fingerprint(&self, section: Section, record: u32, word: usize) -> Result<Fingerprint, Damaged> {
        let (first, records) = self.sections[section as usize];
        let at = 4 * (first + record as usize * SIZES[section as usize] + word);
        let bytes =
            self.image.bytes().get(at..).and_then(<[u8]>::first_chunk::<16>).filter(|_| record < records as u32);
        bytes.map(|bytes| Fingerprint::from_le_bytes(*bytes)).ok_or(Damaged)
    }

    /// Numbers that a record refers to: the word has the first place in a section of single words, the
    /// next one how many.
    pub(super) fn references(
        &self,
        from: (Section, u32, usize),
        list: Section,
    ) -> Result<impl Iterator<Item = u32> + use<'_>, Damaged> {
        let (section, record, word) = from;
        let (start, count) = (self.word(section, record, word)?, self.word(section, record, word + 1)?);
        if u64::from(start) + u64::from(count) > u64::from(self.count(list)) {
            return Err(Damaged);
        }
        Ok((start..start + count).map(move |n| self.word(list, n, 0).unwrap_or(NONE)))
    }

    /// A reader at an offset of the image's tail.
    pub(super) fn cursor(&self, offset: u32) -> Cursor<'_> {
        self.image.tail_at(self.tail + offset as usize)
    }

    /// Whether an entry's result depends on what called the instance.
    pub(super) fn is_limited(&self, entry: u32) -> bool {
        self.word(Section::Entries, entry, 15) != Ok(0)
    }

    /// The group that an entry was made in; 0 where it was made alone.
    pub(super) fn group(&self, entry: u32) -> Result<Fingerprint, Damaged> {
        self.fingerprint(Section::Entries, entry, 16)
    }

    /// The entries with a key: they are sorted by it.
    pub(super) fn find(&self, key: Fingerprint) -> Result<std::ops::Range<u32>, Damaged> {
        let count = self.count(Section::Entries);
        let is_below = |at: u32| self.fingerprint(Section::Entries, at, 0).map(|found| found < key);
        // Keys are spread evenly, so that a key says where about it stands.
        let (mut low, mut step) = ((((key >> 96) * Fingerprint::from(count)) >> 32) as u32, 16_u32);
        let mut high = low;
        while low > 0 && !is_below(low - 1)? {
            high = low;
            low = low.saturating_sub(step);
            step = step.saturating_mul(2);
        }
        while high < count && is_below(high)? {
            low = high + 1;
            high = high.saturating_add(step).min(count);
            step = step.saturating_mul(2);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if is_below(middle)? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let mut end = low;
        while end < count && self.fingerprint(Section::Entries, end, 0)? == key {
            end += 1;
        }
        Ok(low..end)
    }
}
