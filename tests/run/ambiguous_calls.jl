# Calls that two methods could take are errors in compiled code too; bounded types before kinds of types
f(x::Int, y) = 1
f(x, y::Int) = 2
direct() = f(1, 2)
through(a, b) = f(a, b)
outcome(call) = try call() catch e; typeof(e) end
println(outcome(direct), " ", outcome(() -> through(1, 2)))
println(through(1, "a"), through("a", 1))
f(x::Int, y::Int) = 3
println(outcome(direct), through(1, 2))

kind(::Type{<:Integer}) = :integer
kind(::DataType) = :data
println(kind(Int8), " ", kind(String), " ", kind(Integer))

# A string is no parameter of a type, also where the compiler sees it
named() = Val{"a"}()
applied(x) = Val{x}
println(outcome(named), " ", outcome(() -> applied("a")), " ", applied(:a))

# A struct that may contain itself
struct Tree{K}
    left::Union{Tree{K}, Nothing}
    key::K
end
grow(n) = n == 0 ? nothing : Tree{Int}(grow(n - 1), n)
println(grow(2).left.key, " ", grow(1).left)
