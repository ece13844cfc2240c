//! The byte form of a segment: a header, then records.
//!
//! A record is 64 bytes of header and the value, padded to 8 bytes. The header holds a mark, the
//! kind and length of the value, the key, the value's checksum and a checksum of the header itself, so that a
//! reader knows which of its bytes it can rely on, and finds the next record where one is damaged.

use crate::Kind;

/// First bytes of a segment; the digits are the version of this format.
pub(crate) const LOG_MAGIC: &[u8; 8] = b"JLTLOG04";
/// Bytes of the file's header: the magic and the number of the segment.
pub(crate) const LOG_HEADER: u64 = 16;
/// Bytes of a record's header.
pub(crate) const RECORD_HEADER: u64 = 64;
/// Records begin at multiples of this many bytes.
pub(crate) const ALIGN: u64 = 8;
/// First bytes of a record; the kind follows.
pub(crate) const MARK: [u8; 3] = *b"JRC";

/// A key of the store.
pub(crate) type Key = [u8; 32];

/// The header of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) kind: Kind,
    pub(crate) key: Key,
    /// Bytes of the value.
    pub(crate) len: u32,
    checksum: [u8; 16],
}

impl Header {
    pub(crate) fn of(kind: Kind, key: &Key, value: &[u8]) -> Option<Header> {
        Some(Header { kind, key: *key, len: u32::try_from(value.len()).ok()?, checksum: checksum(value) })
    }

    pub(crate) fn to_bytes(self) -> [u8; RECORD_HEADER as usize] {
        let mut out = [0; RECORD_HEADER as usize];
        out[..3].copy_from_slice(&MARK);
        out[3] = self.kind as u8;
        out[4..8].copy_from_slice(&self.len.to_le_bytes());
        out[8..40].copy_from_slice(&self.key);
        out[40..56].copy_from_slice(&self.checksum);
        let own = checksum(&out[..56]);
        out[56..].copy_from_slice(&own[..8]);
        out
    }

    /// The header in these bytes, unless they are anything else.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Header> {
        let bytes: &[u8; RECORD_HEADER as usize] = bytes.get(..RECORD_HEADER as usize)?.try_into().ok()?;
        if bytes[..3] != MARK || checksum(&bytes[..56])[..8] != bytes[56..] {
            return None;
        }
        Some(Header {
            kind: Kind::from_byte(bytes[3])?,
            len: u32::from_le_bytes(bytes[4..8].try_into().ok()?),
            key: bytes[8..40].try_into().ok()?,
            checksum: bytes[40..56].try_into().ok()?,
        })
    }

    pub(crate) fn matches(&self, value: &[u8]) -> bool {
        value.len() == self.len as usize && checksum(value) == self.checksum
    }

    /// Bytes of the whole record.
    pub(crate) fn record_len(&self) -> u64 {
        (RECORD_HEADER + u64::from(self.len)).next_multiple_of(ALIGN)
    }
}

/// Appends a whole record.
pub(crate) fn append(out: &mut Vec<u8>, header: Header, value: &[u8]) {
    let end = out.len() + header.record_len() as usize;
    out.extend_from_slice(&header.to_bytes());
    out.extend_from_slice(value);
    out.resize(end, 0);
}

/// Tells accidental damage. A cryptographic digest would not do more here: who can write the file
/// can write the checksum as well.
pub(crate) fn checksum(bytes: &[u8]) -> [u8; 16] {
    xxhash_rust::xxh3::xxh3_128(bytes).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_flipped_bit_of_a_header_is_seen() {
        let header = Header::of(Kind::Image, &[3; 32], b"value").expect("short");
        let bytes = header.to_bytes();
        assert_eq!(Header::from_bytes(&bytes), Some(header));
        for bit in 0..bytes.len() * 8 {
            let mut bad = bytes;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Header::from_bytes(&bad), None, "bit {bit}");
        }
    }
}
