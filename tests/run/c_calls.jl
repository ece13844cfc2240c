# C: structs by value in both directions, variadic functions, callbacks, addresses, arrays over foreign memory.
struct P2; x::Float64; y::Float64; end
struct F3; a::Float32; b::Float32; c::Float32; end
struct ID; i::Int32; d::Float64; end
struct DI; d::Float64; i::Int64; end
struct Big; a::Int64; b::Int64; c::Int64; end
struct Mix; a::Int8; b::Int16; c::Int32; d::Float32; end
struct Quotient; quot::Clong; rem::Clong; end
p2(a, b) = P2(a.x + b.x, a.y * b.y)
f3(a, s) = F3(a.a * s, a.b * s, a.c * s)
id(a, k) = ID(a.i + k, a.d / k)
big(a, k, b) = Big(a.a + b.a * k, a.b + b.b, a.c - b.c)
mix(m) = Mix(m.a + 1, m.b + 1, m.c + 1, m.d + 1)
many(a, b, c, d, e, s, f, g, h, z) = a + 2b + 3c + 4d + 5e + 6s.i + 7Int(s.d) + 8f + 9g + 10h.a + 11h.b + 12h.c + 13Int(z)
manyf(a, b, c, d, e, f, g, s, h, i, j) = a + 2b + 3c + 4d + 5e + 6f + 7g + 8s.x + 9s.y + 10h + 11i + 12j
function structs()
    println(ccall(@cfunction(p2, P2, (P2, P2)), P2, (P2, P2), P2(1, 2), P2(3, 4)))
    println(ccall(@cfunction(f3, F3, (F3, Float32)), F3, (F3, Float32), F3(1, 2, 3), 2))
    println(ccall(@cfunction(id, ID, (ID, Cint)), ID, (ID, Cint), ID(5, 10), 2))
    println(ccall(@cfunction(big, Big, (Big, Cint, Big)), Big, (Big, Cint, Big), Big(1, 2, 3), 7, Big(10, 20, 30)))
    println(ccall(@cfunction(mix, Mix, (Mix,)), Mix, (Mix,), Mix(1, 2, 3, 4)))
    println(ccall(@cfunction(many, Int64, (Cint, Cint, Cint, Cint, Cint, DI, Cint, Cint, Big, Cdouble)), Int64,
        (Cint, Cint, Cint, Cint, Cint, DI, Cint, Cint, Big, Cdouble), 1, 2, 3, 4, 5, DI(6, 7), 8, 9, Big(10, 11, 12), 13))
    println(ccall(@cfunction(manyf, Float64, (Cdouble, Cdouble, Cdouble, Cdouble, Cdouble, Cdouble, Cdouble, P2, Cdouble, Cdouble, Cfloat)),
        Float64, (Cdouble, Cdouble, Cdouble, Cdouble, Cdouble, Cdouble, Cdouble, P2, Cdouble, Cdouble, Cfloat),
        1, 2, 3, 4, 5, 6, 7, P2(8, 9), 10, 11, 12))
    println(ccall(:div, NTuple{2, Cint}, (Cint, Cint), 17, 5), ccall(:ldiv, Quotient, (Clong, Clong), 17, -5))
    println(ccall((:csqrt, "libm.so.6"), ComplexF64, (ComplexF64,), -4), ccall((:conjf, "libm.so.6"), ComplexF32, (ComplexF32,), 1 + 2im))
end
structs()
# The same from interpreted code.
println(ccall(@cfunction(big, Big, (Big, Cint, Big)), Big, (Big, Cint, Big), Big(1, 2, 3), 7, Big(10, 20, 30)))
println(ccall(:ldiv, Quotient, (Clong, Clong), 17, -5), ccall((:csqrt, "libm.so.6"), ComplexF64, (ComplexF64,), -4))
function format(n, x)
    buffer = zeros(UInt8, 40)
    k = ccall(:snprintf, Cint, (Ptr{UInt8}, Csize_t, Cstring, Cdouble...), buffer, 40, "%.2f %.1f", x, 2x)
    l = @ccall snprintf((pointer(buffer) + k)::Ptr{UInt8}, (40 - k)::Csize_t, " %s %d %.3f"::Cstring; "ab"::Cstring, n::Cint, x::Cdouble)::Cint
    return String(buffer[1:k+l])
end
println(format(7, 1.5))
function sorted(v, less)
    f = @cfunction($((a, b) -> Cint(less(a, b) ? -1 : less(b, a))), Cint, (Ref{Int}, Ref{Int}))
    ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), v, length(v), sizeof(Int), f)
    return v
end
println(sorted([3, 1, 2], <), sorted([3, 1, 2], >))
compare(a, b)::Cint = a < b ? -1 : a > b ? 1 : 0
A = [1.3, -2.7, 4.4, 3.1]
ccall(:qsort, Cvoid, (Ptr{Cdouble}, Csize_t, Csize_t, Ptr{Cvoid}), A, length(A), sizeof(eltype(A)), @cfunction(compare, Cint, (Ref{Cdouble}, Ref{Cdouble})))
println(A)
x = [1, 2, 3]
p = pointer(x)
unsafe_store!(p, 9, 3)
y = unsafe_wrap(Array, p, 3)
y[1] = 7
println(x, unsafe_load(p, 2), y === x)
q = convert(Ptr{Int}, Libc.malloc(48))
foreach(i -> unsafe_store!(q, i^2, i), 1:6)
z = unsafe_wrap(Array, q, (2, 3); own = true)
println(z, sum(z))
z = nothing
GC.gc()
mutable struct Box; n::Int; x::Float64; end
o = Box(3, 2.5)
address = pointer_from_objref(o)
GC.@preserve o println(unsafe_pointer_to_objref(address) === o, unsafe_load(Ptr{Float64}(address), 2))
println(unsafe_load(cglobal(:stdout, Ptr{Cvoid})) != C_NULL, unsafe_string(pointer("text"), 2))
r = Ref(5)
GC.@preserve r println(unsafe_load(Base.unsafe_convert(Ptr{Int}, r)))
v = [Mix(1, 2, 3, 4), Mix(5, 6, 7, 8)]
unsafe_store!(pointer(v), Mix(0, 0, 0, 0), 1)
println(unsafe_load(pointer(v), 2), v[1])
unsafe_copyto!(p, pointer([4, 5]), 2)
e = Ref{Cint}(0)
println(x, ccall(:frexp, Cdouble, (Cdouble, Ref{Cint}), 8.0, e), e[], ccall(:frexp, Cdouble, (Cdouble, Ref{Cint}), 8.0, Cint[0]))
