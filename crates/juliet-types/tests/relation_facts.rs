//! Intersection, joins and specificity on the table of types of `subtype-types.txt`.
//!
//! Line i, column j of `meet-facts.txt` says whether Julia finds anything common to type i and
//! type j (`?`: Julia fails); of `specificity-facts.txt`, whether it prefers i to j.

mod notation;

use juliet_types::{Type, intersect, is_subtype, more_specific, type_equal, type_join};

fn table() -> Vec<(&'static str, Type)> {
    let lines = include_str!("subtype-types.txt").lines().filter(|l| !l.is_empty());
    lines.map(|text| (text, notation::parse(text))).collect()
}

/// Where Julia's answer is not empty and ours rightly is.
const RIGHTLY_EMPTY: &[(&str, &str)] = &[
    ("Vector{Vector{T}} where T", "Vector{>:Int64}"),
    ("Vector{Vector{T}} where T", "Vector{T} where T>:Integer"),
    ("Vector{Vector{T}} where T<:Integer", "Vector{>:Int64}"),
    ("Vector{Vector{T}} where T<:Integer", "Vector{T} where T>:Integer"),
    ("Vector{Tuple{T,T}} where T", "Vector{>:Int64}"),
    ("Vector{Tuple{T,T}} where T", "Vector{T} where T>:Integer"),
    ("Tuple{Ref{Int64},Ref{String}}", "Tuple{T,Ref{S}} where {T<:Ref{S}} where S"),
];

#[test]
fn intersections_miss_no_common_value() {
    let types = table();
    let mut wrong = Vec::new();
    for ((a_name, a), row) in types.iter().zip(include_str!("meet-facts.txt").lines()) {
        for ((b_name, b), julia) in types.iter().zip(row.bytes()) {
            let meet = intersect(*a, *b);
            let known = RIGHTLY_EMPTY.contains(&(a_name, b_name)) || RIGHTLY_EMPTY.contains(&(b_name, a_name));
            if meet.is_bottom() && julia == b'1' && !known {
                wrong.push(format!("{a_name} and {b_name} have something in common"));
            }
            for (c_name, c) in &types {
                if is_subtype(*c, *a) && is_subtype(*c, *b) && c.is_concrete() && !is_subtype(*c, meet) {
                    wrong.push(format!("{meet}, meet of {a_name} and {b_name}, misses {c_name}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn joins_are_above_both() {
    let types = table();
    for (a_name, a) in &types {
        for (b_name, b) in &types {
            let join = type_join(*a, *b);
            assert!(is_subtype(*a, join) && is_subtype(*b, join), "{a_name} and {b_name} below {join}");
        }
    }
    let join = |a, b| type_join(notation::parse(a), notation::parse(b)).to_string();
    assert_eq!(join("Int64", "Float64"), "Real");
    assert_eq!(join("Vector{Int64}", "Vector{Float64}"), "Vector");
    assert_eq!(join("Tuple{Int64}", "Tuple{Int64, Int64}"), "Tuple{Int64, Vararg{Int64}}");
    assert_eq!(join("Int64", "String"), "Any");
}

/// Pairs of which Julia prefers the first and we know no order.
const UNORDERED: &[(&str, &str)] = &[
    ("Tuple{T,T,Vector{<:T}} where T", "Tuple{T,T,Vector{T}} where T"),
    ("Tuple{S,S} where S<:Vector", "Tuple{Vector{T},Vector{T}} where T"),
    ("Tuple{S,S} where S<:Vector", "Tuple{Vector{S},Vector{S}} where S"),
];

#[test]
fn specificity_orders_overlapping_signatures() {
    let types = table();
    let mut wrong = Vec::new();
    for ((a_name, a), row) in types.iter().zip(include_str!("specificity-facts.txt").lines()) {
        for ((b_name, b), julia) in types.iter().zip(row.bytes()) {
            let ours = more_specific(*a, *b);
            assert!(!(ours && more_specific(*b, *a)), "{a_name} and {b_name} before one another");
            let signatures = a.unwrap_union_all().is_tuple() && b.unwrap_union_all().is_tuple();
            if !signatures || intersect(*a, *b).is_bottom() || UNORDERED.contains(&(a_name, b_name)) {
                continue;
            }
            // Where Julia knows no order we may: it decides an ambiguity. Never the other way.
            if julia == b'1' && !ours {
                wrong.push(format!("{a_name} should come before {b_name}"));
            }
            if is_subtype(*a, *b) && !type_equal(*a, *b) && !ours {
                wrong.push(format!("{a_name} is within {b_name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
