# Static parameters that only a bound of another variable determines.
elem(::Type{<:AbstractArray{T}}) where {T} = T
println(elem(Vector{Any}), " ", elem(Vector{Real}), " ", elem(Matrix{Union{Nothing,Int}}))
println(Any[1, "a"], " ", Union{Int,Nothing}[1, nothing])
