# Questions about types: names, fields, layout, parameters, parents.
abstract type Animal end
struct Dog{T} <: Animal
    name::String
    weight::T
    tags::Vector{Symbol}
end
mutable struct Counter
    const id::Int
    hits::Int
end
struct Empty end
primitive type Nibbles 16 end

println(fieldnames(Dog), " ", fieldcount(Dog), " ", fieldnames(Counter), " ", fieldnames(Empty))
println(fieldtypes(Dog{Int}), " ", fieldtype(Dog{Float32}, :weight), " ", fieldtype(Dog{Int}, 3), " ", fieldtype(Counter, 1))
println(fieldname(Dog, 2), " ", hasfield(Dog, :name), " ", hasfield(Dog, :age), " ", Base.fieldindex(Dog{Int}, :tags))
println(nameof(Dog), " ", nameof(Dog{Int}), " ", nameof(sin), " ", nameof(Base), " ", parentmodule(Dog), " ", parentmodule(sin), " ", parentmodule(Int))
println(supertype(Dog{Int}), " ", Base.typename(Dog{Int}).wrapper === Dog, " ", Dog{Int}.parameters[1])
println(ismutabletype(Counter), ismutabletype(Dog), ismutable(Counter(1, 2)), ismutable(3), isimmutable(3))
println(isbitstype(Empty), isbitstype(Dog{Int}), isbitstype(Nibbles), isbits(3), isbits("s"), isbits((1, 'c')))
println(isprimitivetype(Int), isprimitivetype(Nibbles), isprimitivetype(Empty), isstructtype(Dog), isstructtype(Int))
println(sizeof(Nibbles), " ", sizeof(Counter), " ", sizeof(Empty), " ", fieldoffset(Counter, 2), " ", sizeof(Tuple{Int8, Int32}))
println(Base.issingletontype(Empty), " ", Empty() === Empty(), " ", Base.issingletontype(typeof(sin)), " ", Base.issingletontype(Counter))
println(isabstracttype(Animal), " ", isconcretetype(Dog), " ", isconcretetype(Dog{Int}), " ", isconcretetype(Vector{Any}))
println(Base.isconst(Counter, :id), " ", Base.isconst(Counter, :hits))
c = Counter(7, 0)
c.hits += 2
println(c.id, " ", c.hits, " ", getfield(c, 1), " ", getfield(c, :hits), " ", nfields(c), " ", propertynames(c))
try
    c.id = 3
catch err
    println(typeof(err), " ", occursin("const", sprint(showerror, err)))
end
try
    c.missing_field
catch err
    println(occursin("has no field", sprint(showerror, err)))
end
try
    fieldtype(Counter, :nope)
catch err
    println(occursin("nope", sprint(showerror, err)))
end
n = reinterpret(Nibbles, 0x0a0b)
println(typeof(n), " ", reinterpret(UInt16, n), " ", n === reinterpret(Nibbles, 0x0a0b))
println([T for T in (Int8, UInt16, Float64, Char, Bool) if sizeof(T) < 4])
println(Int.name.name, " ", typeof(Union{}), " ", typeof(Tuple))
