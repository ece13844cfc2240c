# Exercise style: tree building from records, re-rooting, orbits, dominoes, change of base, zipper, list operations.
struct Record; id::Int; parent::Int end
struct Branch; id::Int; children::Vector{Branch} end
function build(records)
    isempty(records) && return nothing
    sorted = sort(records; by = r -> r.id)
    for (i, r) in enumerate(sorted)
        r.id == i - 1 && (r.id == 0 ? r.parent == 0 : r.parent < r.id) || throw(ArgumentError("bad record $(r.id)"))
    end
    grow(id) = Branch(id, [grow(r.id) for r in sorted if r.parent == id && r.id != id])
    return grow(0)
end
write_tree(b::Branch) = isempty(b.children) ? string(b.id) : string(b.id, "(", join(write_tree.(b.children), " "), ")")
println(write_tree(build([Record(1, 0), Record(0, 0), Record(2, 0), Record(3, 1), Record(4, 3)])), " ", build(Record[]), " ", try build([Record(0, 0), Record(2, 0)]) catch e; e.msg end)
links = Dict(:B => :COM, :C => :B, :D => :C, :E => :D, :G => :B, :H => :G)
ancestors(n) = haskey(links, n) ? [links[n]; ancestors(links[n])] : Symbol[]
println(sum(length ∘ ancestors, keys(links)), " ", ancestors(:E), " ", (a = ancestors(:E); b = ancestors(:H); length(symdiff(a, b))))
function dominoes(stones)
    isempty(stones) && return stones
    function extend(chain, left)
        isempty(left) && return chain[1][1] == chain[end][2] ? chain : nothing
        for (i, s) in enumerate(left), t in (s, reverse(s))
            if chain[end][2] == t[1]
                found = extend([chain; t], left[[1:i-1; i+1:end]])
                found === nothing || return found
            end
        end
        return nothing
    end
    return extend([stones[1]], stones[2:end])
end
println(dominoes([(1, 2), (3, 1), (2, 3)]), " ", dominoes([(1, 2), (4, 1), (2, 3)]), " ", dominoes([(1, 1)]), " ", dominoes(Tuple{Int, Int}[]))
rebase(ds, from, to) = (from < 2 || to < 2) ? throw(DomainError((from, to), "bases start at 2")) : reverse(digits(foldl((n, d) -> n * from + d, ds; init = 0); base = to))
println(rebase([1, 0, 1], 2, 10), " ", rebase([4, 2], 10, 2), " ", rebase([1, 1, 2, 0], 3, 16), " ", try rebase([1], 1, 10) catch e; e.msg end)
my_map(f, v) = foldl((acc, x) -> push!(acc, f(x)), v; init = Any[])
my_filter(f, v) = [x for x in v if f(x)]
my_concat(vs) = foldl(vcat, vs; init = Int[])
my_reverse(v) = foldr((x, acc) -> push!(acc, x), v; init = similar(v, 0))
println(my_map(x -> x + 1, 1:3), my_filter(isodd, 1:5), my_concat([[1], [2, 3], Int[]]), my_reverse([1, 2, 3]))
struct Zipper{T}; left::Vector{T}; focus::T; right::Vector{T} end
Zipper(v::Vector{T}) where {T} = Zipper{T}(T[], v[1], v[2:end])
forward(z::Zipper) = isempty(z.right) ? z : Zipper([z.left; z.focus], z.right[1], z.right[2:end])
backward(z::Zipper) = isempty(z.left) ? z : Zipper(z.left[1:end-1], z.left[end], [z.focus; z.right])
edit(z::Zipper, f) = Zipper(z.left, f(z.focus), z.right)
whole(z::Zipper) = [z.left; z.focus; z.right]
z = Zipper([1, 2, 3])
println(whole(edit(forward(z), x -> 10x)), " ", z |> forward |> forward |> forward |> backward |> (w -> w.focus), " ", whole(z), " ", forward(z).left)
keep(f, v) = filter(f, v); discard(f, v) = filter(!f, v)
println(keep(iseven, 1:6), discard(iseven, 1:6), " ", [sum(b for b in 1:n)^2 - sum(b^2 for b in 1:n) for n in (1, 5, 10)], " ", count_ones(0b1011), " ", big(2)^63 - 1 + big(2)^63, " ", sum(big(2) .^ (0:63)))
etl(d) = Dict(lowercase(only(l)) => n for (n, ls) in d for l in ls)
flatten_all(x) = x === nothing ? [] : x isa AbstractArray ? reduce(vcat, map(flatten_all, x); init = []) : [x]
println(flatten_all([1, [2, nothing, [[3]], [4, [5]]], "six"]), " ", accumulate(*, 1:6), " ", [binomial(r, k) for r in 0:4 for k in 0:r], " ", etl(Dict(1 => ["A", "E"], 2 => ["D"])) |> collect |> sort)
