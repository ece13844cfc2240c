//! Unions: flattening, absorption and the canonical order of members.

use crate::construct::specials;
use crate::data::{Param, Role, Type, TypeKind};
use crate::intern;
use crate::subtype::is_subtype;
use std::cmp::Ordering;

/// `Union{members...}`: flattened, members covered by others dropped, in the order Julia prints.
pub(crate) fn make_union(members: &[Type]) -> Type {
    let mut flat: Vec<Type> = Vec::with_capacity(members.len());
    members.iter().for_each(|t| flatten(*t, &mut flat));
    if flat.iter().any(|t| t.is_any()) {
        return specials().any;
    }
    absorb(&mut flat);
    match flat.as_slice() {
        [] => specials().bottom,
        [only] => *only,
        _ => {
            flat.iter_mut().for_each(|t| *t = intern::canonical(*t));
            flat.sort_by(|a, b| member_order(*a, *b));
            intern::intern_union(flat)
        }
    }
}

fn flatten(ty: Type, out: &mut Vec<Type>) {
    match ty.kind() {
        TypeKind::Bottom => {}
        TypeKind::Union(members) => members.iter().for_each(|t| flatten(*t, out)),
        _ => {
            if !out.iter().any(|known| intern::canonical(*known) == intern::canonical(ty)) {
                out.push(ty);
            }
        }
    }
}

/// Drops the members that are subtypes of others.
fn absorb(flat: &mut Vec<Type>) {
    let mut index = 0;
    while index < flat.len() {
        let member = flat[index];
        let covered = !member.has_free_vars()
            && flat.iter().any(|other| *other != member && !other.has_free_vars() && absorbs(*other, member));
        if covered {
            flat.remove(index);
        } else {
            index += 1;
        }
    }
}

fn absorbs(larger: Type, smaller: Type) -> bool {
    if larger.flags().concrete && larger.flags().rigid && smaller.flags().rigid {
        return false;
    }
    is_subtype(smaller, larger) && (larger.0.id < smaller.0.id || !is_subtype(larger, smaller))
}

/// Singletons first, then isbits types, then the rest; by name and parameters within each, and
/// where Julia's comparison leaves two alike, by their text: a total order.
fn member_order(a: Type, b: Type) -> Ordering {
    let class = |t: Type| match t.kind() {
        TypeKind::Data(_) if t.is_singleton() => 0,
        TypeKind::Data(_) if t.is_bits() => 1,
        TypeKind::Data(_) => 2,
        TypeKind::UnionAll(_) => 2,
        _ => 3,
    };
    let by_text = || a.to_string().cmp(&b.to_string());
    class(a).cmp(&class(b)).then_with(|| name_order(a, b)).then_with(by_text).then(a.0.id.cmp(&b.0.id))
}

fn name_order(a: Type, b: Type) -> Ordering {
    let (TypeKind::Data(x), TypeKind::Data(y)) = (a.unwrap_union_all().kind(), b.unwrap_union_all().kind()) else {
        // What is no named type comes last.
        return a.unwrap_union_all().as_data().is_none().cmp(&b.unwrap_union_all().as_data().is_none());
    };
    let names = x.name.name.as_str().cmp(y.name.name.as_str());
    names.then_with(|| {
        for (p, q) in x.params.iter().zip(&y.params) {
            let order = match (p, q) {
                (Param::Type(p), Param::Type(q)) => name_order(*p, *q),
                (Param::Value(p), Param::Value(q)) => p.as_int().cmp(&q.as_int()),
                (Param::Value(_), Param::Type(_)) => Ordering::Less,
                (Param::Type(_), Param::Value(_)) => Ordering::Greater,
            };
            if order != Ordering::Equal {
                return order;
            }
        }
        let fewer = x.params.len().cmp(&y.params.len());
        debug_assert!(x.name != y.name || x.name.role == Role::Tuple || fewer == Ordering::Equal);
        fewer
    })
}
