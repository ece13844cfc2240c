//! Joins of types: Julia's `typejoin`, and the bounded unions of inference.

use crate::construct::union;
use crate::data::Type;
use crate::subtype::is_subtype;

/// Julia's `typejoin(a, b)`: the closest common supertype that is no union.
pub fn type_join(a: Type, b: Type) -> Type {
    let mut current = a;
    while !is_subtype(b, current) {
        current = current.supertype();
    }
    current
}

/// The union of two types where it has at most `members_max` members, else their join.
pub fn type_merge(a: Type, b: Type, members_max: usize) -> Type {
    let merged = union(&[a, b]);
    if merged.union_members().len() <= members_max { merged } else { type_join(a, b) }
}
