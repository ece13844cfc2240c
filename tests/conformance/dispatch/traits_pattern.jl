# Traits by dispatch on singleton types: behaviour of types that share no supertype.
abstract type MovementStyle end
struct Walks <: MovementStyle end
struct Swims <: MovementStyle end
struct Flies <: MovementStyle end
abstract type Creature end
struct Duck <: Creature end
struct Trout <: Creature end
struct Ant <: Creature end
struct Drone
    battery::Int
end
MovementStyle(x) = MovementStyle(typeof(x))
MovementStyle(::Type{<:Creature}) = Walks()
MovementStyle(::Type{Duck}) = Flies()
MovementStyle(::Type{Trout}) = Swims()
MovementStyle(::Type{Drone}) = Flies()
MovementStyle(T::Type) = throw(ArgumentError("$T does not move"))

move(x, km) = move(MovementStyle(x), x, km)
move(::Walks, x, km) = (nameof(typeof(x)), :walks, km / 5)
move(::Swims, x, km) = (nameof(typeof(x)), :swims, km / 3)
move(::Flies, x, km) = (nameof(typeof(x)), :flies, km / 40)
for x in (Duck(), Trout(), Ant(), Drone(50))
    println(move(x, 12))
end
try
    move("stone", 1)
catch err
    showerror(stdout, err); println()
end
Base.isless(::Walks, ::Swims) = true
fastest(xs, km) = argmin(map(x -> move(x, km)[3], xs))
println(fastest([Duck(), Trout(), Ant()], 10), " ", fastest([Trout(), Ant()], 10))

is_ordered(::Type) = Val(false)
is_ordered(::Type{<:AbstractVector}) = Val(true)
is_ordered(::Type{<:Tuple}) = Val(true)
ends(x) = ends(is_ordered(typeof(x)), x)
ends(::Val{true}, x) = (first(x), last(x))
ends(::Val{false}, x) = "no order"
println(ends([3, 1, 2]), " ", ends((1, 'x')), " ", ends(Set([1])), " ", ends(5:9))

println(Base.IteratorSize([1]), " ", Base.IteratorSize(1:3), " ", Base.IteratorSize(Iterators.filter(isodd, 1:3)), " ", Base.IteratorSize(Iterators.repeated(1)))
println(Base.IteratorEltype([1]), " ", Base.IteratorEltype(x for x in 1:3), " ", IndexStyle([1]), " ", IndexStyle(view(zeros(3, 3), 1:2, 1:2)))
unit(::Type{T}) where {T<:Number} = oneunit(T)
unit(x) = unit(typeof(x))
println(unit(2.5), " ", unit(Int8), " ", unit(3im))
