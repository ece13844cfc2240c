bad(a, b)::Cint = error("no")
ccall(:qsort, Cvoid, (Ptr{Int}, Csize_t, Csize_t, Ptr{Cvoid}), [2, 1], 2, 8, @cfunction(bad, Cint, (Ref{Int}, Ref{Int})))
