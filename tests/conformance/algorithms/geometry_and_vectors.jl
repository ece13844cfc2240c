# Geometry: points, convex hull, polygon area, inside tests, closest pair, transformations, line intersection.
struct P
    x::Float64
    y::Float64
end
P(t::Tuple) = P(t...)
Base.:+(a::P, b::P) = P(a.x + b.x, a.y + b.y)
Base.:-(a::P, b::P) = P(a.x - b.x, a.y - b.y)
Base.:*(k::Real, a::P) = P(k * a.x, k * a.y)
Base.show(io::IO, p::P) = print(io, "(", round(p.x, digits = 3), ", ", round(p.y, digits = 3), ")")
Base.isless(a::P, b::P) = (a.x, a.y) < (b.x, b.y)
cross(a::P, b::P) = a.x * b.y - a.y * b.x
dist(a::P, b::P) = hypot(a.x - b.x, a.y - b.y)
turn(a, b, c) = sign(cross(b - a, c - a))
function hull(points)
    half(ps) = foldl(ps; init = P[]) do h, p
        while length(h) > 1 && turn(h[end-1], h[end], p) <= 0
            pop!(h)
        end
        push!(h, p)
    end
    sorted = sort(unique(points))
    return [half(sorted)[1:end-1]; half(reverse(sorted))[1:end-1]]
end
area(ps) = abs(sum(cross(ps[i], ps[mod1(i + 1, end)]) for i in eachindex(ps))) / 2
perimeter(ps) = sum(dist(ps[i], ps[mod1(i + 1, end)]) for i in eachindex(ps))
function inside(p, poly)
    result = false
    for i in eachindex(poly)
        a, b = poly[i], poly[mod1(i + 1, end)]
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
            result = !result
        end
    end
    return result
end
function meet(a, b, c, d)
    r, s = b - a, d - c
    k = cross(r, s)
    k == 0 && return nothing
    t, u = cross(c - a, s) / k, cross(c - a, r) / k
    return 0 <= t <= 1 && 0 <= u <= 1 ? a + t * r : nothing
end
points = P.([(0, 0), (4, 0), (4, 3), (0, 3), (2, 1), (1, 2), (3, 1), (2, 5)])
h = hull(points)
println(h, " ", area(h), " ", round(perimeter(h), digits = 3))
println([inside(p, h) for p in P.([(2, 1), (5, 5), (-1, 1), (2, 4)])], " ", area(P.([(0, 0), (1, 0), (0, 1)])), " ", turn(P(0, 0), P(1, 0), P(1, 1)))
println(meet(P(0, 0), P(2, 2), P(0, 2), P(2, 0)), " ", meet(P(0, 0), P(1, 0), P(0, 1), P(1, 1)), " ", meet(P(0, 0), P(1, 1), P(3, 0), P(3, 1)))
closest(ps) = minimum((dist(a, b), i, j) for (i, a) in enumerate(ps) for (j, b) in enumerate(ps) if i < j)
println(closest(P.([(0, 0), (5, 5), (1, 1), (9, 2), (5.5, 5)])))
rotate(p::P, angle) = P(cos(angle) * p.x - sin(angle) * p.y, sin(angle) * p.x + cos(angle) * p.y)
println(rotate(P(1, 0), π / 2), " ", rotate(P(1, 1), π), " ", [rotate(P(2, 0), k * π / 3) for k in 0:5] |> area |> x -> round(x, digits = 6))
struct Affine
    m::NTuple{6, Float64}
end
(f::Affine)(p::P) = P(f.m[1] * p.x + f.m[2] * p.y + f.m[3], f.m[4] * p.x + f.m[5] * p.y + f.m[6])
Base.:∘(f::Affine, g::Affine) = Affine((f.m[1] * g.m[1] + f.m[2] * g.m[4], f.m[1] * g.m[2] + f.m[2] * g.m[5], f.m[1] * g.m[3] + f.m[2] * g.m[6] + f.m[3],
                                       f.m[4] * g.m[1] + f.m[5] * g.m[4], f.m[4] * g.m[2] + f.m[5] * g.m[5], f.m[4] * g.m[3] + f.m[5] * g.m[6] + f.m[6]))
shift, scale = Affine((1, 0, 5, 0, 1, -1)), Affine((2, 0, 0, 0, 2, 0))
println((shift ∘ scale)(P(1, 1)), " ", (scale ∘ shift)(P(1, 1)), " ", shift(scale(P(1, 1))), " ", map(shift, [P(0, 0), P(1, 2)]))
centroid(ps) = 1 / length(ps) * reduce(+, ps)
println(centroid(points[1:4]), " ", maximum(points), " ", minimum(points), " ", sort(points)[1:3], " ", extrema(p.y for p in points))
heron(a, b, c) = (s = (a + b + c) / 2; sqrt(s * (s - a) * (s - b) * (s - c)))
kind(a, b, c) = let (x, y, z) = Tuple(sort([a, b, c])); x + y <= z ? :none : x == y == z ? :equilateral : x == y || y == z ? :isosceles : x^2 + y^2 == z^2 ? :right : :scalene end
println(heron(3, 4, 5), " ", [kind(t...) for t in ((3, 4, 5), (2, 2, 2), (2, 2, 3), (1, 2, 3), (4, 5, 6))])
