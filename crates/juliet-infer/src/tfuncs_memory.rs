//! Rules of builtins on `Memory` and `MemoryRef`.

use juliet_ir::{Const, Effects, Type};
use juliet_types::{Param, apply, builtin};

use crate::lattice::Lattice;
use crate::tfuncs::Outcome;

/// The element type of a concrete `Memory{T}` or `MemoryRef{T}`.
pub(crate) fn element_type(ty: Type) -> Option<Type> {
    if !ty.is_core_named("Memory") && !ty.is_core_named("MemoryRef") {
        return None;
    }
    ty.params().first().and_then(Param::as_type).filter(|t| !t.has_free_vars())
}

fn is_off(flag: Option<&Lattice>) -> bool {
    flag.and_then(Lattice::as_const).and_then(Const::as_bool) == Some(false)
}

/// `memorynew(Memory{T}, n)`.
pub(crate) fn memory_new(args: &[Lattice]) -> Outcome {
    let effects = Effects::PURE_THROWS.without(Effects::CONSISTENT);
    match args[0].as_type_value() {
        Some(ty) if ty.is_concrete() => (Lattice::Type(ty), effects),
        _ => (Lattice::Type(builtin().memory), effects),
    }
}

/// `memoryrefnew(mem)`, `memoryrefnew(ref, i)`, `memoryrefnew(ref, i, check)`.
pub(crate) fn ref_new(args: &[Lattice]) -> Outcome {
    let ty = args[0].widen();
    let Some(element) = element_type(ty) else {
        return (Lattice::Type(builtin().memory_ref), Effects::PURE_THROWS);
    };
    let ret = apply(builtin().memory_ref, &[element.into()]).map_or_else(|_| Lattice::any(), Lattice::of);
    let unchecked = args.len() == 1 || (is_off(args.get(2)) && args[1].is_in(builtin().int64));
    (ret, if unchecked { Effects::PURE } else { Effects::PURE_THROWS })
}

/// `memoryrefget(ref, order, check)`.
pub(crate) fn ref_get(args: &[Lattice]) -> Outcome {
    let Some(element) = element_type(args[0].widen()) else { return (Lattice::any(), Effects::READ_THROWS) };
    let nothrow = element.is_stored_inline() && element.is_bits();
    let effects = if nothrow && is_off(args.get(2)) { Effects::READ } else { Effects::READ_THROWS };
    (Lattice::of(element), effects)
}

/// `memoryrefset!(ref, value, order, check)`.
pub(crate) fn ref_set(args: &[Lattice]) -> Outcome {
    let value = args[1].clone().without_condition();
    let fits = element_type(args[0].widen()).is_some_and(|t| value.is_in(t));
    let effects =
        if fits && is_off(args.get(3)) { Effects::WRITE_THROWS.with(Effects::NOTHROW) } else { Effects::WRITE_THROWS };
    (value, effects)
}

/// `memoryref_isassigned(ref, order, check)`.
pub(crate) fn ref_is_assigned(args: &[Lattice]) -> Outcome {
    match element_type(args[0].widen()) {
        Some(t) if t.is_stored_inline() && t.is_bits() && is_off(args.get(2)) => (Lattice::truth(true), Effects::PURE),
        _ => (Lattice::bool(), Effects::READ_THROWS),
    }
}
