//! The specificity order of method signatures: which of two applicable methods is preferred.
//!
//! A subtype is more specific than its supertype. Signatures that merely overlap are compared
//! element by element, each element closed over the variables that occur in it; a signature wins
//! when it is more specific somewhere and less specific nowhere (the manual's rules for
//! specificity: declared supertypes count even where parameters differ, a union by its members, a
//! fixed number of arguments before a variable one, a repeated variable before independent ones).

use crate::bounds::occurrences;
use crate::builtin::builtin;
use crate::data::{DataType, Param, Role, Type, TypeKind, UnionAll};
use crate::intersect::intersect;
use crate::memo::Memo;
use crate::subtype::{is_subtype, type_equal};

thread_local! {
    static MEMO: Memo<bool> = Memo::new();
}

/// Whether signature `a` is strictly more specific than `b`: its method is preferred.
pub fn more_specific(a: Type, b: Type) -> bool {
    if a == b {
        return false;
    }
    MEMO.with(|memo| memo.answer(a, b, || compare(a, b) == Order::More))
}

/// Whether two signatures have common arguments and neither is more specific.
pub fn is_ambiguous_pair(a: Type, b: Type) -> bool {
    !more_specific(a, b) && !more_specific(b, a) && !type_equal(a, b) && !intersect(a, b).is_bottom()
}

/// How specific one type is beside another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Equal,
    More,
    Less,
    None,
}

impl Order {
    fn reverse(self) -> Order {
        match self {
            Order::More => Order::Less,
            Order::Less => Order::More,
            same => same,
        }
    }
}

/// Compares two types without free variables.
fn compare(a: Type, b: Type) -> Order {
    match (is_subtype(a, b), is_subtype(b, a)) {
        (true, true) => Order::Equal,
        (true, false) => Order::More,
        (false, true) => Order::Less,
        (false, false) => compare_shapes(a, b),
    }
}

fn compare_shapes(a: Type, b: Type) -> Order {
    let (inner_a, inner_b) = (a.unwrap_union_all(), b.unwrap_union_all());
    match (inner_a.kind(), inner_b.kind()) {
        (TypeKind::Union(_), _) => compare_union(a, b),
        (_, TypeKind::Union(_)) => compare_union(b, a).reverse(),
        (TypeKind::Data(x), TypeKind::Data(y)) => match (x.name.role, y.name.role) {
            (Role::Tuple, Role::Tuple) => compare_tuples(a, b),
            _ if x.name == y.name => compare_params(a, x, b, y),
            _ if is_bounded_type_of(x) && is_kind(inner_b) => Order::More,
            _ if is_bounded_type_of(y) && is_kind(inner_a) => Order::Less,
            _ if has_ancestor(inner_a, y) => Order::More,
            _ if has_ancestor(inner_b, x) => Order::Less,
            _ => Order::None,
        },
        _ => Order::None,
    }
}

/// `Type{T} where T<:Bound`.
fn is_bounded_type_of(x: &DataType) -> bool {
    let var = x.params.first().and_then(Param::as_type).and_then(Type::as_var);
    x.name.role == Role::Type && var.is_some_and(|v| !v.upper().is_any())
}

/// A type whose values are types.
fn is_kind(ty: Type) -> bool {
    let b = builtin();
    [b.data_type, b.union_all, b.union].contains(&ty)
}

/// A union is more specific than `b` if some member is and none is less.
fn compare_union(a: Type, b: Type) -> Order {
    let members =
        |t: Type| -> Vec<Type> { t.unwrap_union_all().union_members().into_iter().map(|m| m.rewrap(t)).collect() };
    let (mut more, mut less) = (false, false);
    let others = members(b);
    for member in members(a) {
        let orders = others.iter().map(|other| compare(member, *other));
        for order in orders {
            more |= order == Order::More;
            less |= order == Order::Less;
        }
    }
    match (more, less) {
        (true, false) => Order::More,
        (false, true) => Order::Less,
        _ => Order::None,
    }
}

/// Whether a strict supertype of `x` has the name of `above`.
fn has_ancestor(x: Type, above: &DataType) -> bool {
    let mut current = x;
    while !current.is_any() {
        current = current.supertype().unwrap_union_all();
        if current.as_data().is_some_and(|data| data.name == above.name) {
            return !current.is_any();
        }
    }
    above.name.role == Role::Any
}

/// Two applications of one name: compared by what variables can stand for.
fn compare_params(a: Type, x: &DataType, b: Type, y: &DataType) -> Order {
    let mut result = Order::Equal;
    for (p, q) in x.params.iter().zip(&y.params) {
        let order = match (p, q) {
            _ if p == q => Order::Equal,
            (Param::Value(_), Param::Value(_)) => return Order::None,
            (Param::Value(_), Param::Type(_)) => Order::More,
            (Param::Type(_), Param::Value(_)) => Order::Less,
            (Param::Type(p), Param::Type(q)) => compare_param_types(a, *p, b, *q),
        };
        result = match (result, order) {
            (_, Order::None) => return Order::None,
            (known, Order::Equal) => known,
            (Order::Equal, new) => new,
            (known, new) if known == new => known,
            _ => return Order::None,
        };
    }
    result
}

fn compare_param_types(a: Type, p: Type, b: Type, q: Type) -> Order {
    let (closed_p, closed_q) = (p.rewrap(a), q.rewrap(b));
    match (p.as_var().is_some(), q.as_var().is_some()) {
        (true, true) => compare(closed_p, closed_q),
        // A type is more specific than a variable that can stand for it.
        (false, true) => match compare(closed_p, closed_q) {
            Order::More | Order::Equal => Order::More,
            _ => Order::None,
        },
        (true, false) => compare_param_types(b, q, a, p).reverse(),
        (false, false) if p.has_free_vars() || q.has_free_vars() => compare(closed_p, closed_q),
        (false, false) if type_equal(p, q) => Order::Equal,
        (false, false) => Order::None,
    }
}

/// Element types closed over the variables around the tuple, and the element that repeats.
struct Elements {
    fixed: Vec<Type>,
    rest: Option<Type>,
}

fn elements(signature: Type) -> Elements {
    let mut fixed = Vec::new();
    let mut rest = None;
    for element in signature.unwrap_union_all().tuple_elements() {
        match element.kind() {
            TypeKind::Vararg { elem, .. } => rest = Some(elem.rewrap(signature)),
            _ => fixed.push(element.rewrap(signature)),
        }
    }
    Elements { fixed, rest }
}

fn compare_tuples(a: Type, b: Type) -> Order {
    let (x, y) = (elements(a), elements(b));
    let count = x.fixed.len().max(y.fixed.len()) + usize::from(x.rest.is_some() && y.rest.is_some());
    let (mut more, mut less) = (false, false);
    for index in 0..count {
        let element = |list: &Elements| list.fixed.get(index).copied().or(list.rest);
        let (Some(p), Some(q)) = (element(&x), element(&y)) else { return Order::None };
        match compare(p, q) {
            Order::Equal => {}
            Order::More => more = true,
            Order::Less => less = true,
            // Two repeated elements without a relation: the signatures meet where neither occurs.
            Order::None if index + 1 == count && x.rest.is_some() && y.rest.is_some() => {}
            Order::None => return Order::None,
        }
    }
    match (more, less) {
        (true, true) => Order::None,
        (true, false) => Order::More,
        (false, true) => Order::Less,
        (false, false) => break_tie(a, &x, b, &y),
    }
}

/// Signatures alike element by element: the one with a fixed number of arguments is more specific,
/// then the one that ties them together, then the one with more of them.
fn break_tie(a: Type, x: &Elements, b: Type, y: &Elements) -> Order {
    let by = |a: bool, b: bool| match (a, b) {
        (true, false) => Some(Order::More),
        (false, true) => Some(Order::Less),
        _ => None,
    };
    by(x.rest.is_none(), y.rest.is_none())
        .or_else(|| by(ties_arguments(a), ties_arguments(b)))
        .or_else(|| by(x.fixed.len() > y.fixed.len(), x.fixed.len() < y.fixed.len()))
        .unwrap_or(Order::None)
}

/// Whether one variable occurs in more than one argument.
fn ties_arguments(signature: Type) -> bool {
    let mut current = signature;
    while let TypeKind::UnionAll(UnionAll { var, body }) = current.kind() {
        let arguments = body.unwrap_union_all().tuple_elements();
        let uses = arguments.iter().filter(|t| t.free_vars().contains(var)).count();
        if uses > 1 || occurrences(*var, body.unwrap_union_all(), 2).covariant > 1 {
            return true;
        }
        current = *body;
    }
    false
}
