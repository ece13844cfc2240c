//! What the heap objects that code holds as literals contain.
//!
//! Code says by name where its literals are; their content tells two methods apart whose bodies differ in
//! them alone, such as closures of equal text under a macro that puts an expression or a list into its code.
//! It is taken when the method is first asked about.

use juliet_hash::{Fingerprint, Portable};
use juliet_runtime::{Ref, value};
use juliet_types::HeapRef;
use rustc_hash::FxHashMap;

use super::names::NameTable;

/// Objects with more parts have no content.
const PARTS_MAX: usize = 1 << 14;

/// How deep objects may be inside each other.
const DEPTH_MAX: u32 = 200;

/// The content of an object and of all that it holds; `None` where it holds addresses, or is large.
pub(super) fn content_of_object(names: &NameTable, object: HeapRef) -> Option<Fingerprint> {
    Walk { names, seen: FxHashMap::default(), parts_left: PARTS_MAX }.content(Ref::new(object.address), DEPTH_MAX)
}

struct Walk<'n> {
    names: &'n NameTable,
    /// The objects met so far, by address: in which order.
    seen: FxHashMap<u64, u32>,
    parts_left: usize,
}

impl Walk<'_> {
    fn content(&mut self, object: Ref, depth: u32) -> Option<Fingerprint> {
        let mut p = Portable::new(self.names, "juliet object");
        let depth = depth.checked_sub(1)?;
        if let Some(global) = self.names.library_holder(object.word()) {
            p.e.tag(0);
            p.global(global);
            return p.fingerprint();
        }
        let next = self.seen.len() as u32;
        let number = *self.seen.entry(object.word()).or_insert(next);
        if number != next {
            p.e.tag(1);
            p.e.u32(number);
            return p.fingerprint();
        }
        let parts = value::parts(object)?;
        self.parts_left = self.parts_left.checked_sub(parts.len())?;
        p.e.tag(2);
        p.ty(object.type_of());
        p.e.len(parts.len());
        for part in parts {
            p.e.tag(u8::from(part.is_some()));
            let Some(part) = part else { continue };
            match value::as_plain_const(part) {
                Some(constant) => p.constant(&constant),
                None => p.named(self.content(part, depth)),
            }
        }
        p.fingerprint()
    }
}
