//! How C passes values: which registers, by the System V convention for x86-64 (its section 3.2.3).

use crate::builtin::builtin;
use crate::data::Type;

/// A register's worth of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CWord {
    /// In a general register.
    Integer,
    /// In a vector register.
    Float,
}

/// Where C expects a value without references.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CClass {
    /// In so many registers, at most two; on the stack where there are not enough left for all.
    Words(Vec<CWord>),
    /// In memory, of so many words: an argument as a copy on the stack, a result where a hidden
    /// first argument points to.
    Memory(usize),
}

/// The class of an immutable type without references; `None` for others, and for what has an alignment
/// that the convention treats apart.
pub fn c_class(ty: Type) -> Option<CClass> {
    if !ty.is_bits() {
        return None;
    }
    let layout = ty.layout()?;
    if layout.align > 8 {
        return None;
    }
    let words = layout.size.div_ceil(8) as usize;
    if words > 2 {
        return Some(CClass::Memory(words));
    }
    // A word is a float's if nothing but floats lie in it.
    let mut classes = vec![CWord::Float; words];
    mark_integers(ty, 0, &mut classes)?;
    Some(CClass::Words(classes))
}

fn mark_integers(ty: Type, base: u32, classes: &mut [CWord]) -> Option<()> {
    let b = builtin();
    if ty.is_primitive() {
        if ty != b.float64 && ty != b.float32 {
            classes[base as usize / 8] = CWord::Integer;
        }
        return Some(());
    }
    for (index, place) in ty.layout()?.fields.iter().enumerate() {
        mark_integers(ty.field_type(index)?, base + place.offset, classes)?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::construct::tuple;

    #[test]
    fn small_structs_go_in_registers() {
        let b = builtin();
        let words = |types: &[Type]| c_class(tuple(types));
        assert_eq!(words(&[b.int32, b.int32]), Some(CClass::Words(vec![CWord::Integer])));
        assert_eq!(words(&[b.float64, b.int8]), Some(CClass::Words(vec![CWord::Float, CWord::Integer])));
        assert_eq!(words(&[b.float32, b.float32, b.float32]), Some(CClass::Words(vec![CWord::Float, CWord::Float])));
        assert_eq!(words(&[b.float32, b.int32]), Some(CClass::Words(vec![CWord::Integer])));
        assert_eq!(words(&[b.int64, b.int64, b.int8]), Some(CClass::Memory(3)));
        assert_eq!(words(&[Type::any()]), None);
    }
}
