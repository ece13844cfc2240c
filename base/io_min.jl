# The smallest printing that shows whether code runs; the io files take its place.

export print, println

function print(s::String)
    ccall(:jlt_write, Int, (Int32, Ptr{UInt8}, Int), Int32(1), Core._string_ptr(s), Core.sizeof(s))
    return nothing
end

function print(n::Integer)
    buf = Core.memorynew(Memory{UInt8}, 48)
    ref = Core.memoryrefnew(buf)
    i = 48
    u = uabs(n)
    while true
        d = rem(u, oftype(u, 10))
        Core.memoryrefset!(Core.memoryrefnew(ref, i, false), (d % UInt8) + 0x30, :not_atomic, false)
        u = div(u, oftype(u, 10))
        iszero(u) && break
        i = i - 1
    end
    if n < 0
        i = i - 1
        Core.memoryrefset!(Core.memoryrefnew(ref, i, false), 0x2d, :not_atomic, false)
    end
    ccall(:jlt_write, Int, (Int32, Ptr{UInt8}, Int), Int32(1),
          bitcast(Ptr{UInt8}, getfield(buf, :ptr)) + (i - 1), 49 - i)
    return nothing
end
print(b::Bool) = print(b ? "true" : "false")
print(::Nothing) = print("nothing")

function print(x::Float64)
    buf = Core.memorynew(Memory{UInt8}, 64)
    p = bitcast(Ptr{UInt8}, getfield(buf, :ptr))
    n = ccall(:jlt_print_float64, Int, (Float64, Ptr{UInt8}, Int32), x, p, Int32(0))
    ccall(:jlt_write, Int, (Int32, Ptr{UInt8}, Int), Int32(1), p, n)
    return nothing
end

print(a, b) = (print(a); print(b))
print(a, b, c) = (print(a); print(b); print(c))
println() = print("\n")
println(a) = (print(a); print("\n"))
println(a, b) = (print(a); print(b); print("\n"))
println(a, b, c) = (print(a); print(b); print(c); print("\n"))

+(p::Ptr, n::Int) = bitcast(typeof(p), add_int(bitcast(Int, p), n))
