//! Where a record is, and the sixteen bytes that say so.

use crate::record::{ALIGN, Key};

/// Bytes of a slot.
pub(crate) const SLOT: usize = 16;
/// Lengths are kept in units of this many bytes, rounded up.
const UNIT: u64 = 64;
const SEGMENT_BITS: u32 = 20;
const OFFSET_BITS: u32 = 24;
const LENGTH_BITS: u32 = 20;

/// The greatest number of a segment.
pub(crate) const SEGMENT_LAST: u32 = (1 << SEGMENT_BITS) - 1;
/// Bytes of the longest record that a place can describe.
pub(crate) const RECORD_MAX: u64 = ((1 << LENGTH_BITS) - 1) * UNIT;
/// The greatest offset of a record.
const OFFSET_MAX: u64 = ((1 << OFFSET_BITS) - 1) * ALIGN;

/// Where a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) segment: u32,
    pub(crate) offset: u64,
    /// At least the bytes of the record, by less than a unit more.
    pub(crate) room: u64,
}

impl Place {
    /// The place of a record, if it can be described.
    pub(crate) fn new(segment: u32, offset: u64, record_len: u64) -> Option<Place> {
        let fits = segment <= SEGMENT_LAST && offset <= OFFSET_MAX && record_len <= RECORD_MAX;
        fits.then_some(Place { segment, offset, room: record_len.next_multiple_of(UNIT) })
    }

    /// Whether a record of this length may be here.
    pub(crate) fn is_of(self, record_len: u64) -> bool {
        self.room == record_len.next_multiple_of(UNIT)
    }

    fn pack(self) -> u64 {
        let Place { segment, offset, room } = self;
        u64::from(segment) << (OFFSET_BITS + LENGTH_BITS) | (offset / ALIGN) << LENGTH_BITS | (room / UNIT)
    }

    fn unpack(bits: u64) -> Place {
        Place {
            segment: (bits >> (OFFSET_BITS + LENGTH_BITS)) as u32,
            offset: (bits >> LENGTH_BITS & ((1 << OFFSET_BITS) - 1)) * ALIGN,
            room: (bits & ((1 << LENGTH_BITS) - 1)) * UNIT,
        }
    }
}

/// An entry of the table: a hint, since the record itself says which key it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Part of the key.
    pub(crate) tag: u32,
    /// When the entry was used last, in seconds since 1970, to within `TOUCH_AFTER`.
    pub(crate) used: u32,
    pub(crate) place: Place,
}

impl Slot {
    pub(crate) fn to_bytes(self) -> [u8; SLOT] {
        let mut out = [0; SLOT];
        out[..4].copy_from_slice(&self.tag.to_le_bytes());
        out[4..8].copy_from_slice(&self.used.to_le_bytes());
        out[8..].copy_from_slice(&self.place.pack().to_le_bytes());
        out
    }

    /// The slot in these bytes; nothing where it is empty.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Slot> {
        let half = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let place = u64::from_le_bytes(bytes.get(8..SLOT)?.try_into().ok()?);
        if place == 0 {
            return None;
        }
        Some(Slot { tag: half(0)?, used: half(4)?, place: Place::unpack(place) })
    }
}

/// The part of a key that a slot holds.
pub(crate) fn tag(key: &Key) -> u32 {
    u32::from_le_bytes([key[0], key[1], key[2], key[3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_its_bytes() {
        for (segment, offset, len) in [(1, 16, 64), (SEGMENT_LAST, OFFSET_MAX, RECORD_MAX), (77, 8000, 5001)] {
            let place = Place::new(segment, offset, len).expect("fits");
            assert!(place.room >= len && place.room < len + UNIT);
            let slot = Slot { tag: 0xdead_beef, used: 17, place };
            assert_eq!(Slot::from_bytes(&slot.to_bytes()), Some(slot));
        }
        assert_eq!(Place::new(SEGMENT_LAST + 1, 16, 64), None);
        assert_eq!(Place::new(1, 16, RECORD_MAX + 1), None);
        assert_eq!(Slot::from_bytes(&[0; SLOT]), None);
    }
}
