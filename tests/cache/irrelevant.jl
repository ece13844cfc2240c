# What does not matter to machine code: comments, white space, names, order, files.
#@ events: none

#@ step the program
module Shapes
struct Point
    x::Float64
    y::Float64
end
abstract type Figure end
struct Disc <: Figure
    centre::Point
    radius::Float64
end
struct Square <: Figure
    corner::Point
    side::Float64
end
mutable struct Tally
    count::Int
    sum::Float64
end
area(d::Disc) = 3.0 * d.radius * d.radius
area(s::Square) = s.side * s.side
@noinline function note!(t::Tally, amount::T) where {T<:Real}
    t.count += 1
    t.sum += amount * 17
    return t
end
function total(figures)
    tally = Tally(0, 0.0)
    for figure in figures
        note!(tally, area(figure))
    end
    return tally
end
end

using .Shapes: Disc, Square, Point, total
function scaled(list, factor)
    offset = factor * 1013
    return map(item -> item * factor + offset, list)
end
function pick(flag::Int)
    flag > 4711 ? Disc(Point(0.0, 0.0), 2.0) : Square(Point(1.0, 1.0), 3.0)
end
@noinline even(n) = n == 0 ? true : odd(n - 1)
@noinline odd(n) = n == 0 ? false : even(n - 1)
result = total([pick(1), pick(5000), pick(2)])
println(result.count, " ", result.sum)
println(scaled([1, 2, 3], 7))
println(even(10), " ", odd(10))

#@ step the same again (no misses)
module Shapes
struct Point
    x::Float64
    y::Float64
end
abstract type Figure end
struct Disc <: Figure
    centre::Point
    radius::Float64
end
struct Square <: Figure
    corner::Point
    side::Float64
end
mutable struct Tally
    count::Int
    sum::Float64
end
area(d::Disc) = 3.0 * d.radius * d.radius
area(s::Square) = s.side * s.side
@noinline function note!(t::Tally, amount::T) where {T<:Real}
    t.count += 1
    t.sum += amount * 17
    return t
end
function total(figures)
    tally = Tally(0, 0.0)
    for figure in figures
        note!(tally, area(figure))
    end
    return tally
end
end

using .Shapes: Disc, Square, Point, total
function scaled(list, factor)
    offset = factor * 1013
    return map(item -> item * factor + offset, list)
end
function pick(flag::Int)
    flag > 4711 ? Disc(Point(0.0, 0.0), 2.0) : Square(Point(1.0, 1.0), 3.0)
end
@noinline even(n) = n == 0 ? true : odd(n - 1)
@noinline odd(n) = n == 0 ? false : even(n - 1)
result = total([pick(1), pick(5000), pick(2)])
println(result.count, " ", result.sum)
println(scaled([1, 2, 3], 7))
println(even(10), " ", odd(10))

#@ step comments, white space and docstrings (no misses)
# Figures in the plane.
module Shapes

"A place."
struct Point
    "to the right"
    x::Float64
    y::Float64      # upwards
end

abstract type Figure end

struct Disc <: Figure; centre::Point; radius::Float64; end
struct Square <: Figure
    corner::Point

    side::Float64
end

mutable struct Tally
    count::Int
    sum::Float64
end

"""
    area(figure)

What a figure covers.
"""
area(d::Disc) = 3.0 * d.radius * d.radius
function area(s::Square)
    # both sides are equal
    return s.side * s.side
end

@noinline function note!(t::Tally, amount::T) where {T<:Real}
    t.count += 1

    t.sum += amount * 17; return t
end

function total(figures)
        tally = Tally(0, 0.0)
        for figure in figures
                note!(tally, area(figure))
        end
        return tally
end

end

using .Shapes: Disc, Square, Point, total

#= a block
   comment =#
function scaled(list, factor)
    offset = factor * 1013
    return map(list) do item
        item * factor + offset
    end
end
function pick(flag::Int)
    flag > 4711 ?
        Disc(Point(0.0, 0.0), 2.0) :
        Square(Point(1.0, 1.0), 3.0)
end
@noinline even(n) = n == 0 ? true : odd(n - 1)
@noinline odd(n) = n == 0 ? false : even(n - 1)

result = total([pick(1), pick(5000), pick(2)])
println(result.count, " ", result.sum)
println(scaled([1, 2, 3], 7))
println(even(10), " ", odd(10))

#@ step other names for everything (no misses)
module Zoo
struct Animal
    paw::Float64
    tail::Float64
end
abstract type Beast end
struct Wolf <: Beast
    soul::Animal
    teeth::Float64
end
struct Ant <: Beast
    soul::Animal
    legs::Float64
end
mutable struct Xylophone
    bars::Int
    loudness::Float64
end
weight(zebra::Wolf) = 3.0 * zebra.teeth * zebra.teeth
weight(ape::Ant) = ape.legs * ape.legs
@noinline function strike!(zzz::Xylophone, aaa::Strength) where {Strength<:Real}
    zzz.bars += 1
    zzz.loudness += aaa * 17
    return zzz
end
function music(zebras)
    a = Xylophone(0, 0.0)
    for z in zebras
        strike!(a, weight(z))
    end
    return a
end
end

using .Zoo: Wolf, Ant, Animal, music
function aloud(zs, b)
    a = b * 1013
    return map(z -> z * b + a, zs)
end
function born(zero_or_more::Int)
    zero_or_more > 4711 ? Wolf(Animal(0.0, 0.0), 2.0) : Ant(Animal(1.0, 1.0), 3.0)
end
@noinline zig(q) = q == 0 ? true : zag(q - 1)
@noinline zag(q) = q == 0 ? false : zig(q - 1)
tune = music([born(1), born(5000), born(2)])
println(tune.bars, " ", tune.loudness)
println(aloud([1, 2, 3], 7))
println(zig(10), " ", zag(10))

#@ step functions in another order (no misses)
module Shapes
struct Point
    x::Float64
    y::Float64
end
abstract type Figure end
struct Disc <: Figure
    centre::Point
    radius::Float64
end
struct Square <: Figure
    corner::Point
    side::Float64
end
mutable struct Tally
    count::Int
    sum::Float64
end
function total(figures)
    tally = Tally(0, 0.0)
    for figure in figures
        note!(tally, area(figure))
    end
    return tally
end
@noinline function note!(t::Tally, amount::T) where {T<:Real}
    t.count += 1
    t.sum += amount * 17
    return t
end
area(s::Square) = s.side * s.side
area(d::Disc) = 3.0 * d.radius * d.radius
end

using .Shapes: Disc, Square, Point, total
@noinline odd(n) = n == 0 ? false : even(n - 1)
@noinline even(n) = n == 0 ? true : odd(n - 1)
function pick(flag::Int)
    flag > 4711 ? Disc(Point(0.0, 0.0), 2.0) : Square(Point(1.0, 1.0), 3.0)
end
function scaled(list, factor)
    offset = factor * 1013
    return map(item -> item * factor + offset, list)
end
println(even(10), " ", odd(10))
result = total([pick(1), pick(5000), pick(2)])
println(result.count, " ", result.sum)
println(scaled([1, 2, 3], 7))

#@ step another file and another module (no misses)
include("shapes.jl")
using .Geometry.Shapes: Disc, Square, Point, total
include("rest.jl")
result = total([pick(1), pick(5000), pick(2)])
println(result.count, " ", result.sum)
println(scaled([1, 2, 3], 7))
println(even(10), " ", odd(10))
#@ file shapes.jl
module Geometry
module Shapes
struct Point
    x::Float64
    y::Float64
end
abstract type Figure end
struct Disc <: Figure
    centre::Point
    radius::Float64
end
struct Square <: Figure
    corner::Point
    side::Float64
end
mutable struct Tally
    count::Int
    sum::Float64
end
area(d::Disc) = 3.0 * d.radius * d.radius
area(s::Square) = s.side * s.side
@noinline function note!(t::Tally, amount::T) where {T<:Real}
    t.count += 1
    t.sum += amount * 17
    return t
end
function total(figures)
    tally = Tally(0, 0.0)
    for figure in figures
        note!(tally, area(figure))
    end
    return tally
end
end
end
#@ file rest.jl
function scaled(list, factor)
    offset = factor * 1013
    return map(item -> item * factor + offset, list)
end
function pick(flag::Int)
    flag > 4711 ? Disc(Point(0.0, 0.0), 2.0) : Square(Point(1.0, 1.0), 3.0)
end
@noinline even(n) = n == 0 ? true : odd(n - 1)
@noinline odd(n) = n == 0 ? false : even(n - 1)
