//! Rules of builtins on objects: fields and `new`.

use juliet_ir::{Const, Effects, Type};
use juliet_types::{builtin, is_subtype};

use crate::lattice::{Lattice, join_types};
use crate::tfuncs::{Outcome, global_outcome};
use crate::world::World;

/// The position (from 0) of the field that a constant names by number or symbol.
pub(crate) fn field_position(ty: Type, key: &Const) -> Option<usize> {
    match key {
        Const::Sym(name) => ty.field_index(*name),
        _ => {
            let index = usize::try_from(key.as_int()?.checked_sub(1)?).ok()?;
            match ty.field_count() {
                Some(count) if index >= count => None,
                _ => Some(index),
            }
        }
    }
}

/// `getfield(x, key)`.
pub(crate) fn get_field(world: &dyn World, args: &[Lattice]) -> Outcome {
    let (object, key) = (&args[0], &args[1]);
    if let (Lattice::Const(Const::Module(module)), Lattice::Const(Const::Sym(name))) = (object, key) {
        return global_outcome(world.module_global(*module, *name));
    }
    let ty = object.runtime_type();
    if let juliet_types::TypeKind::Union(members) = ty.kind() {
        let outcomes: Vec<Outcome> =
            members.iter().map(|m| get_field(world, &[Lattice::of(*m), key.clone()])).collect();
        let ret = outcomes.iter().fold(Lattice::bottom(), |a, (b, _)| a.join(b));
        let effects = outcomes.iter().fold(Effects::PURE, |a, (_, b)| a.meet(*b));
        return (ret, effects);
    }
    if ty == builtin().module {
        return (Lattice::any(), Effects::READ_THROWS);
    }
    match key {
        Lattice::Const(key) => constant_field(world, object, ty, key),
        _ => any_field(object, ty, key),
    }
}

fn constant_field(world: &dyn World, object: &Lattice, ty: Type, key: &Const) -> Outcome {
    let Some(index) = field_position(ty, key) else {
        let is_open = ty.field_count().is_none();
        return if is_open {
            (Lattice::any(), Effects::READ_THROWS)
        } else {
            (Lattice::bottom(), Effects::PURE_THROWS)
        };
    };
    if ty.is_core_named("DataType") || ty.is_kind() {
        return (kind_field(ty, index), Effects::READ_THROWS);
    }
    let is_const = ty.is_field_const(index);
    if is_const {
        if let Some(known) = object.field(index) {
            return (known, Effects::PURE);
        }
        if let Lattice::Const(Const::Heap(heap)) = object
            && let Some(value) = world.heap_field(*heap, index)
        {
            return (Lattice::Const(value), Effects::PURE);
        }
    }
    let Some(declared) = ty.field_type(index) else { return (Lattice::any(), Effects::READ_THROWS) };
    let is_open_tuple = ty.is_tuple() && ty.fixed_tuple_length().is_none_or(|n| index >= n);
    let known_elements = ty.params().iter().filter(|p| p.as_type().is_some_and(|t| !t.is_vararg())).count();
    let may_be_missing = (is_open_tuple && index >= known_elements) || !is_always_set(ty, index, declared);
    let value = if declared.has_free_vars() { free_field(ty, declared) } else { Lattice::of(declared) };
    let mut effects = if is_const { Effects::PURE } else { Effects::READ };
    if may_be_missing {
        effects = effects.without(Effects::NOTHROW);
    }
    (value, effects)
}

/// A field whose type mentions variables of the object's `where`.
fn free_field(ty: Type, declared: Type) -> Lattice {
    let _ = ty;
    match declared.as_var() {
        Some(var) if !var.upper().has_free_vars() => Lattice::Type(var.upper()),
        Some(_) => Lattice::any(),
        None => {
            let closed = declared.free_vars().iter().fold(declared, |t, v| juliet_types::union_all(*v, t));
            if closed.has_free_vars() { Lattice::any() } else { Lattice::Type(closed) }
        }
    }
}

/// Whether a field holds a value in every object.
pub(crate) fn is_always_set(ty: Type, index: usize, declared: Type) -> bool {
    index < ty.initialized_count() || (declared.is_stored_inline() && declared.is_bits())
}

fn kind_field(ty: Type, index: usize) -> Lattice {
    match ty.field_type(index) {
        Some(t) if !t.has_free_vars() => Lattice::of(t),
        _ => Lattice::any(),
    }
}

/// `getfield(x, i)` with an index that is not known.
fn any_field(object: &Lattice, ty: Type, key: &Lattice) -> Outcome {
    let effects = if ty.is_concrete() && !ty.is_mutable() { Effects::PURE_THROWS } else { Effects::READ_THROWS };
    if !key.is_in(builtin().int64) && !key.is_in(builtin().symbol) && !key.widen().is_any() {
        return (Lattice::bottom(), Effects::PURE_THROWS);
    }
    let Some(count) = ty.field_count() else {
        if ty.is_tuple() {
            let joined = ty.tuple_elements().into_iter().fold(Type::bottom(), |a, t| {
                let t = match t.kind() {
                    juliet_types::TypeKind::Vararg { elem, .. } => *elem,
                    _ => t,
                };
                join_types(a, t)
            });
            return (Lattice::Type(joined), effects);
        }
        return (Lattice::any(), effects);
    };
    let mut joined = Lattice::bottom();
    for index in 0..count {
        let field = match object.field(index) {
            Some(known) if ty.is_field_const(index) => known,
            _ => match ty.field_type(index) {
                Some(t) if !t.has_free_vars() => Lattice::Type(t),
                _ => Lattice::any(),
            },
        };
        joined = joined.join(&Lattice::Type(field.runtime_type()));
    }
    (joined, effects)
}

/// `setfield!(x, key, value)`.
pub(crate) fn set_field(args: &[Lattice]) -> Outcome {
    let ty = args[0].runtime_type();
    let value = args[2].clone().without_condition();
    let mut effects = Effects::WRITE_THROWS;
    if let Some(index) = args[1].as_const().and_then(|key| field_position(ty, key))
        && ty.is_concrete()
        && ty.is_mutable()
        && !ty.is_field_const(index)
        && ty.field_type(index).is_some_and(|t| value.is_in(t))
    {
        effects = effects.with(Effects::NOTHROW);
    }
    (value, effects)
}

/// `isdefined(x, key)`.
pub(crate) fn is_defined(args: &[Lattice]) -> Outcome {
    let ty = args[0].runtime_type();
    if ty.is_concrete()
        && !ty.is_core_named("Module")
        && let Some(key) = args[1].as_const()
    {
        return match field_position(ty, key) {
            Some(index) => match ty.field_type(index) {
                Some(declared) if is_always_set(ty, index, declared) => (Lattice::truth(true), Effects::PURE),
                _ => (Lattice::bool(), Effects::READ),
            },
            None => (Lattice::truth(false), Effects::PURE),
        };
    }
    (Lattice::bool(), Effects::READ_THROWS)
}

/// `nfields(x)`.
pub(crate) fn field_count(object: &Lattice) -> Outcome {
    let ty = object.runtime_type();
    let has_known_fields = ty.is_concrete() || ty.is_tuple() && ty.fixed_tuple_length().is_some();
    if !has_known_fields {
        return (Lattice::int(), Effects::PURE);
    }
    match ty.field_count() {
        Some(count) => (Lattice::Const(Const::int64(count as i64)), Effects::PURE),
        None => (Lattice::int(), Effects::PURE),
    }
}

/// `new` of a type with field values.
pub(crate) fn new_result(ty: &Lattice, args: &[Lattice]) -> Outcome {
    let Some(t) = ty.as_type_value() else {
        let result = match ty.widen().unwrap_union_all().type_parameter() {
            // `Type{S{T}} where T`: an object of some such type.
            Some(inner) => Lattice::Type(inner.rewrap(ty.widen())),
            None => Lattice::any(),
        };
        return (result, Effects::PURE_THROWS.without(Effects::CONSISTENT));
    };
    if !t.is_concrete() {
        return (Lattice::bottom(), Effects::PURE_THROWS);
    }
    let count = t.field_count().unwrap_or(0);
    if args.len() > count {
        return (Lattice::bottom(), Effects::PURE_THROWS);
    }
    let mut fits = true;
    for (index, arg) in args.iter().enumerate() {
        let declared = t.field_type(index).unwrap_or_else(Type::any);
        if !arg.is_in(declared) {
            fits = false;
            if arg.clone().without_condition().narrow(declared).is_bottom() {
                return (Lattice::bottom(), Effects::PURE_THROWS);
            }
        }
    }
    let mut effects = if t.is_mutable() { Effects::PURE.without(Effects::CONSISTENT) } else { Effects::PURE };
    if !fits {
        effects = effects.without(Effects::NOTHROW);
    }
    if t.is_mutable() || args.len() < count || !fits {
        return (Lattice::of_mutable(t), effects);
    }
    let fields = args
        .iter()
        .enumerate()
        .map(|(i, a)| field_lattice(a.clone(), t.field_type(i).unwrap_or_else(Type::any)))
        .collect();
    (Lattice::of_fields(t, fields), effects)
}

fn field_lattice(value: Lattice, declared: Type) -> Lattice {
    match value {
        Lattice::Type(t) if declared.is_concrete() && is_subtype(declared, t) => Lattice::of(declared),
        other => other.without_condition(),
    }
}

impl Lattice {
    /// An object of exactly this type.
    fn of_mutable(ty: Type) -> Lattice {
        if ty.is_mutable() { Lattice::Type(ty) } else { Lattice::of(ty) }
    }
}
