# Packages ask these while they load.
println(ccall(:jl_generating_output, Cint, ()), " ", ispow2(ccall(:jl_getpagesize, Clong, ())))
generating() = ccall(:jl_generating_output, Cint, ()) != 0
println(generating())
