# Everyday Julia: types, iteration, collections, text, errors.
mutable struct Stack{T}
    items::Vector{T}
    Stack{T}() where {T} = new{T}(T[])
end
Base.push!(s::Stack, x) = (push!(s.items, x); s)
Base.pop!(s::Stack) = pop!(s.items)
Base.length(s::Stack) = length(s.items)
Base.isempty(s::Stack) = isempty(s.items)
Base.iterate(s::Stack, i = length(s.items)) = i < 1 ? nothing : (s.items[i], i - 1)
Base.eltype(::Type{Stack{T}}) where {T} = T
s = Stack{Int}(); push!(s, 1); push!(s, 2)
println(collect(s), " ", sum(s), " ", pop!(s), " ", length(s), " ", [x + 1 for x in s], " ", maximum(s), " ", 1 in s)
struct Vec2 <: AbstractVector{Float64} x::Float64; y::Float64 end
Base.size(::Vec2) = (2,)
Base.getindex(v::Vec2, i::Int) = i == 1 ? v.x : i == 2 ? v.y : throw(BoundsError(v, i))
v = Vec2(3, 4)
println(v .+ 1, " ", sum(v), " ", v == [3, 4], " ", reverse(v), " ", v[end], " ", map(abs, v), " ", sqrt(sum(abs2, v)))
struct Poly{T<:Number} c::Vector{T} end
(p::Poly)(x) = evalpoly(x, Tuple(p.c))
Base.:+(a::Poly, b::Poly) = Poly([get(a.c, i, 0) + get(b.c, i, 0) for i in 1:max(length(a.c), length(b.c))])
println(Poly([1, 2, 3])(2), " ", (Poly([1, 2]) + Poly([1, 2, 3])).c)
macro twice(ex) quote $(esc(ex)); $(esc(ex)) end end
n = 0; @twice global n += 1; println(n)
@enum Color red green = 5 blue
println(red, " ", Int(blue), " ", Color(5), " ", instances(Color))
println(let x = 5; while x > 0; x -= 2; x == 1 && break; end; x end)
function gen(n) ; c = 0; return () -> (c += 1; c * n) end
g = gen(3); g(); println(g())
println(sort(collect(Dict("b" => 2, "a" => 1)), by = first), " ", haskey(Dict(1 => 2), 1), " ", get(Dict(), 1, :none))
d = Dict{String, Int}(); for w in split("a b a c a"); d[w] = get(d, w, 0) + 1; end; println(sort(collect(d), by = x -> -x[2])[1])
println(union([1, 2], [2, 3]), setdiff([1, 2], [2]), intersect(Set([1, 2]), [2]), unique([1, 1, 2]), Set([1, 2]) == Set([2, 1]))
println(any(iseven, [1, 3]), all(isodd, [1, 3]), count(==(1), [1, 1, 2]), findmax([1, 5, 2]), cumsum([1, 2, 3]), diff([1, 4, 9]))
println(string(3, base = 2), bitstring(Int8(5)), parse(Int, "ff", base = 16), digits(123), hex2bytes("0aff"), bytes2hex([0x0a]))
try; [1, 2][5]; catch e; println(sprint(showerror, e)); end
try; Dict(1 => 2)[3]; catch e; println(sprint(showerror, e)); end
try; parse(Int, "abc"); catch e; println(sprint(showerror, e)); end
try; undefined_thing; catch e; println(typeof(e)); end
try; convert(Int, 1.5); catch e; println(sprint(showerror, e)); end
try; "a" + 1; catch e; println(typeof(e)); end
println(repeat("ab", 3), "a" ^ 2, 'a' + 1, Int('a'), Char(98), "abc"[2], "abc"[2:end], length("héllo"), lastindex("abc"), isuppercase('A'))
println(rstrip("a  "), chomp("a\n"), titlecase("hello world"), lowercase("ABC"), startswith("abc", "ab"), endswith("abc", "c"), contains("abc", "b"))
println(collect(Iterators.partition(1:5, 2)), collect(Iterators.take(Iterators.countfrom(1), 3)), collect(Iterators.product(1:2, 1:2)), collect(pairs([4, 5])))
println(isnothing(nothing), something(nothing, 1), coalesce(missing, 2), ismissing(missing), skipmissing([1, missing, 2]) |> sum)
println(round(2.5), round(3.14159, digits = 2), floor(Int, 2.7), ceil(2.1), trunc(-2.7), clamp(5, 1, 3), gcd(12, 18), lcm(4, 6), divrem(7, 2), hypot(3, 4))
println(reshape(1:6, 2, 3), zeros(2), ones(Int, 2, 2), fill(7, 2), range(0, 1, length = 3), collect(10:-3:1), reverse(1:3), rand(1:1, 2))
a, (b, c...) = 1, (2, 3, 4); println(a, b, c); (; x, y) = (x = 1, y = 2); println(x + y)
println([1, 2, 3][[true, false, true]], [1 2; 3 4][:, 1], view([1, 2, 3], 2:3), @view([1, 2, 3][1:2]), deleteat!([1, 2, 3], 2), insert!([1, 3], 2, 2), append!([1], [2]), pushfirst!([2], 1))
println(mapreduce(x -> x^2, +, 1:3), foldr(-, [1, 2, 3]), zip(1:2, 3:4) |> collect, ∘(sqrt, abs)(-16), (1:3) |> sum, !true, 5 in 1:10, 3 ∉ [1])
