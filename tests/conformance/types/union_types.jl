# Unions: membership, simplification, splitting by dispatch, fields and arrays of unions.
const Id = Union{Int, String}
label(x::Int) = "number $x"
label(x::String) = "name $x"
label(::Nothing) = "nobody"
find(ids::Vector{<:Id}, wanted::Id) = findfirst(==(wanted), ids)

println(1 isa Id, " ", "a" isa Id, " ", 1.0 isa Id, " ", Int8(1) isa Id)
println(label.(Id[1, "two", 3]))
println(label.([1, nothing]))
println(Union{}, " ", Union{Int}, " ", Union{Int, Int}, " ", Union{Int, Integer})
println(Union{Int, Union{Int, Bool}} == Union{Bool, Int}, " ", Union{Int, String} === Union{String, Int})
println(Union{Int, String} <: Union{Int, String, Char}, " ", Union{} <: Int, " ", Int <: Union{Int, Missing})
println(typeof(Id), " ", Id.a, " ", Id.b)
println(find([1, 2, 3], 2), " ", find(["a", "b"], "c"))
println(Base.nonmissingtype(Union{Int, Missing}))

struct Person
    name::String
    age::Union{Int, Nothing}
    email::Union{String, Missing}
end
people = [Person("Ann", 30, "a@b.c"), Person("Bob", nothing, missing)]
println(people)
println([something(p.age, -1) for p in people], " ", [coalesce(p.email, "none") for p in people])
println(fieldtypes(Person), " ", isbitstype(Union{Int, Nothing}))

mixed = Union{Int, Missing}[1, missing, 3]
println(mixed, " ", sum(skipmissing(mixed)), " ", count(ismissing, mixed))
mixed[1] = missing
println(mixed, " ", eltype(mixed))
try
    mixed[1] = 2.5
catch err
    showerror(stdout, err); println()
end
try
    push!(Id[], 1.5)
catch err
    println(err isa MethodError)
end
parity(x::T) where {T<:Union{Int8, UInt8}} = (T, isodd(x))
println(parity(Int8(3)), " ", parity(0x04))
println(promote_type(Int, Union{Float64, Missing}), " ", Union{Vector{Int}, Nothing})
width(x::Union{Tuple, AbstractVector}) = length(x)
println(width((1, 2)), width([1, 2, 3]), width(1:10))
