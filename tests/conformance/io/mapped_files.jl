# Files as arrays, shared libraries by hand, and work for the processes, of which there is one.
using Mmap: mmap
using Libdl
import Mmap

path = joinpath(mktempdir(), "numbers.bin")
write(path, Int64[10, 20, 30, 40])
numbers = open(io -> mmap(io, Vector{Int64}), path)
println(numbers, " ", typeof(numbers))
println(mmap(path)[1:9])
println(open(io -> mmap(io, Matrix{Int32}, (2, 3), 8), path))

open(path, "r+") do io
    a = mmap(io, Vector{Int64}, (2,), 8)
    a[1] = -1
    Mmap.sync!(a)
end
println(reinterpret(Int64, read(path)))
open(path, "r+") do io
    a = mmap(io, Matrix{UInt8}, (8, 8))
    a[8, 8] = 0xff
    Mmap.sync!(a)
end
println(filesize(path), " ", read(path)[end])
scratch = mmap(Vector{Float64}, 3)
scratch .= [1.5, 2.5, 3.5]
println(sum(scratch), " ", mmap(Matrix{Int}, (2, 2)))
println(try open(io -> mmap(io, Vector{Int64}, (1000,)), path) catch e; typeof(e) end)
println(try mmap(Vector{String}, 3) catch e; e end)

libm = dlopen("libm.so.6")
cosine = dlsym(libm, :cos)
println(ccall(cosine, Float64, (Float64,), 0.0), " ", libm isa Ptr{Cvoid})
println(dlsym(libm, :no_such_name; throw_error=false), " ", dlsym_e(libm, :no_such_name) == C_NULL)
println(endswith(dlpath(libm), "libm.so.6") || occursin("libm", dlpath(libm)), " ", dlclose(libm))
println(dlopen("libnosuchlibrary"; throw_error=false), " ", find_library(["libnosuchlibrary", "libm.so.6"]), " ", dlext)
println(try dlopen("libnosuchlibrary") catch e; typeof(e) end)
println(dlopen(h -> dlsym(h, "sin") != C_NULL, "libm.so.6"))
