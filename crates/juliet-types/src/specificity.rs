//! The specificity order of method signatures.

use crate::data::Type;
use crate::subtype::is_subtype;

/// Whether signature `a` is strictly more specific than `b`: its method is preferred.
pub fn more_specific(a: Type, b: Type) -> bool {
    is_subtype(a, b) && !is_subtype(b, a)
}

/// Whether two signatures have common arguments and neither is more specific.
pub fn is_ambiguous_pair(a: Type, b: Type) -> bool {
    !more_specific(a, b) && !more_specific(b, a) && !crate::intersect::intersect(a, b).is_bottom()
}
