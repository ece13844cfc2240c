//! Laws of the lattice on random types.

use juliet_types::{
    Const, Param, Type, TypeVar, apply, builtin, intersect, is_subtype, more_specific, substitute, sym, tuple,
    type_equal, type_join, union, union_all, vararg,
};
use proptest::prelude::*;

fn leaf() -> impl Strategy<Value = Type> {
    let b = builtin();
    prop::sample::select(vec![b.int64, b.integer, b.real, b.string, b.nothing, b.abstract_string, b.bool, b.any])
}

fn vector(element: Type) -> Type {
    apply(builtin().array, &[element.into(), Param::Value(Const::int64(1))]).expect("any element will do")
}

fn bounded_vector(upper: Type) -> Type {
    let var = TypeVar::new(sym("T"), Type::bottom(), upper);
    union_all(var, vector(var.as_type()))
}

fn types() -> impl Strategy<Value = Type> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(vector),
            inner.clone().prop_map(bounded_vector),
            prop::collection::vec(inner.clone(), 0..3).prop_map(|list| tuple(&list)),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| tuple(&[a, vararg(b, None)])),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| union(&[a, b])),
            inner.clone().prop_map(juliet_types::type_of_type),
            inner.prop_map(|upper| {
                let var = TypeVar::new(sym("S"), Type::bottom(), upper);
                union_all(var, tuple(&[var.as_type(), vector(var.as_type())]))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn subtyping_is_a_preorder(a in types(), b in types(), c in types()) {
        prop_assert!(is_subtype(a, a));
        prop_assert!(is_subtype(Type::bottom(), a) && is_subtype(a, Type::any()));
        if is_subtype(a, b) && is_subtype(b, c) {
            prop_assert!(is_subtype(a, c), "{a} <: {b} <: {c}");
        }
    }

    #[test]
    fn unions_are_least_upper_bounds(a in types(), b in types(), c in types()) {
        let both = union(&[a, b]);
        prop_assert!(is_subtype(a, both) && is_subtype(b, both));
        prop_assert_eq!(both, union(&[b, a]));
        prop_assert!(type_equal(union(&[both, c]), union(&[a, union(&[b, c])])));
        prop_assert_eq!(union(&[a, a]), a);
        if is_subtype(a, c) && is_subtype(b, c) {
            prop_assert!(is_subtype(both, c));
        }
        let join = type_join(a, b);
        prop_assert!(is_subtype(a, join) && is_subtype(b, join), "{a} and {b} below {join}");
    }

    #[test]
    fn intersections_hold_what_is_below_both(a in types(), b in types(), c in types()) {
        let meet = intersect(a, b);
        if c.is_concrete() && is_subtype(c, a) && is_subtype(c, b) {
            prop_assert!(is_subtype(c, meet), "{c} below {a} and {b}, not below {meet}");
        }
        prop_assert!(!is_subtype(a, b) || meet == a);
        prop_assert!(is_subtype(meet, a) || is_subtype(meet, b), "{meet} is below neither {a} nor {b}");
    }

    #[test]
    fn specificity_is_antisymmetric(a in types(), b in types()) {
        prop_assert!(!(more_specific(a, b) && more_specific(b, a)));
        prop_assert!(!is_subtype(a, b) || is_subtype(b, a) || more_specific(a, b));
    }

    #[test]
    fn equal_types_as_parameters_are_one_type(a in types(), b in types()) {
        prop_assert_eq!(vector(a), vector(a));
        if type_equal(a, b) {
            prop_assert!(type_equal(vector(a), vector(b)));
        }
    }

    #[test]
    fn application_is_substitution(a in types()) {
        let var = TypeVar::unbounded(sym("T"));
        let body = tuple(&[var.as_type(), vector(var.as_type())]);
        let applied = apply(union_all(var, body), &[a.into()]).expect("unbounded");
        prop_assert_eq!(applied, tuple(&[a, vector(a)]));
        prop_assert_eq!(applied, substitute(body, &[(var, a.into())]));
        let renamed = TypeVar::unbounded(sym("R"));
        let again = union_all(renamed, substitute(body, &[(var, renamed.into())]));
        prop_assert_eq!(vector(again), vector(union_all(var, body)));
    }
}
