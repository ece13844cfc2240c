//! The lattice of abstract interpretation: what is known of a value before it exists.
//!
//! From below: `Type(Union{})`, constants, immutable structs with known fields, booleans that
//! narrow a variable, types. Joins are bounded in union size and depth, so that every ascending
//! chain that inference follows is finite.

use std::sync::Arc;

use juliet_ir::{Const, Type};
use juliet_types::{Param, TypeKind, builtin, intersect, is_subtype, tuple, type_merge, union};

/// Greatest number of members of a union that a join keeps.
pub const UNION_MEMBERS_MAX: usize = 4;
/// Nesting at which joins give up tracking the fields of structs.
const PARTIAL_DEPTH_MAX: usize = 4;
/// Nesting at which a type that a join produced is cut.
const JOIN_DEPTH_MAX: usize = 10;

/// What is known of a value.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Lattice {
    /// Some value of the type; `Union{}` where control does not arrive.
    Type(Type),
    /// Exactly this value.
    Const(Const),
    /// An immutable struct, tuple or named tuple of which more is known than its type.
    Partial(Arc<Partial>),
    /// A `Bool` that tells something of a variable.
    Conditional(Arc<Conditional>),
}

/// A struct with known fields.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Partial {
    /// Its concrete type.
    pub ty: Type,
    /// One element for each field.
    pub fields: Vec<Lattice>,
}

/// What a condition says of a variable.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Conditional {
    /// The slot.
    pub slot: u32,
    /// Which assignment of the slot it speaks of.
    pub version: u32,
    /// What the slot holds where the condition is true.
    pub then: Lattice,
    /// What it holds where the condition is false.
    pub otherwise: Lattice,
}

impl Lattice {
    /// No value.
    pub fn bottom() -> Lattice {
        Lattice::Type(Type::bottom())
    }

    /// Any value.
    pub fn any() -> Lattice {
        Lattice::Type(Type::any())
    }

    /// `Bool`.
    pub fn bool() -> Lattice {
        Lattice::Type(builtin().bool)
    }

    /// `Int64`.
    pub fn int() -> Lattice {
        Lattice::Type(builtin().int64)
    }

    /// A constant truth value.
    pub fn truth(value: bool) -> Lattice {
        Lattice::Const(Const::bool(value))
    }

    /// What a type alone says: types with one value are that value.
    pub fn of(ty: Type) -> Lattice {
        if let Some(value) = only_value(ty) {
            return Lattice::Const(value);
        }
        Lattice::Type(ty)
    }

    /// The element itself, as a constant where its type has one value.
    pub(crate) fn of_known(known: &Lattice) -> Lattice {
        match known {
            Lattice::Type(ty) => Lattice::of(*ty),
            other => other.clone(),
        }
    }

    /// A struct of known fields: a constant where all are, the type alone where none is.
    pub fn of_fields(ty: Type, fields: Vec<Lattice>) -> Lattice {
        if fields.iter().any(Lattice::is_bottom) {
            return Lattice::bottom();
        }
        let consts: Option<Vec<Const>> = fields.iter().map(|f| f.as_const().cloned()).collect();
        if let Some(consts) = consts
            && consts.iter().enumerate().all(|(i, c)| ty.field_type(i).is_some_and(|t| field_is_faithful(t, c)))
        {
            return Lattice::Const(Const::immutable(ty, consts));
        }
        let useful = fields.iter().enumerate().any(|(i, f)| match f {
            Lattice::Type(t) => ty.field_type(i) != Some(*t),
            _ => true,
        });
        if useful && Lattice::depth_of(&fields) < PARTIAL_DEPTH_MAX {
            let fields = fields.into_iter().map(Lattice::without_condition).collect();
            Lattice::Partial(Arc::new(Partial { ty, fields }))
        } else {
            Lattice::of(ty)
        }
    }

    /// A tuple of known elements.
    pub fn of_tuple(fields: Vec<Lattice>) -> Lattice {
        if fields.iter().any(Lattice::is_bottom) {
            return Lattice::bottom();
        }
        let types: Vec<Type> = fields.iter().map(Lattice::runtime_type).collect();
        let ty = tuple(&types);
        if ty.is_concrete() || types.iter().all(|t| !t.is_vararg()) {
            if ty.is_concrete() {
                return Lattice::of_fields(ty, fields);
            }
            let useful = fields.iter().any(|f| !matches!(f, Lattice::Type(_)));
            if useful && Lattice::depth_of(&fields) < PARTIAL_DEPTH_MAX {
                let fields = fields.into_iter().map(Lattice::without_condition).collect();
                return Lattice::Partial(Arc::new(Partial { ty, fields }));
            }
        }
        Lattice::of(ty)
    }

    fn depth_of(fields: &[Lattice]) -> usize {
        fields.iter().map(Lattice::depth).max().unwrap_or(0)
    }

    fn depth(&self) -> usize {
        match self {
            Lattice::Partial(p) => 1 + Lattice::depth_of(&p.fields),
            _ => 0,
        }
    }

    /// The type: `Type{T}` for a constant type `T`.
    pub fn widen(&self) -> Type {
        match self {
            Lattice::Type(t) => *t,
            Lattice::Const(c) => c.precise_type(),
            Lattice::Partial(p) => p.ty,
            Lattice::Conditional(_) => builtin().bool,
        }
    }

    /// The type of a field that holds the value: `DataType` and the like for constant types.
    pub fn runtime_type(&self) -> Type {
        match self {
            Lattice::Const(c) => c.type_of(),
            Lattice::Type(t) => match t.type_parameter() {
                Some(inner) if !inner.has_free_vars() => inner.kind_type(),
                _ => *t,
            },
            _ => self.widen(),
        }
    }

    /// The same without a statement on a variable.
    pub fn without_condition(self) -> Lattice {
        match self {
            Lattice::Conditional(_) => Lattice::bool(),
            other => other,
        }
    }

    /// Whether no value is possible.
    pub fn is_bottom(&self) -> bool {
        matches!(self, Lattice::Type(t) if t.is_bottom())
    }

    /// The only possible value.
    pub fn as_const(&self) -> Option<&Const> {
        match self {
            Lattice::Const(c) => Some(c),
            _ => None,
        }
    }

    /// The type that the value is, where it is a known type.
    pub fn as_type_value(&self) -> Option<Type> {
        match self {
            Lattice::Const(Const::Type(t)) => Some(*t),
            _ => None,
        }
    }

    /// Whether every value is of the type.
    pub fn is_in(&self, ty: Type) -> bool {
        ty.is_any() || is_subtype(self.widen(), ty)
    }

    /// Whether more is known than a type says.
    pub fn is_informative(&self) -> bool {
        match self {
            Lattice::Type(_) => false,
            Lattice::Const(c) => only_value(c.precise_type()).is_none(),
            Lattice::Partial(_) => true,
            Lattice::Conditional(_) => false,
        }
    }

    /// What is known of field `index` (from 0).
    pub fn field(&self, index: usize) -> Option<Lattice> {
        match self {
            Lattice::Partial(p) => p.fields.get(index).cloned(),
            Lattice::Const(c) => c.field(index).map(Lattice::Const),
            _ => None,
        }
    }

    /// Whether `self` says at least as much as `other`.
    pub fn le(&self, other: &Lattice) -> bool {
        if self == other || self.is_bottom() {
            return true;
        }
        match (self, other) {
            (_, Lattice::Type(t)) => is_subtype(self.widen(), *t),
            (_, Lattice::Const(_) | Lattice::Conditional(_)) => false,
            (_, Lattice::Partial(p)) => {
                is_subtype(self.widen(), p.ty)
                    && p.fields.iter().enumerate().all(|(i, want)| match self.field(i) {
                        Some(have) => have.le(want),
                        None => false,
                    })
            }
        }
    }

    /// The least bounded element above both.
    pub fn join(&self, other: &Lattice) -> Lattice {
        if self == other || other.is_bottom() {
            return self.clone();
        }
        if self.is_bottom() {
            return other.clone();
        }
        match (self, other) {
            (Lattice::Const(a), Lattice::Const(b)) if a == b => return self.clone(),
            (Lattice::Partial(_) | Lattice::Const(_), Lattice::Partial(_) | Lattice::Const(_)) => {
                if let Some(joined) = join_fields(self, other) {
                    return joined;
                }
            }
            _ => {}
        }
        Lattice::of_join(join_types(self.widen(), other.widen()))
    }

    fn of_join(ty: Type) -> Lattice {
        Lattice::Type(ty)
    }

    /// What is known where the value is also of type `ty`.
    pub fn narrow(&self, ty: Type) -> Lattice {
        if self.is_in(ty) {
            return self.clone();
        }
        match self {
            Lattice::Const(_) => Lattice::bottom(),
            Lattice::Conditional(_) => Lattice::bool().narrow(ty),
            Lattice::Partial(p) => {
                if intersect(p.ty, ty).is_bottom() {
                    Lattice::bottom()
                } else {
                    self.clone()
                }
            }
            Lattice::Type(t) => Lattice::of(intersect(*t, ty)),
        }
    }

    /// What is known where the value is not of type `ty`.
    pub fn exclude(&self, ty: Type) -> Lattice {
        if self.is_in(ty) {
            return Lattice::bottom();
        }
        match self {
            Lattice::Type(t) => Lattice::of(subtract(*t, ty)),
            other => other.clone(),
        }
    }
}

/// Whether a constant in a field of the declared type can be read back from the struct's bits.
fn field_is_faithful(declared: Type, value: &Const) -> bool {
    declared == value.type_of() || is_subtype(value.type_of(), declared)
}

fn join_fields(a: &Lattice, b: &Lattice) -> Option<Lattice> {
    let ty = a.widen();
    if ty != b.widen() || ty.is_mutable() || ty.is_primitive() || ty.is_type_type() {
        return None;
    }
    if matches!((a, b), (Lattice::Const(_), Lattice::Const(_))) && !ty.is_tuple() {
        return None;
    }
    let count = ty.field_count()?;
    if count == 0 {
        return None;
    }
    let mut fields = Vec::with_capacity(count);
    for index in 0..count {
        fields.push(a.field(index)?.join(&b.field(index)?));
    }
    Some(Lattice::of_fields(ty, fields))
}

/// The join of two types: their union while it is small, a common supertype otherwise.
pub fn join_types(a: Type, b: Type) -> Type {
    if a == b {
        return a;
    }
    if is_subtype(a, b) {
        return b;
    }
    if is_subtype(b, a) {
        return a;
    }
    // Two different types as values: the kind, rather than a union of `Type{…}`.
    let merged = type_merge(generalise(a, b), generalise(b, a), UNION_MEMBERS_MAX);
    limit_depth(merged, JOIN_DEPTH_MAX)
}

fn generalise(ty: Type, beside: Type) -> Type {
    match (ty.type_parameter(), beside.type_parameter()) {
        (Some(inner), Some(_)) if !inner.has_free_vars() => inner.kind_type(),
        _ => ty,
    }
}

/// The only value of a type, where there is just one.
pub fn only_value(ty: Type) -> Option<Const> {
    if let Some(inner) = ty.type_parameter() {
        return (!inner.has_free_vars()).then_some(Const::Type(inner));
    }
    if ty.is_singleton() {
        return Some(Const::singleton(ty));
    }
    if ty == builtin().typeof_bottom {
        return Some(Const::Type(Type::bottom()));
    }
    None
}

/// `ty` without the union members that are in `removed`.
pub fn subtract(ty: Type, removed: Type) -> Type {
    match ty.kind() {
        TypeKind::Union(members) => {
            let rest: Vec<Type> = members.iter().copied().filter(|m| !is_subtype(*m, removed)).collect();
            union(&rest)
        }
        _ if is_subtype(ty, removed) => Type::bottom(),
        _ => ty,
    }
}

/// Nesting of parameters in a type.
pub fn type_depth(ty: Type) -> usize {
    match ty.kind() {
        TypeKind::Data(data) => 1 + data.params.iter().filter_map(Param::as_type).map(type_depth).max().unwrap_or(0),
        TypeKind::Union(members) => members.iter().map(|m| type_depth(*m)).max().unwrap_or(0),
        TypeKind::UnionAll(all) => type_depth(all.body),
        TypeKind::Vararg { elem, .. } => type_depth(*elem),
        TypeKind::Bottom | TypeKind::Var(_) => 0,
    }
}

/// A supertype of `ty` whose parameters nest at most `depth` deep.
pub fn limit_depth(ty: Type, depth: usize) -> Type {
    if type_depth(ty) <= depth || ty.has_free_vars() {
        return ty;
    }
    if depth == 0 {
        return Type::any();
    }
    match ty.kind() {
        TypeKind::Data(data) if ty.is_tuple() => {
            let elements: Vec<Type> =
                data.params.iter().filter_map(Param::as_type).map(|t| limit_depth(t, depth - 1)).collect();
            tuple(&elements)
        }
        TypeKind::Data(data) => {
            if depth <= 1 {
                return data.name.wrapper();
            }
            limit_params(ty, depth)
        }
        TypeKind::Union(members) => union(&members.iter().map(|m| limit_depth(*m, depth)).collect::<Vec<_>>()),
        TypeKind::UnionAll(_) => ty.type_name().map_or(Type::any(), |n| n.wrapper()),
        TypeKind::Vararg { elem, len } => juliet_types::vararg(limit_depth(*elem, depth), len.clone()),
        TypeKind::Bottom | TypeKind::Var(_) => ty,
    }
}

/// Parameters that are too deep become variables.
fn limit_params(ty: Type, depth: usize) -> Type {
    let Some(data) = ty.as_data() else { return Type::any() };
    if ty.is_type_type() {
        return Type::any();
    }
    let mut fresh = Vec::new();
    let mut params = Vec::with_capacity(data.params.len());
    for param in &data.params {
        match param {
            Param::Type(t) if type_depth(*t) + 1 > depth => {
                let upper = if t.is_tuple() { builtin().tuple } else { limit_depth(*t, depth - 1) };
                let var = juliet_types::TypeVar::new(juliet_types::sym("T"), Type::bottom(), upper);
                fresh.push(var);
                params.push(Param::from(var));
            }
            other => params.push(other.clone()),
        }
    }
    let body = juliet_types::instantiate(data.name, params);
    fresh.into_iter().rev().fold(body, |body, var| juliet_types::union_all(var, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_keep_small_unions_and_known_fields() {
        let b = builtin();
        let union2 = Lattice::Type(b.int64).join(&Lattice::Const(Const::nothing()));
        assert_eq!(union2.widen(), union(&[b.int64, b.nothing]));
        assert_eq!(union2.exclude(b.nothing), Lattice::Type(b.int64));
        assert_eq!(union2.narrow(b.nothing), Lattice::Const(Const::nothing()));
        let one = Lattice::of_tuple(vec![Lattice::Const(Const::int64(1)), Lattice::Type(b.int64)]);
        let two = Lattice::of_tuple(vec![Lattice::Const(Const::int64(1)), Lattice::Const(Const::int64(3))]);
        let joined = one.join(&two);
        assert_eq!(joined.field(0), Some(Lattice::Const(Const::int64(1))));
        assert!(two.le(&joined) && !joined.le(&two));
    }

    #[test]
    fn singletons_are_constants() {
        assert_eq!(Lattice::of(builtin().nothing), Lattice::Const(Const::nothing()));
        let int = Lattice::of(juliet_types::type_of_type(builtin().int64));
        assert_eq!(int.as_type_value(), Some(builtin().int64));
    }
}
