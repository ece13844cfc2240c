//! The subtype relation.

use crate::data::Type;

/// Whether every value of `a` is a value of `b`: Julia's `a <: b`.
pub fn is_subtype(a: Type, b: Type) -> bool {
    if a == b || a.is_bottom() || b.is_any() {
        return true;
    }
    let mut current = a;
    while !current.is_any() {
        current = current.supertype();
        if current == b {
            return true;
        }
    }
    false
}

/// Whether two types have the same values: Julia's `a == b`.
pub fn type_equal(a: Type, b: Type) -> bool {
    a == b || (is_subtype(a, b) && is_subtype(b, a))
}
