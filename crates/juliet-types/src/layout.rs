//! Memory layouts of concrete types: sizes, offsets and where the pointers are.
//!
//! Immutable fields of concrete type are stored inline, pointers within them included unless a constructor may
//! leave some undefined; mutable, abstract and union fields are pointers of 8 bytes. A mutable struct's layout is that of the
//! object behind its pointer, from the first byte after the header.

use crate::builtin::builtin;
use crate::data::{Role, Type, TypeKind, TypeNameKind};
use std::cell::RefCell;

/// Structs within structs beyond which a field is a pointer: the nesting may have no end.
const NESTING_MAX: usize = 100;

thread_local! {
    /// The types whose layout is being computed, each within the one before.
    static IN_PROGRESS: RefCell<Vec<Type>> = const { RefCell::new(Vec::new()) };
}

/// The layout of the values of a concrete type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    /// Bytes, a multiple of the alignment.
    pub size: u32,
    /// Alignment in bytes.
    pub align: u32,
    /// One place for each field; empty for primitive types.
    pub fields: Vec<FieldPlace>,
    /// Byte offsets of all pointers, inline structs' included, ascending.
    pub pointer_offsets: Vec<u32>,
    /// Whether some bytes belong to no field.
    pub has_padding: bool,
}

/// Where a field lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldPlace {
    /// Bytes from the start.
    pub offset: u32,
    /// Bytes.
    pub size: u32,
    /// Whether the field is a pointer to an object; else its value is stored inline.
    pub is_pointer: bool,
}

impl Type {
    /// The layout of the type's values; `None` unless the type is concrete.
    pub fn layout(self) -> Option<&'static Layout> {
        if !self.is_concrete() {
            return None;
        }
        if let Some(known) = self.0.layout.get() {
            return known.as_ref();
        }
        let TypeKind::Data(data) = self.kind() else { return None };
        if data.name.fields().is_none() && data.name.role == Role::Plain {
            return None; // not defined yet: asked again later
        }
        let endless = IN_PROGRESS.with(|types| {
            let mut types = types.borrow_mut();
            let endless = types.contains(&self) || types.len() >= NESTING_MAX;
            if !endless {
                types.push(self);
            }
            endless
        });
        if endless {
            return None; // an immutable struct within itself: the inner one is a pointer
        }
        let computed = compute(self);
        IN_PROGRESS.with(|types| types.borrow_mut().pop());
        self.0.layout.get_or_init(|| computed).as_ref()
    }

    /// Whether a field of this type is stored inline rather than as a pointer.
    pub fn is_stored_inline(self) -> bool {
        // Types are identities, whatever their fields: they are never taken apart.
        // A null pointer in a value stands for an undefined field that holds the value: values whose own
        // pointers may be null are not stored in others.
        let is_complete = || self.initialized_count() == self.field_count().unwrap_or(0);
        self.is_concrete()
            && !self.is_mutable()
            && !is_type_object(self)
            && self.layout().is_some_and(|l| l.pointer_offsets.is_empty() || is_complete())
    }

    /// Whether values are plain bits: immutable, concrete and without pointers.
    pub fn is_bits(self) -> bool {
        self.is_stored_inline() && self.layout().is_some_and(|l| l.pointer_offsets.is_empty())
    }
}

/// Whether the values are types (or parts of types) other than data types, which are mutable.
fn is_type_object(ty: Type) -> bool {
    let b = builtin();
    ty == b.union || ty == b.union_all || ty == b.type_var || ty == b.typeof_vararg || ty == b.typeof_bottom
}

fn compute(ty: Type) -> Option<Layout> {
    let TypeKind::Data(data) = ty.kind() else { return None };
    if let TypeNameKind::Primitive { bits } = data.name.kind {
        let size = bits.div_ceil(8);
        let align = size.next_power_of_two().min(16);
        let padded = size.next_multiple_of(align);
        return Some(Layout {
            size: padded,
            align,
            fields: Vec::new(),
            pointer_offsets: Vec::new(),
            has_padding: padded != size,
        });
    }
    let mut layout = Layout { size: 0, align: 1, fields: Vec::new(), pointer_offsets: Vec::new(), has_padding: false };
    for index in 0..ty.field_count()? {
        place_field(&mut layout, ty.field_type(index)?);
    }
    let size = layout.size.next_multiple_of(layout.align);
    layout.has_padding |= size != layout.size;
    layout.size = size;
    Some(layout)
}

fn place_field(layout: &mut Layout, ty: Type) {
    let inline = if ty.is_stored_inline() { ty.layout() } else { None };
    let (size, align) = inline.map_or((8, 8), |l| (l.size, l.align));
    let offset = layout.size.next_multiple_of(align);
    layout.has_padding |= offset != layout.size || inline.is_some_and(|l| l.has_padding);
    match inline {
        Some(inner) => layout.pointer_offsets.extend(inner.pointer_offsets.iter().map(|p| offset + p)),
        None => layout.pointer_offsets.push(offset),
    }
    layout.fields.push(FieldPlace { offset, size, is_pointer: inline.is_none() });
    layout.align = layout.align.max(align);
    layout.size = offset + size;
}
