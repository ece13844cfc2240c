//! The values that a method's variables take for given argument types.

mod notation;

use juliet_types::intersect_with_env;

/// The intersection and the variables' values as text, a variable with its bounds.
fn bind(args: &str, signature: &str) -> String {
    match intersect_with_env(notation::parse(args), notation::parse(signature)) {
        None => "no match".to_string(),
        Some((common, values)) => {
            let values: Vec<String> = values
                .iter()
                .map(|p| match p.as_type().and_then(|t| t.as_var()) {
                    Some(var) => format!("?{}", var.bounds()),
                    None => p.to_string(),
                })
                .collect();
            format!("{common} [{}]", values.join(", "))
        }
    }
}

#[test]
fn concrete_arguments_determine_the_variables() {
    let cases = [
        ("Tuple{Int64}", "Tuple{T} where T", "[Int64]"),
        ("Tuple{Int64,Int64}", "Tuple{T,T} where T<:Integer", "[Int64]"),
        ("Tuple{Vector{Int64},Int64}", "Tuple{Vector{T},S} where {T,S}", "[Int64, Int64]"),
        ("Tuple{Matrix{Int64}}", "Tuple{AbstractArray{T,N}} where {T,N}", "[Int64, 2]"),
        ("Tuple{Int64,Int64,Int64}", "Tuple{Vararg{T,N}} where {T,N}", "[Int64, 3]"),
        ("Tuple{}", "Tuple{Vararg{T,N}} where {T,N}", "[?T, 0]"),
        ("Tuple{Type{Int64}}", "Tuple{Type{T}} where T", "[Int64]"),
        ("Tuple{Type{Int64}}", "Tuple{T} where T", "[DataType]"),
        ("Tuple{Type{Int64},Type{Float64}}", "Tuple{T,T} where T", "[DataType]"),
        ("Tuple{Vector{Union{Nothing,Int64}}}", "Tuple{Vector{Union{Nothing,T}}} where T", "[Int64]"),
        ("Tuple{Nothing}", "Tuple{Union{Nothing,T}} where T", "[?T]"),
        ("Tuple{Tuple{Int64,String}}", "Tuple{Tuple{A,B}} where {A,B}", "[Int64, String]"),
        (
            "Tuple{NamedTuple{(:a,),Tuple{Int64}}}",
            "Tuple{NamedTuple{names,T}} where {names,T}",
            "[(:a,), Tuple{Int64}]",
        ),
        ("Tuple{Vector{Vector{Int64}}}", "Tuple{Vector{<:Vector{T}}} where T", "[Int64]"),
        ("Tuple{Vector{Int64},Int64}", "Tuple{A,T} where {T,A<:AbstractVector{T}}", "[Int64, Vector{Int64}]"),
        ("Tuple{Vector{Int64},Vector{Int64}}", "Tuple{Vararg{AbstractArray{T,N}}} where {T,N}", "[Int64, 1]"),
        ("Tuple{Ptr{Nothing}}", "Tuple{Ref{T}} where T", "[Nothing]"),
    ];
    for (args, signature, values) in cases {
        let shown = notation::parse(args).to_string();
        assert_eq!(bind(args, signature), format!("{shown} {values}"), "{args} in {signature}");
    }
    for (args, signature) in [
        ("Tuple{Int64,String}", "Tuple{T,T} where T"),
        ("Tuple{Int64}", "Tuple{T} where T<:AbstractString"),
        ("Tuple{Vector{Int64},Float64}", "Tuple{Vector{T},T} where T"),
        ("Tuple{Matrix{Int64}}", "Tuple{Vector{T}} where T"),
        ("Tuple{Type{Int64}}", "Tuple{Type{T}} where T<:AbstractString"),
    ] {
        assert_eq!(bind(args, signature), "no match", "{args} in {signature}");
    }
}

#[test]
fn abstract_arguments_bound_the_variables() {
    assert_eq!(bind("Tuple{Any}", "Tuple{T} where T<:Integer"), "Tuple{Integer} [?T<:Integer]");
    assert_eq!(bind("Tuple{Integer}", "Tuple{T} where T"), "Tuple{Integer} [?T<:Integer]");
    assert_eq!(bind("Tuple{Any}", "Tuple{Vector{T}} where T"), "Tuple{Vector{T}} where T [?T]");
    assert_eq!(bind("Tuple{AbstractVector{Int64}}", "Tuple{Vector{T}} where T"), "Tuple{Vector{Int64}} [Int64]");
    assert_eq!(bind("Tuple{Any,Int64}", "Tuple{T,T} where T"), "Tuple{Int64, Int64} [Int64]");
    assert_eq!(bind("Tuple{Any,Vector{Int64}}", "Tuple{T,Vector{T}} where T"), "Tuple{Int64, Vector{Int64}} [Int64]");
    assert_eq!(bind("Tuple{Union{Int64,String}}", "Tuple{Integer}"), "Tuple{Int64} []");
    assert_eq!(bind("Union{}", "Tuple{T} where T"), "Union{} [?T]");
    assert_eq!(bind("Tuple{T} where T", "Tuple{T} where T"), "Tuple{T} where T [?T]");
    assert_eq!(bind("Tuple{Type}", "Tuple{Type{T}} where T"), "Tuple{Type} [?T]");
    assert_eq!(bind("Tuple{Vararg{Any}}", "Tuple{Int64,String}"), "Tuple{Int64, String} []");
    assert_eq!(bind("Tuple{Int64,Vararg{Any}}", "Tuple{Int64,Vararg{String}}"), "Tuple{Int64, Vararg{String}} []");
}

#[test]
fn long_argument_lists_are_matched() {
    let int = notation::parse("Int64");
    let args = juliet_types::tuple(&vec![int; 20_000]);
    let (_, values) =
        intersect_with_env(args, notation::parse("Tuple{Vararg{T,N}} where {T,N}")).expect("all arguments alike");
    assert_eq!(values.iter().map(|v| v.to_string()).collect::<Vec<_>>(), ["Int64", "20000"]);
}
