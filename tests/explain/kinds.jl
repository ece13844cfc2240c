# Each kind of edit is told apart.

#@ step the program
const LIMIT = 4001
@noinline leaf(x::Int) = x * 5003 + LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Real} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step a literal
const LIMIT = 4001
@noinline leaf(x::Int) = x * 5009 + LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Real} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step an operator
const LIMIT = 4001
@noinline leaf(x::Int) = x * 5009 - LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Real} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step the type annotation of an argument, and one in a body
const LIMIT = 4001
@noinline leaf(x::Integer) = x * 5009 - LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Real} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step the bound of a type variable
const LIMIT = 4001
@noinline leaf(x::Integer) = x * 5009 - LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step the body of an inlined callee
const LIMIT = 4001
@noinline leaf(x::Integer) = x * 5009 - LIMIT
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step the return type of a callee
const LIMIT = 4001
@noinline leaf(x::Integer) = x * 5009.0 - LIMIT
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step a global constant
const LIMIT = 4003
@noinline leaf(x::Integer) = x * 5009.0 - LIMIT
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step @inbounds
const LIMIT = 4003
@noinline leaf(x::Integer) = x * 5009.0 - LIMIT
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + @inbounds v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step a method that captures a call
const LIMIT = 4003
@noinline leaf(x::Integer) = x * 5009.0 - LIMIT
@noinline leaf(x::Int) = 7
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
@noinline function second(v)
    first = v[1]
    return first + @inbounds v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", second([1, 2]))

#@ step a new name
const LIMIT = 4003
@noinline leaf(x::Integer) = x * 5009.0 - LIMIT
@noinline leaf(x::Int) = 7
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
@noinline function third(v)
    first = v[1]
    return first + @inbounds v[2]
end
println(middle(2), " ", user(2), " ", bounded([1]), " ", third([1, 2]))

#@ step comments, names of variables and another order
# The bound of everything.
const LIMIT = 4003
@noinline function third(list)
    head = list[1] # the first
    return head + @inbounds list[2]
end
@noinline leaf(x::Integer) = x * 5009.0 - LIMIT
@noinline leaf(x::Int) = 7
small(x) = x - 6007
@noinline middle(argument) = leaf(argument) - 7001
@noinline function user(x)
    y::Int32 = small(x)
    return y * 3
end
@noinline bounded(v::Vector{T}) where {T<:Integer} = length(v) + 11
println(middle(2), " ", user(2), " ", bounded([1]), " ", third([1, 2]))
