# An array type of its own: a ring buffer with all that AbstractVector then gives.
mutable struct RingBuffer{T} <: AbstractVector{T}
    data::Vector{T}
    start::Int
    used::Int
end
RingBuffer{T}(capacity::Integer) where {T} = RingBuffer{T}(Vector{T}(undef, capacity), 1, 0)
capacity(r::RingBuffer) = length(r.data)
place(r::RingBuffer, i) = mod1(r.start + i - 1, capacity(r))
Base.size(r::RingBuffer) = (r.used,)
Base.IndexStyle(::Type{<:RingBuffer}) = IndexLinear()
Base.@propagate_inbounds function Base.getindex(r::RingBuffer, i::Int)
    @boundscheck checkbounds(r, i)
    return r.data[place(r, i)]
end
function Base.setindex!(r::RingBuffer, x, i::Int)
    checkbounds(r, i)
    r.data[place(r, i)] = x
    return r
end
function Base.push!(r::RingBuffer, x)
    if r.used == capacity(r)
        r.data[r.start] = x
        r.start = place(r, 2)
    else
        r.used += 1
        r[r.used] = x
    end
    return r
end
function Base.popfirst!(r::RingBuffer)
    isempty(r) && throw(ArgumentError("buffer is empty"))
    x = r[1]
    r.start = place(r, 2)
    r.used -= 1
    return x
end
Base.empty!(r::RingBuffer) = (r.used = 0; r)

r = RingBuffer{Int}(4)
println(isempty(r), " ", length(r), " ", eltype(r))
foreach(x -> push!(r, x), 1:6)
println(r, " ", r[1], " ", r[end], " ", sum(r), " ", collect(r) == [3, 4, 5, 6])
show(stdout, MIME"text/plain"(), r)
println()
println(r .+ 1, " ", map(x -> x^2, r), " ", filter(iseven, r), " ", reverse(r), " ", r[2:3])
println(popfirst!(r), " ", r, " ", 5 in r, " ", findfirst(==(5), r), " ", maximum(r), " ", r == [4, 5, 6])
r[2] = 50
r .*= 2
println(r, " ", sort(r, rev = true), " ", sort!(r, rev = true), " ", issorted(r))
println([x for x in r if x > 10], " ", enumerate(r) |> collect, " ", zip(r, 'a':'c') |> collect)
println(try r[4] catch e; sprint(showerror, e) end)
println(try r[0] = 1 catch e; typeof(e) end, " ", checkbounds(Bool, r, 3), " ", eachindex(r), " ", axes(r))
println(copy(r) isa Vector, " ", similar(r) isa Vector{Int}, " ", vcat(r, [0]), " ", view(r, 1:2), " ", hash(r) == hash(collect(r)))
println(reduce(-, r), " ", cumsum(r), " ", first(r), " ", last(r, 2), " ", reshape(r, 1, 3), " ", r' * r)
println(try popfirst!(empty!(r)) catch e; e end, " ", isempty(r), " ", summary(push!(r, 9)))
strings = RingBuffer{String}(2)
push!(strings, "a"); push!(strings, "b"); push!(strings, "c")
println(strings, " ", join(strings, "-"), " ", strings .* "!", " ", typeof(strings))
