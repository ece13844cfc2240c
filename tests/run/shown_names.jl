# How types are named where they are shown: aliases, modules of names that nobody exports, bounds.
println(typeof(1.0im), " ", Vector{Complex{Float32}}, " ", Complex{Float16}, " ", Complex{Int})
println([1.0im])
println(Base.IOError, " ", ArgumentError)
struct Positive{T<:Real}
    x::T
end
try
    Positive{String}
catch e
    println(sprint(showerror, e))
    println(e.expected isa TypeVar)
end
println(Positive.var)

# A method knows the names of its arguments.
scale(x::Int, by; shift = 0) = x * by + shift
println(first(split(string(first(methods(scale))), '\n')))

# Types as values of keywords and of fields.
kind(; of::Union{Type{Int},Type{String}} = Int) = of
println(kind(of = String), " ", kind())
is_known(v) = v.of isa Union{Type{Int},Type{String}}
println(is_known((of = String,)), " ", is_known((of = Float64,)))

# A struct that may lack fields, within a tuple and within another struct.
struct Chain{K}
    parent::Chain{K}
    key::K
    Chain{K}() where {K} = new{K}()
    Chain{K}(parent, key) where {K} = new{K}(parent, key)
end
chain = Chain{Int}(Chain{Int}(), 1)
both = (1, (chain.parent, [1]))
println(both[2][2], " ", isdefined(both[2][1], :parent), " ", chain.key)
links = [chain, chain.parent]
println(isdefined(links[1], :parent), " ", isdefined(links[2], :parent), " ", isassigned(links, 2))
depth(c) = isdefined(c, :parent) ? 1 + depth(c.parent) : 0
println(depth(Chain{Int}(chain, 2)), " ", chain === Chain{Int}(chain.parent, 1))

# Six digits, and an exponent where they do not reach the point.
for x in (123456.789, 100000.04, 12345.6789, 123456.0, -999999.5, 1.5f0)
    print(sprint(show, x; context = :compact => true), " ")
end
println()
