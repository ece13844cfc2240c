# A ring buffer as an AbstractVector: pushing past the capacity, indexing, iteration, inherited functions.
mutable struct Ring{T} <: AbstractVector{T}
    data::Vector{T}
    first::Int
    count::Int
    Ring{T}(n::Int) where {T} = new{T}(Vector{T}(undef, n), 1, 0)
end
Base.size(r::Ring) = (r.count,)
place(r::Ring, i) = mod1(r.first + i - 1, length(r.data))
Base.getindex(r::Ring, i::Int) = (checkbounds(r, i); r.data[place(r, i)])
Base.setindex!(r::Ring, x, i::Int) = (checkbounds(r, i); r.data[place(r, i)] = x)
function Base.push!(r::Ring, x)
    if r.count == length(r.data)
        r.first = mod1(r.first + 1, length(r.data))
    else
        r.count += 1
    end
    r.data[place(r, r.count)] = x
    return r
end
function Base.popfirst!(r::Ring)
    isempty(r) && throw(ArgumentError("ring is empty"))
    x = r[1]
    r.first = mod1(r.first + 1, length(r.data))
    r.count -= 1
    return x
end
r = Ring{Int}(3)
println(r, " ", isempty(r), " ", length(r))
for i in 1:5
    push!(r, 10i)
    println(r)
end
println(r[1], r[end], " ", sum(r), " ", maximum(r), " ", collect(r), " ", reverse(r), " ", r .+ 1, " ", 40 in r, " ", findfirst(==(50), r), " ", [x ÷ 10 for x in r], " ", r == [30, 40, 50])
println(popfirst!(r), popfirst!(r), " ", r)
push!(push!(r, 1), 2)
r[2] = -5
println(r, " ", sort(r), " ", eachindex(r), " ", first(r), last(r), " ", typeof(similar(r)), " ", map(abs, r))
try
    r[4]
catch e
    println(sprint(showerror, e))
end
foreach(_ -> popfirst!(r), 1:3)
try
    popfirst!(r)
catch e
    println(e.msg)
end
