//! Construction, fields, layouts and printing of types.

use juliet_types::{
    Const, Fields, ModulePath, Param, Type, TypeDef, TypeNameKind, apply, builtin, new_type, ntuple, sym, tuple, union,
};

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

#[test]
fn layouts_place_fields() {
    let b = builtin();
    let layout = |ty: Type| ty.layout().expect("concrete");
    let padded = layout(tuple(&[b.int8, b.int64, b.bool]));
    assert_eq!((padded.size, padded.align, padded.has_padding), (24, 8, true));
    assert_eq!(layout(tuple(&[b.int8, b.int128])).size, 32);
    let mixed = tuple(&[b.string, b.int32, b.string]);
    assert_eq!(layout(mixed).pointer_offsets, [0, 16]);
    assert!(!mixed.is_bits() && tuple(&[b.int32, b.char]).is_bits());
    assert_eq!(tuple(&[b.int64, b.integer]).layout(), None);
}

#[test]
fn a_struct_within_itself_is_a_pointer() {
    let definition = new_type(TypeDef {
        module: ModulePath::main(),
        name: sym("Endless"),
        kind: TypeNameKind::Struct { mutable: false },
        params: vec![],
        is_closure: false,
    });
    let ty = definition.wrapper();
    assert_eq!(ty.layout(), None, "no fields yet");
    definition.set_fields(Fields { names: vec![sym("x")], types: vec![ty], ..Fields::default() });
    assert_eq!(ty.layout().expect("defined").pointer_offsets, [0]);
}
