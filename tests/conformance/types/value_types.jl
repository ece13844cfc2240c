# Val, types as arguments, and values as type parameters.
power(::Val{0}, x) = one(x)
power(::Val{N}, x) where {N} = x * power(Val(N - 1), x)
println([power(Val(n), 3) for n in 0:4])
mode(::Val{:fast}) = 1
mode(::Val{:slow}) = 2
mode(::Val) = 0
mode(s::Symbol) = mode(Val(s))
println(mode(:fast), mode(:slow), mode(:other), " ", Val(3), " ", Val{3}() === Val(3), " ", typeof(Val("a" == "a")))
make(::Type{Int}) = 0
make(::Type{String}) = ""
make(::Type{Vector{T}}) where {T} = T[]
make(::Type{T}) where {T<:AbstractFloat} = T(NaN)
make(T::Type) = "cannot make $T"
println(make(Int), " ", repr(make(String)), " ", make(Vector{Char}), " ", make(Float32), " ", make(Symbol))
struct Mod{M}
    v::Int
    Mod{M}(v) where {M} = new{M}(mod(v, M))
end
Base.:+(a::Mod{M}, b::Mod{M}) where {M} = Mod{M}(a.v + b.v)
Base.:*(a::Mod{M}, b::Mod{M}) where {M} = Mod{M}(a.v * b.v)
Base.:-(a::Mod{M}) where {M} = Mod{M}(-a.v)
Base.show(io::IO, a::Mod{M}) where {M} = print(io, a.v, " mod ", M)
println(Mod{7}(5) + Mod{7}(4), ", ", Mod{7}(5) * Mod{7}(4), ", ", -Mod{7}(2), ", ", Mod{12}(-1))
println(prod(Mod{11}.(1:10)), ", ", sum(Mod{5}(k) for k in 1:4))
try
    Mod{7}(1) + Mod{5}(1)
catch err
    println(err isa MethodError)
end
struct Matrix22{T, L}
    data::NTuple{L, T}
end
rows(::Matrix22{T, L}) where {T, L} = isqrt(L)
println(Matrix22((1, 2, 3, 4)), " ", rows(Matrix22((1, 2, 3, 4))), " ", rows(Matrix22(ntuple(float, 9))))
println(ntuple(i -> i^2, Val(4)), " ", ntuple(string, 3))
for bad in ("text", [1], 1:2)
    try
        println(Val(bad))
    catch err
        println(typeof(err))
    end
end
parameter(::Val{x}) where {x} = x
println(parameter(Val((1, :b, 'c', 2.5))), " ", parameter(Val(Int)), " ", parameter(Val(nothing)))
println(Val{true} <: Val, " ", Val(1) isa Val{1}, " ", Val(1) == Val(1.0), " ", hash(Val(1)) == hash(Val(1)))
