# Definitions of types: fields and bounds matter where code relies on them.

#@ step the program
struct Pair2
    first::Int
    second::Int
end
struct Box{T<:Integer}
    item::T
end
@noinline second_of(p) = p.second * 3001
@noinline item_of(b) = b.item * 3011
@noinline apart(x) = x * 3019
println(second_of(Pair2(1, 2)), " ", item_of(Box(5)), " ", apart(1))

#@ step a field added at the end (misses 2)
struct Pair2
    first::Int
    second::Int
    third::Int
end
Pair2(a, b) = Pair2(a, b, 0)
struct Box{T<:Integer}
    item::T
end
@noinline second_of(p) = p.second * 3001
@noinline item_of(b) = b.item * 3011
@noinline apart(x) = x * 3019
println(second_of(Pair2(1, 2)), " ", item_of(Box(5)), " ", apart(1))

#@ step fields in another order
struct Pair2
    second::Int
    first::Int
end
struct Box{T<:Integer}
    item::T
end
@noinline second_of(p) = p.second * 3001
@noinline item_of(b) = b.item * 3011
@noinline apart(x) = x * 3019
println(second_of(Pair2(1, 2)), " ", item_of(Box(5)), " ", apart(1))

#@ step another type of a field
struct Pair2
    second::Int32
    first::Int
end
struct Box{T<:Integer}
    item::T
end
@noinline second_of(p) = p.second * 3001
@noinline item_of(b) = b.item * 3011
@noinline apart(x) = x * 3019
println(second_of(Pair2(1, 2)), " ", item_of(Box(5)), " ", apart(1))

#@ step a mutable struct
mutable struct Pair2
    first::Int
    second::Int
end
struct Box{T<:Integer}
    item::T
end
@noinline second_of(p) = p.second * 3001
@noinline item_of(b) = b.item * 3011
@noinline apart(x) = x * 3019
println(second_of(Pair2(1, 2)), " ", item_of(Box(5)), " ", apart(1))

#@ step the bound of a type variable decides between methods
struct Pair2
    first::Int
    second::Int
end
struct Box{T<:Integer}
    item::T
end
kind_of(::T) where {T<:Integer} = 3023
kind_of(::Any) = 3037
@noinline asks(x) = kind_of(x) + x * 3041
println(asks(2))

#@ step with another bound (misses 1)
struct Pair2
    first::Int
    second::Int
end
struct Box{T<:Integer}
    item::T
end
kind_of(::T) where {T<:AbstractFloat} = 3023
kind_of(::Any) = 3037
@noinline asks(x) = kind_of(x) + x * 3041
println(asks(2))
