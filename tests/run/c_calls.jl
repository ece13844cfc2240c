# C functions of the process and of a library by name.
println(ccall(:strlen, Csize_t, (Cstring,), "wherefore"))
println(ccall((:cos, "libm.so.6"), Float64, (Float64,), 0.0))
println(ccall(:abs, Cint, (Cint,), -5))
println(unsafe_string(ccall(:getenv, Cstring, (Cstring,), "JULIET_TEST_VARIABLE") == C_NULL ? ccall(:strerror, Cstring, (Cint,), 2) : Cstring(C_NULL)))
try
    ccall(:strlen, Csize_t, (Cstring,), "a\0b")
catch e
    println(e)
end
buffer = zeros(UInt8, 4)
ccall(:memset, Ptr{Cvoid}, (Ptr{UInt8}, Cint, Csize_t), buffer, 7, 3)
println(buffer)
try
    ccall(:no_such_function_anywhere, Cvoid, ())
catch e
    println(typeof(e))
end
println(@ccall(strlen("hello"::Cstring)::Csize_t), " ", @ccall(sqrt(2.25::Float64)::Float64))
