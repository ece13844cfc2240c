//! The subtype relation on a table of types, compared with what Julia answers.
//!
//! `subtype-types.txt` has one type a line; line i, column j of `subtype-facts.txt` says whether
//! type i is a subtype of type j.

mod notation;

use juliet_types::is_subtype;

#[test]
fn subtype_table() {
    let names: Vec<&str> = include_str!("subtype-types.txt").lines().filter(|l| !l.is_empty()).collect();
    let types: Vec<_> = names.iter().map(|text| notation::parse(text)).collect();
    let mut wrong = Vec::new();
    for (i, row) in include_str!("subtype-facts.txt").lines().enumerate() {
        for (j, expected) in row.bytes().enumerate() {
            if is_subtype(types[i], types[j]) != (expected == b'1') {
                wrong.push(format!("{} <: {} should be {}", names[i], names[j], expected == b'1'));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
