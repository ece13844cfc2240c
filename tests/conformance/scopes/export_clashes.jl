# Names that Base keeps to itself are free: modules export them, programs define them.
module Lists
    export front, tail, rest, flatten, Order, Slice, setindex, isdone, notnothing, supertypes
    front(v) = v[1:end-1]
    tail(v) = v[2:end]
    rest(v, n) = v[n:end]
    flatten(v) = reduce(vcat, v)
    setindex(v, x, i) = (w = copy(v); w[i] = x; w)
    isdone(v) = isempty(v)
    notnothing(x) = x !== nothing
    supertypes(x) = "mine"
    struct Order
        id::Int
    end
    struct Slice
        from::Int
        to::Int
    end
end
using .Lists
v = [1, 2, 3]
println(front(v), tail(v), rest(v, 2), flatten([[1], [2, 3]]), setindex(v, 9, 1), v, " ", isdone([]), " ", notnothing(3), " ", supertypes(1))
println(Order(7), " ", Slice(1, 2), " ", Base.front((1, 2)), Base.tail((1, 2)), " ", Base.setindex((1, 2), 5, 1))
println([isdefined(Main, n) for n in (:OneTo, :RefValue, :Fix1, :IteratorSize, :checked_add, :to_index, :uabs, :cconvert, :elsize)])
println([isdefined(Base, n) for n in (:OneTo, :RefValue, :Fix1, :IteratorSize, :checked_add, :to_index, :uabs, :cconvert, :elsize)])
sum = 5
println(sum, " ", Base.sum([1, 2]))
function uses_local(length)
    max = length + 1
    return max
end
println(uses_local(3), " ", max(1, 2))
split(x) = "own split of $x"
println(split(3), " ", Base.split("a b"))
struct Pair2; a; b end
first(p::Pair2) = p.a
println(first(Pair2(1, 2)), " ", Base.first([9]), " ", try first([9]) catch e; typeof(e) end)
println(names(Lists))
