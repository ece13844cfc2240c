//! Rules of builtins that compare values or work on types as values.

use juliet_ir::{Builtin, Const, Effects, Type};
use juliet_types::{Param, TypeKind, apply, builtin, intersect, is_subtype, type_equal, type_of_type};

use crate::lattice::Lattice;
use crate::tfuncs::Outcome;

/// `a === b`.
pub(crate) fn egal(a: &Lattice, b: &Lattice) -> Outcome {
    (egal_result(a, b), Effects::PURE)
}

fn egal_result(a: &Lattice, b: &Lattice) -> Lattice {
    match (a, b) {
        (Lattice::Const(Const::Type(x)), Lattice::Const(Const::Type(y))) => {
            if x == y {
                Lattice::truth(true)
            } else if x.has_free_vars() || y.has_free_vars() || type_equal(*x, *y) {
                Lattice::bool()
            } else {
                Lattice::truth(false)
            }
        }
        (Lattice::Const(x), Lattice::Const(y)) if x.is_nameable() && y.is_nameable() => Lattice::truth(x == y),
        (Lattice::Const(Const::Heap(x)), Lattice::Const(Const::Heap(y))) if x == y => Lattice::truth(true),
        _ if may_be_equal(a.runtime_type(), b.runtime_type()) => Lattice::bool(),
        _ => Lattice::truth(false),
    }
}

fn may_be_equal(a: Type, b: Type) -> bool {
    if a == b {
        return true;
    }
    if a.is_concrete() && b.is_concrete() {
        return false;
    }
    !intersect(a, b).is_bottom()
}

/// `typeof(x)`.
pub(crate) fn type_of(x: &Lattice) -> Outcome {
    let value = match x {
        Lattice::Const(c) => Lattice::Const(Const::Type(c.type_of())),
        _ => {
            let ty = x.runtime_type();
            if ty.is_concrete() { Lattice::Const(Const::Type(ty)) } else { Lattice::Type(builtin().data_type) }
        }
    };
    (value, Effects::PURE)
}

/// `isa(x, T)`.
pub(crate) fn isa(x: &Lattice, ty: &Lattice) -> Outcome {
    let Some(wanted) = ty.as_type_value() else {
        let nothrow = ty.is_in(builtin().type_);
        let effects = if nothrow { Effects::PURE } else { Effects::PURE_THROWS };
        return (Lattice::bool(), effects);
    };
    if wanted.has_free_vars() {
        return (Lattice::bool(), Effects::PURE_THROWS);
    }
    let known = x.widen();
    let result = if is_subtype(known, wanted) {
        Lattice::truth(true)
    } else if (known.is_concrete() && !known.is_kind()) || never_isa(known, wanted) {
        Lattice::truth(false)
    } else {
        Lattice::bool()
    };
    (result, Effects::PURE)
}

fn never_isa(known: Type, wanted: Type) -> bool {
    if known.is_type_type() {
        // Values of `Type{T}` with `T` open may be of several kinds.
        return match known.type_parameter() {
            Some(inner) if !inner.has_free_vars() => {
                !is_subtype(inner.kind_type(), wanted) && !wanted_may_hold_type(inner, wanted)
            }
            _ => false,
        };
    }
    intersect(known, wanted).is_bottom()
}

fn wanted_may_hold_type(inner: Type, wanted: Type) -> bool {
    is_subtype(type_of_type(inner), wanted) || !intersect(type_of_type(inner), wanted).is_bottom()
}

/// `a <: b`.
pub(crate) fn subtype(a: &Lattice, b: &Lattice) -> Outcome {
    let effects =
        if a.is_in(builtin().type_) && b.is_in(builtin().type_) { Effects::PURE } else { Effects::PURE_THROWS };
    let result = match (a.as_type_value(), b.as_type_value()) {
        (Some(a), Some(b)) if !a.has_free_vars() && !b.has_free_vars() => Lattice::truth(is_subtype(a, b)),
        _ => Lattice::bool(),
    };
    (result, effects)
}

/// `typeassert(x, T)`.
pub(crate) fn type_assert(x: &Lattice, ty: &Lattice) -> Outcome {
    match ty.as_type_value() {
        Some(wanted) if !wanted.has_free_vars() => {
            if x.is_in(wanted) {
                (x.clone(), Effects::PURE)
            } else {
                (x.clone().without_condition().narrow(wanted), Effects::PURE_THROWS)
            }
        }
        _ => (x.clone().without_condition(), Effects::PURE_THROWS),
    }
}

/// `ifelse(cond, a, b)`.
pub(crate) fn if_else(args: &[Lattice]) -> Outcome {
    let effects = if args[0].is_in(builtin().bool) { Effects::PURE } else { Effects::PURE_THROWS };
    let result = match args[0].as_const().and_then(Const::as_bool) {
        Some(true) => args[1].clone(),
        Some(false) => args[2].clone(),
        None => args[1].clone().without_condition().join(&args[2].clone().without_condition()),
    };
    (result, effects)
}

/// `apply_type(T, params...)`.
pub(crate) fn apply_type(args: &[Lattice]) -> Outcome {
    let Some(wrapper) = args[0].as_type_value() else {
        return (Lattice::Type(builtin().type_), Effects::PURE_THROWS);
    };
    let params: Option<Vec<Param>> =
        args[1..].iter().map(|a| a.as_const().map(|c| Param::from_const(c.clone()))).collect();
    if let Some(params) = params {
        if params.iter().any(|p| p.as_type().is_some_and(|t| t.has_free_vars())) {
            return (Lattice::Type(builtin().type_), Effects::PURE_THROWS);
        }
        if params.iter().any(|p| matches!(p, Param::Value(c) if !c.is_parameter())) {
            return (Lattice::bottom(), Effects::PURE_THROWS);
        }
        return match apply(wrapper, &params) {
            Ok(ty) => (Lattice::Const(Const::Type(ty)), Effects::PURE),
            Err(_) => (Lattice::bottom(), Effects::PURE_THROWS),
        };
    }
    (Lattice::Type(open_apply(wrapper, &args[1..])), Effects::PURE_THROWS)
}

/// `Type{wrapper{…}} where …` for parameters that are not all known.
fn open_apply(wrapper: Type, args: &[Lattice]) -> Type {
    if wrapper.is_tuple() || wrapper.is_core_named("Union") || wrapper.is_vararg() {
        return builtin().type_;
    }
    let mut fresh = Vec::new();
    let mut params = Vec::new();
    let mut current = wrapper;
    for arg in args {
        let TypeKind::UnionAll(all) = current.kind() else { return builtin().type_ };
        match arg.as_const() {
            Some(c) if c.is_parameter() => params.push(Param::from_const(c.clone())),
            _ => {
                if all.var.upper().has_free_vars() || all.var.lower().has_free_vars() {
                    return builtin().type_;
                }
                let var = juliet_types::TypeVar::new(all.var.name(), all.var.lower(), all.var.upper());
                params.push(Param::from(var));
                fresh.push(var);
            }
        }
        current = all.body;
    }
    match apply(wrapper, &params) {
        Ok(body) => {
            let body = type_of_type(body);
            fresh.into_iter().rev().fold(body, |body, var| juliet_types::union_all(var, body))
        }
        Err(_) => Type::bottom(),
    }
}

/// `fieldtype(T, i)`.
pub(crate) fn field_type(args: &[Lattice]) -> Outcome {
    let unknown = (Lattice::any(), Effects::PURE_THROWS);
    let Some(ty) = args[0].as_type_value() else { return unknown };
    let Some(index) = args[1].as_const().and_then(|c| crate::tfuncs_object::field_position(ty, c)) else {
        return unknown;
    };
    match ty.field_type(index) {
        Some(t) if !t.has_free_vars() => (Lattice::Const(Const::Type(t)), Effects::PURE),
        _ => unknown,
    }
}

/// `sizeof(x)`, or `_sizeof(T)` of a type.
pub(crate) fn size_of(x: &Lattice, of_type_only: bool) -> Outcome {
    let ty = match x.as_type_value() {
        Some(ty) => Some(ty),
        None if of_type_only => None,
        None => Some(x.runtime_type()).filter(|t| is_sized_by_type(*t)),
    };
    match ty.filter(|t| is_sized_by_type(*t)).and_then(Type::layout) {
        Some(layout) => (Lattice::Const(Const::int64(i64::from(layout.size))), Effects::PURE),
        None => (Lattice::int(), Effects::PURE_THROWS),
    }
}

fn is_sized_by_type(ty: Type) -> bool {
    let variable = ["String", "Symbol", "SimpleVector", "Memory", "Array", "Module", "DataType"];
    ty.is_concrete() && !variable.iter().any(|name| ty.is_core_named(name))
}

/// Predicates on a type.
pub(crate) fn predicate(which: Builtin, x: &Lattice) -> Lattice {
    let Some(ty) = x.as_type_value().filter(|t| !t.has_free_vars()) else { return Lattice::bool() };
    match which {
        Builtin::Isconcrete => Lattice::truth(ty.is_concrete()),
        Builtin::Isabstract => Lattice::bool(),
        Builtin::Isbits => Lattice::truth(ty.is_bits()),
        Builtin::Ismutable if ty.is_concrete() => Lattice::truth(ty.is_mutable()),
        Builtin::Isprimitive if ty.is_concrete() => Lattice::truth(ty.is_primitive()),
        _ => Lattice::bool(),
    }
}

/// Questions that a type answers with a type.
pub(crate) fn type_query(which: Builtin, args: &[Lattice]) -> Lattice {
    let types: Option<Vec<Type>> = args.iter().map(|a| a.as_type_value().filter(|t| !t.has_free_vars())).collect();
    let Some(types) = types else { return Lattice::any() };
    let answer = match which {
        Builtin::Supertype => types[0].as_data().map(|_| types[0].supertype()),
        Builtin::TypeWrapper => types[0].type_name().map(|n| n.wrapper()),
        Builtin::Typejoin => Some(juliet_types::type_join(types[0], types[1])),
        Builtin::Typeintersect => Some(intersect(types[0], types[1])),
        _ => None,
    };
    answer.filter(|t| !t.has_free_vars()).map_or_else(Lattice::any, |t| Lattice::Const(Const::Type(t)))
}
