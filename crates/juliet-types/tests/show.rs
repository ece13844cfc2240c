//! Types print as the current Julia prints them.

mod notation;

use juliet_types::{Const, ModulePath, TypeDef, TypeNameKind, named_tuple, new_type, show_type, sym};

#[test]
fn types_print_as_in_julia() {
    let same = [
        "Any",
        "Union{}",
        "Vector{Int64}",
        "Matrix{Float64}",
        "Array{Int64, 3}",
        "Vector",
        "Array",
        "Array{Int64}",
        "Array{T, 3} where T",
        "Vector{T} where T<:Real",
        "Vector{<:Real}",
        "AbstractVector{Int64}",
        "Union{Nothing, Int64}",
        "Tuple{}",
        "Tuple",
        "Tuple{Int64, Vararg{String}}",
        "Tuple{Vararg{Int64}}",
        "NTuple{N, Int64} where N",
        "NTuple{4, Int64}",
        "Tuple{Int64, Int64, Int64}",
        "Type{Int64}",
        "Type",
        "Type{<:Integer}",
        "Vector{Vector{T}} where T",
        "Vector{Vector}",
        "Tuple{T, T} where T<:Integer",
        "Vector{T} where Int64<:T<:Integer",
        "Vector{>:Int64}",
        "Tuple{T, S} where {T, S<:T}",
        "NamedTuple",
        "NamedTuple{(:a,)}",
        "Ref",
        "Ptr{Nothing}",
        "DataType",
        "Core.TypeofBottom",
        "Tuple{Int64, Vararg{String, 4}}",
        "Array{<:Real, 3}",
        "Memory{UInt8}",
    ];
    for text in same {
        assert_eq!(notation::parse(text).to_string(), text);
    }
    let int = notation::parse("Int64");
    let pair = juliet_types::tuple(&[int, notation::parse("Any")]);
    assert_eq!(named_tuple(&[sym("a"), sym("b")], pair).to_string(), "@NamedTuple{a::Int64, b}");
}

#[test]
fn functions_and_closures_print_by_name() {
    let of = |name: &str, is_closure| {
        let definition = new_type(TypeDef {
            module: ModulePath::new("Main.A"),
            name: sym(name),
            kind: TypeNameKind::Struct { mutable: false },
            params: vec![],
            is_closure,
        });
        definition.set_fields(Default::default());
        definition.wrapper()
    };
    let everything = |_, _| true;
    assert_eq!(show_type(of("#f", false), &everything), "typeof(f)");
    assert_eq!(show_type(of("#f", false), &|_, _| false), "typeof(Main.A.f)");
    assert_eq!(show_type(of("#1#2", true), &everything), "var\"#1#2\"");
    assert_eq!(show_type(of("P", false), &|_, _| false), "Main.A.P");
}

#[test]
fn constants_print_as_in_julia() {
    let cases = [
        (Const::int64(-3), "-3"),
        (Const::uint8(7), "0x07"),
        (Const::float64(0.1), "0.1"),
        (Const::float64(1e21), "1.0e21"),
        (Const::float64(123456.0), "123456.0"),
        (Const::float64(1234567.0), "1.234567e6"),
        (Const::float64(1.5e-5), "1.5e-5"),
        (Const::float64(0.00025), "0.00025"),
        (Const::float64(0.0), "0.0"),
        (Const::float64(-0.0), "-0.0"),
        (Const::float32(1.5), "1.5f0"),
        (Const::char('é'), "'é'"),
        (Const::bool(true), "true"),
        (Const::nothing(), "nothing"),
        (Const::tuple(vec![Const::symbol("a"), Const::int64(1)]), "(:a, 1)"),
        (Const::tuple(vec![Const::int8(1), Const::int64(2)]), "(1, 2)"),
        (Const::tuple(vec![Const::int64(1)]), "(1,)"),
        (Const::string("a\"b$"), "\"a\\\"b\\$\""),
    ];
    for (value, text) in cases {
        assert_eq!(value.to_string(), text);
    }
}
