# All exceptions that are being handled; constants that are addresses; fields that are constant; exported names.
function nested()
    try
        error("outer")
    catch
        try
            throw(ArgumentError("inner"))
        catch
            return [e.exception for e in current_exceptions()]
        end
    end
end
println(nested(), length(current_exceptions()))
compare(a, b)::Cint = a < b ? -1 : a > b ? 1 : 0
const less = @cfunction(compare, Cint, (Ref{Int}, Ref{Int}))
const buffer = convert(Ptr{Int}, Libc.malloc(16))
sorted(v) = (ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), v, length(v), 8, less); v)
stored(x) = (unsafe_store!(buffer, x); unsafe_load(buffer) + 1)
println(sorted([3, 1, 2]), stored(41))
mutable struct Account; const id::Int; balance::Int; end
println(isconst(Account, :id), isconst(Account, :balance), isconst(Complex{Int}, :re))
module Names
export visible
public declared
visible() = 1
declared() = 2
end
println(Base.isexported(Names, :visible), Base.isexported(Names, :declared), Base.ispublic(Names, :declared))
f(x; k = 0) = (x, k)
println(invoke(Core.kwcall, Tuple{NamedTuple, typeof(f), Any}, (k = 1,), f, 3))
println(Float16(999), " ", Float16(1000), " ", Float16(65504), " ", Float16(0.001))
