//! Joins of types: Julia's `typejoin`, and the bounded unions of inference.

use crate::construct::{instantiate, tuple, union, union_all, vararg};
use crate::data::{DataType, Param, Role, Type, TypeKind, TypeVar, UnionAll};
use crate::subtype::{is_subtype, type_equal};

/// Julia's `typejoin(a, b)`: the closest common supertype that is no union.
pub fn type_join(a: Type, b: Type) -> Type {
    if is_subtype(a, b) {
        return b;
    }
    if is_subtype(b, a) {
        return a;
    }
    match (a.kind(), b.kind()) {
        (TypeKind::UnionAll(UnionAll { var, body }), _) => union_all(*var, type_join(*body, b)),
        (_, TypeKind::UnionAll(UnionAll { var, body })) => union_all(*var, type_join(a, *body)),
        (TypeKind::Var(v), _) => type_join(v.upper(), b),
        (_, TypeKind::Var(v)) => type_join(a, v.upper()),
        (TypeKind::Union(members), _) => members.iter().fold(b, |joined, m| type_join(joined, *m)),
        (_, TypeKind::Union(members)) => members.iter().fold(a, |joined, m| type_join(joined, *m)),
        (TypeKind::Data(x), TypeKind::Data(y)) => match (x.name.role, y.name.role) {
            (Role::Tuple, Role::Tuple) => join_tuples(a, b),
            (Role::Tuple, _) | (_, Role::Tuple) => Type::any(),
            _ => join_data(a, b, y),
        },
        _ => Type::any(),
    }
}

/// The union of two types where it has at most `members_max` members, else their join.
pub fn type_merge(a: Type, b: Type, members_max: usize) -> Type {
    let merged = union(&[a, b]);
    if merged.union_members().len() <= members_max { merged } else { type_join(a, b) }
}

fn join_tuples(a: Type, b: Type) -> Type {
    let split = |t: Type| {
        let mut elements = t.tuple_elements();
        let tail = match elements.last().map(|e| e.kind()) {
            Some(TypeKind::Vararg { elem, .. }) => {
                elements.pop();
                Some(*elem)
            }
            _ => None,
        };
        (elements, tail)
    };
    let ((xs, x_tail), (ys, y_tail)) = (split(a), split(b));
    let common = xs.len().min(ys.len());
    let mut joined: Vec<Type> = xs.iter().zip(&ys).map(|(x, y)| join_element(*x, *y)).collect();
    let rest = xs[common..].iter().chain(&ys[common..]).copied().chain(x_tail).chain(y_tail);
    // A variable that repeats would have to be concrete: its bound takes its place.
    let rest = rest.map(|t| t.as_var().map_or(t, TypeVar::upper));
    if let Some(tail) = rest.reduce(join_element) {
        joined.push(vararg(tail, None));
    }
    tuple(&joined)
}

fn join_element(x: Type, y: Type) -> Type {
    if type_equal(x, y) { x } else { type_join(x, y) }
}

/// Climbs from `a` to the first supertype whose definition `b` descends from too.
fn join_data(a: Type, b: Type, y: &DataType) -> Type {
    let mut above_a = a;
    while !above_a.is_any() {
        let Some(data) = above_a.unwrap_union_all().as_data() else { return Type::any() };
        let mut above_b = b;
        while !above_b.is_any() {
            if above_b.unwrap_union_all().as_data().is_some_and(|d| d.name == data.name) {
                let (p, q) = (above_a.unwrap_union_all(), above_b.unwrap_union_all());
                return join_params(p, q).rewrap(above_a).rewrap(above_b);
            }
            above_b = above_b.supertype();
        }
        above_a = above_a.supertype();
    }
    debug_assert!(y.name.role != Role::Any, "Any is above everything");
    Type::any()
}

/// One definition with the parameters on which both agree; the others are bound.
fn join_params(a: Type, b: Type) -> Type {
    let (Some(x), Some(y)) = (a.as_data(), b.as_data()) else { return Type::any() };
    let same = |p: &Param, q: &Param| match (p, q) {
        (Param::Type(p), Param::Type(q)) => type_equal(*p, *q),
        _ => p == q,
    };
    let mut open: Vec<TypeVar> = Vec::new();
    let params = x.params.iter().zip(&y.params).zip(&x.name.params).map(|((p, q), declared)| {
        if same(p, q) {
            return p.clone();
        }
        open.push(*declared);
        (*declared).into()
    });
    let body = instantiate(x.name, params.collect());
    open.into_iter().rev().fold(body, |body, var| union_all(var, body))
}
