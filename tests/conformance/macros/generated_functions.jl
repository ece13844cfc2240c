# @generated functions: code from types, loops unrolled, tuples, field by field, fallbacks.
@generated function type_name(x)
    name = string(x)
    return :($name)
end
println(type_name(1), " ", type_name([1.0]), " ", type_name((1, "a")))
@generated function unrolled_sum(t::Tuple)
    ex = :(zero(t[1]))
    for i in 1:fieldcount(t)
        ex = :($ex + t[$i])
    end
    return ex
end
println(unrolled_sum((1, 2, 3)), " ", unrolled_sum((1.5, 2)), " ", unrolled_sum((1//2, 1//3, 1//6)))
@generated function field_pairs(x)
    items = [:($(QuoteNode(n)) => getfield(x, $(QuoteNode(n)))) for n in fieldnames(x)]
    return :(($(items...),))
end
struct Sample
    a::Int
    b::String
end
println(field_pairs(Sample(1, "x")), " ", field_pairs(1 + 2im), " ", field_pairs(3:5))
@generated function power(x, ::Val{N}) where {N}
    N == 0 && return :(one(x))
    return Expr(:call, :*, (:x for _ in 1:N)...)
end
println(power(3, Val(4)), " ", power(2.0, Val(0)), " ", power("ab", Val(2)))
@generated function kind(x)
    x <: Integer && return :(string("integer ", x))
    x <: AbstractString && return :(string("text of ", length(x)))
    return :(string("something else"))
end
println(kind(3), ", ", kind("four"), ", ", kind(:s))
@generated function add_all(xs...)
    return Expr(:call, :+, (:(xs[$i]) for i in 1:length(xs))...)
end
println(add_all(1), " ", add_all(1, 2), " ", add_all(1, 2.5, 3//4))
@generated function linear_index(dims::NTuple{N, Int}, idx::NTuple{N, Int}) where {N}
    ex = :(idx[$N] - 1)
    for d in N-1:-1:1
        ex = :($ex * dims[$d] + idx[$d] - 1)
    end
    return :($ex + 1)
end
println(linear_index((2, 3), (2, 3)), " ", linear_index((2, 3, 4), (1, 2, 3)), " ", LinearIndices((2, 3, 4))[1, 2, 3])
@generated function same_types(a, b)
    return a === b
end
println(same_types(1, 2), same_types(1, 2.0), same_types("a", "b"))
function optional(x)
    if @generated
        return :(x * 2)
    else
        return x + x
    end
end
println(optional(21), " ", optional(1.5))
count_expansions = Ref(0)
@generated function observed(x)
    :(x isa $x ? (x, $(string(x))) : "never")
end
println(observed(1), " ", observed(2), " ", observed('c'))
