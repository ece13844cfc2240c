# Points, vectors and shapes: an abstract type with methods, areas, hulls, distances, transformations.
abstract type Shape end
struct Circle <: Shape; r::Float64; end
struct Rect <: Shape; w::Float64; h::Float64; end
struct Polygon <: Shape; points::Vector{Tuple{Float64, Float64}}; end
area(c::Circle) = π * c.r^2; area(r::Rect) = r.w * r.h
area(p::Polygon) = abs(sum(a[1] * b[2] - b[1] * a[2] for (a, b) in zip(p.points, circshift(p.points, -1)))) / 2
perimeter(c::Circle) = 2π * c.r; perimeter(r::Rect) = 2(r.w + r.h); perimeter(p::Polygon) = sum(hypot((a .- b)...) for (a, b) in zip(p.points, circshift(p.points, -1)))
describe(s::Shape) = string(nameof(typeof(s)), ": area ", round(area(s); digits=3), ", perimeter ", round(perimeter(s); digits=3))
shapes = Shape[Circle(1), Rect(2, 3), Polygon([(0, 0), (4, 0), (4, 3)])]
foreach(s -> println(describe(s)), shapes); println(nameof(typeof(argmax(area, shapes))), " ", round(sum(area, shapes); digits=4), " ", [nameof(typeof(s)) for s in sort(shapes; by=perimeter)])
scale(s::Circle, k) = Circle(k * s.r); scale(s::Rect, k) = Rect(k * s.w, k * s.h); scale(s::Polygon, k) = Polygon([k .* p for p in s.points]); println(all(s -> area(scale(s, 3)) ≈ 9area(s), shapes))
cross(o, a, b) = (a[1] - o[1]) * (b[2] - o[2]) - (a[2] - o[2]) * (b[1] - o[1])
function hull(points)
    half(ps) = foldl((h, p) -> (while length(h) > 1 && cross(h[end-1], h[end], p) <= 0; pop!(h); end; push!(h, p)), ps; init=eltype(points)[])
    s = sort(unique(points)); lower, upper = half(s), half(reverse(s))
    return [lower[1:end-1]; upper[1:end-1]]
end
println(hull([(0, 0), (2, 1), (4, 0), (4, 4), (2, 2), (0, 4), (1, 3)]))
struct V2{T}; x::T; y::T; end
V2(x, y) = V2(promote(x, y)...); Base.:+(a::V2, b::V2) = V2(a.x + b.x, a.y + b.y); Base.:*(k::Number, a::V2) = V2(k * a.x, k * a.y); dot(a::V2, b::V2) = a.x * b.x + a.y * b.y; Base.iterate(v::V2, s=1) = s > 2 ? nothing : (getfield(v, s), s + 1); Base.length(::V2) = 2
a, b = V2(1, 2), V2(3.5, -1); x, y = b; println(a + b, " ", 2a, " ", dot(a, b), " ", typeof(a), " ", typeof(a + b), " ", x, y, " ", collect(a), " ", hypot(a...), " ", sum(b), " ", maximum(a))
rotation(t) = [cos(t) -sin(t); sin(t) cos(t)]; println(round.(rotation(π / 2) * [1, 0]; digits=12) .+ 0.0, " ", rotation(π / 6) * rotation(π / 3) ≈ rotation(π / 2), " ", rotation(0.3)' ≈ inv(rotation(0.3)))
inside(p, poly) = isodd(count(((a, b),) -> (a[2] > p[2]) != (b[2] > p[2]) && p[1] < (b[1] - a[1]) * (p[2] - a[2]) / (b[2] - a[2]) + a[1], zip(poly, circshift(poly, -1)))); square = [(0, 0), (4, 0), (4, 4), (0, 4)]; println([inside(p, square) for p in ((1, 1), (5, 1), (3.9, 3.9), (-1, 2))])
closest(ps) = argmin(((a, b),) -> hypot((a .- b)...), [(ps[i], ps[j]) for i in eachindex(ps) for j in 1:i-1]); println(closest([(0, 0), (5, 5), (5, 6), (9, 0)]), " ", [hypot((p .- (0, 0))...) for p in [(3, 4), (5, 12)]], " ", sum(((x, y),) -> abs(x) + abs(y), [(1, -2), (3, 4)]))
intersect_lines((x1, y1), (x2, y2), (x3, y3), (x4, y4)) = (d = (x1 - x2) * (y3 - y4) - (y1 - y2) * (x3 - x4); d == 0 ? nothing : (((x1 * y2 - y1 * x2) * (x3 - x4) - (x1 - x2) * (x3 * y4 - y3 * x4)) // d, ((x1 * y2 - y1 * x2) * (y3 - y4) - (y1 - y2) * (x3 * y4 - y3 * x4)) // d)); println(intersect_lines((0, 0), (4, 4), (0, 4), (4, 0)), " ", intersect_lines((0, 0), (1, 1), (0, 1), (1, 2)))
