//! The relocatable object: code bytes, relocations over hole numbers, call sites.
//!
//! The byte form is what the store keeps. Decoding checks every count and offset, so that a
//! damaged object is refused before any byte of it is made executable.

/// What a relocation points to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RelocTarget {
    /// The n-th hole of the stencil.
    Hole(u32),
    /// A function that the machine back end calls of itself, by its C name.
    LibCall(String),
}

/// Eight bytes of code to be replaced by an absolute address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reloc {
    /// Byte offset in the code.
    pub offset: u32,
    /// What to put there.
    pub target: RelocTarget,
    /// Added to the address.
    pub addend: i64,
}

/// A call in the code, known by its return address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CallSite {
    /// Byte offset of the return address.
    pub return_offset: u32,
    /// Byte offset of the exception handler, if the call stands in a `try`.
    pub handler_offset: Option<u32>,
    /// Bytes from the frame pointer down to the stack pointer at the call.
    pub frame_offset: u32,
    /// Site number; indexes the instance's table of source locations.
    pub site: u32,
}

/// Relocatable code of one stencil. The entry is at offset 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Object {
    /// Machine code.
    pub code: Vec<u8>,
    /// Alignment of the code in bytes.
    pub align: u32,
    /// Relocations by offset.
    pub relocs: Vec<Reloc>,
    /// Call sites by return offset.
    pub call_sites: Vec<CallSite>,
    /// Number of holes that the code refers to.
    pub holes: u32,
}

/// Why bytes are not an object.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DecodeError {
    /// Fewer bytes than announced.
    #[error("object is cut short")]
    Truncated,
    /// The first bytes are not those of an object of this version.
    #[error("object has another format")]
    Format,
    /// An offset or a number lies outside its range.
    #[error("object has a {0} outside its range")]
    Range(&'static str),
}

const MAGIC: &[u8; 8] = b"JLTOBJ01";
const NO_HANDLER: u32 = u32::MAX;

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, n: usize) -> Result<&'a [u8], DecodeError> {
        if n > self.0.len() {
            return Err(DecodeError::Truncated);
        }
        let (head, tail) = self.0.split_at(n);
        self.0 = tail;
        Ok(head)
    }

    fn u32(&mut self) -> Result<u32, DecodeError> {
        let bytes = self.bytes(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn i64(&mut self) -> Result<i64, DecodeError> {
        let low = self.u32()?;
        let high = self.u32()?;
        Ok((u64::from(low) | (u64::from(high) << 32)) as i64)
    }
}

impl Object {
    /// The byte form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Object { code, align, relocs, call_sites, holes } = self;
        let mut out = Vec::with_capacity(code.len() + 32 * relocs.len() + 16 * call_sites.len() + 32);
        out.extend_from_slice(MAGIC);
        for n in [code.len() as u32, *align, relocs.len() as u32, call_sites.len() as u32, *holes] {
            out.extend_from_slice(&n.to_le_bytes());
        }
        out.extend_from_slice(code);
        for Reloc { offset, target, addend } in relocs {
            out.extend_from_slice(&offset.to_le_bytes());
            match target {
                RelocTarget::Hole(n) => {
                    out.extend_from_slice(&0u32.to_le_bytes());
                    out.extend_from_slice(&n.to_le_bytes());
                }
                RelocTarget::LibCall(name) => {
                    out.extend_from_slice(&1u32.to_le_bytes());
                    out.extend_from_slice(&(name.len() as u32).to_le_bytes());
                    out.extend_from_slice(name.as_bytes());
                }
            }
            out.extend_from_slice(&addend.to_le_bytes());
        }
        for CallSite { return_offset, handler_offset, frame_offset, site } in call_sites {
            for n in [*return_offset, handler_offset.unwrap_or(NO_HANDLER), *frame_offset, *site] {
                out.extend_from_slice(&n.to_le_bytes());
            }
        }
        out
    }

    /// Reads the byte form, checking every count, offset and number.
    ///
    /// # Errors
    /// Whatever is not exactly an object of this version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Object, DecodeError> {
        let mut reader = Reader(bytes);
        if reader.bytes(8)? != MAGIC {
            return Err(DecodeError::Format);
        }
        let (code_len, align) = (reader.u32()?, reader.u32()?);
        let (reloc_count, site_count, holes) = (reader.u32()?, reader.u32()?, reader.u32()?);
        if !align.is_power_of_two() || align > 4096 {
            return Err(DecodeError::Range("alignment"));
        }
        let code = reader.bytes(code_len as usize)?.to_vec();
        // The counts are checked as the parts are read: until then they promise at most a part of what is left.
        let fitting = |count: u32, size: usize, reader: &Reader<'_>| (count as usize).min(reader.0.len() / size);
        let mut relocs = Vec::with_capacity(fitting(reloc_count, 20, &reader));
        for _ in 0..reloc_count {
            relocs.push(read_reloc(&mut reader, code_len, holes)?);
        }
        let mut call_sites: Vec<CallSite> = Vec::with_capacity(fitting(site_count, 16, &reader));
        for _ in 0..site_count {
            let site = read_call_site(&mut reader, code_len)?;
            if call_sites.last().is_some_and(|last| last.return_offset >= site.return_offset) {
                return Err(DecodeError::Range("call site order"));
            }
            call_sites.push(site);
        }
        if !reader.0.is_empty() {
            return Err(DecodeError::Format);
        }
        Ok(Object { code, align, relocs, call_sites, holes })
    }
}

fn read_reloc(reader: &mut Reader<'_>, code_len: u32, holes: u32) -> Result<Reloc, DecodeError> {
    let offset = reader.u32()?;
    if offset.checked_add(8).is_none_or(|end| end > code_len) {
        return Err(DecodeError::Range("relocation offset"));
    }
    let target = match reader.u32()? {
        0 => {
            let hole = reader.u32()?;
            if hole >= holes {
                return Err(DecodeError::Range("hole number"));
            }
            RelocTarget::Hole(hole)
        }
        1 => {
            let len = reader.u32()? as usize;
            let name = std::str::from_utf8(reader.bytes(len)?).map_err(|_| DecodeError::Range("symbol name"))?;
            RelocTarget::LibCall(name.to_owned())
        }
        _ => return Err(DecodeError::Range("relocation kind")),
    };
    Ok(Reloc { offset, target, addend: reader.i64()? })
}

fn read_call_site(reader: &mut Reader<'_>, code_len: u32) -> Result<CallSite, DecodeError> {
    let return_offset = reader.u32()?;
    let handler = reader.u32()?;
    let site = CallSite {
        return_offset,
        handler_offset: (handler != NO_HANDLER).then_some(handler),
        frame_offset: reader.u32()?,
        site: reader.u32()?,
    };
    if return_offset > code_len || site.handler_offset.is_some_and(|h| h >= code_len) {
        return Err(DecodeError::Range("call site offset"));
    }
    Ok(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Object {
        Object {
            code: (0..64).collect(),
            align: 16,
            relocs: vec![
                Reloc { offset: 8, target: RelocTarget::Hole(1), addend: -3 },
                Reloc { offset: 56, target: RelocTarget::LibCall("fma".into()), addend: 0 },
            ],
            call_sites: vec![
                CallSite { return_offset: 20, handler_offset: None, frame_offset: 32, site: 0 },
                CallSite { return_offset: 40, handler_offset: Some(44), frame_offset: 32, site: 1 },
            ],
            holes: 2,
        }
    }

    #[test]
    fn bytes_round_trip() {
        let object = sample();
        assert_eq!(Object::from_bytes(&object.to_bytes()), Ok(object));
    }

    #[test]
    fn every_cut_and_every_bad_number_is_refused() {
        let bytes = sample().to_bytes();
        for end in 0..bytes.len() {
            assert!(Object::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
        }
        let mut bad = sample();
        bad.relocs[0].target = RelocTarget::Hole(2);
        assert_eq!(Object::from_bytes(&bad.to_bytes()), Err(DecodeError::Range("hole number")));
        let mut bad = sample();
        bad.relocs[0].offset = 60;
        assert_eq!(Object::from_bytes(&bad.to_bytes()), Err(DecodeError::Range("relocation offset")));
    }

    /// What is accepted is what its bytes say and fits together; the rest is refused.
    #[test]
    fn damage_is_refused_or_harmless() {
        let good = sample().to_bytes();
        let other = Object { code: vec![0xc3; 9], align: 16, ..Object::default() }.to_bytes();
        let mut accepted = 0;
        for round in 0..juliet_generate::fuzz_rounds(20_000) {
            let bytes = juliet_generate::damage(&good, &other, &mut juliet_generate::Random::new(round));
            let Ok(object) = Object::from_bytes(&bytes) else { continue };
            accepted += 1;
            assert_eq!(object.to_bytes(), bytes, "round {round}");
            let Object { code, relocs, call_sites, holes, .. } = object;
            for reloc in relocs {
                assert!(reloc.offset as usize + 8 <= code.len(), "round {round}");
                assert!(!matches!(reloc.target, RelocTarget::Hole(hole) if hole >= holes), "round {round}");
            }
            assert!(call_sites.iter().all(|site| site.return_offset as usize <= code.len()), "round {round}");
        }
        assert!(accepted > 0, "a flip in the code leaves an object");
    }
}
