//! Construction, fields, layouts and printing of types.

use juliet_types::{Const, Param, Type, apply, builtin, ntuple, tuple, union};

#[test]
fn core_types_are_defined() {
    let b = builtin();
    for (name, ty) in b.named() {
        assert!(!ty.has_free_vars(), "{name}");
    }
    let vector = apply(b.array, &[b.int64.into(), Param::Value(Const::int64(1))]).expect("in bounds");
    assert_eq!(vector.field_count(), Some(2));
    assert_eq!(vector.field_type(1), Some(tuple(&[b.int64])));
    let layout = vector.layout().expect("concrete");
    assert_eq!((layout.size, layout.pointer_offsets.as_slice()), (24, [8].as_slice()));
    assert!(apply(b.named_tuple, &[b.int64.into(), b.int64.into()]).is_err());
    assert!(b.nothing.is_singleton());
    assert_eq!(ntuple(Param::Value(Const::int64(2)), b.int64), tuple(&[b.int64, b.int64]));
    assert_eq!(union(&[b.int64, b.nothing]).to_string(), "Union{Nothing, Int64}");
    assert_eq!(union(&[Type::bottom(), b.int64, b.integer]), b.integer);
}
