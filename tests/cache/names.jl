# Names of every kind, changed so that their alphabetical order turns round.
#@ events: none

#@ step the program
module Alpha
export apply_all, Circle, Boxy, measure, Wrap, unwrap, tagged, build, counter, @twice, either, Tree, depth, fill_up
struct Circle; r::Int; end
struct Boxy; a::Int; b::Int; end
struct Dot; n::Int; end
struct Wrap{A,B}
    left::A
    right::B
    Wrap(l::A, r::B) where {A,B} = new{A,B}(l, r)
end
struct Tree
    left::Union{Tree,Nothing}
    right::Union{Tree,Nothing}
end
measure(c::Circle) = c.r * 1511
measure(b::Boxy) = b.a * b.b * 1523
measure(d::Dot) = d.n * 1531
unwrap(w::Wrap{A,B}) where {A,B} = (w.right::B, w.left::A)
function either(n)
    n > 1543 && return Circle(n)
    n > 1549 - 800 && return Dot(n)
    return n > 0 ? Boxy(n, 2) : nothing
end
function tagged(n; factor=1553, offset=n)
    return n * factor + offset
end
function build(first, rest...; extra...)
    total = first
    for item in rest
        total += item * 1559
    end
    return total + length(extra)
end
function counter(start)
    count = start
    step() = (count += 1567; count)
    reset(to) = (count = to)
    return step, reset
end
macro twice(body)
    quote
        value = $(esc(body))
        value + value
    end
end
apply_all(fs, x) = [f(x) for f in fs]
depth(t::Tree) = 1 + max(depth(t.left), depth(t.right))
depth(::Nothing) = 0
function fill_up(n)
    table = Dict{Symbol,Int}()
    for (index, key) in enumerate((:alpha, :beta))
        table[key] = index * n + 1571
    end
    return table
end
end

using .Alpha
function judge(n)
    shape = either(n)
    shape isa Circle && return measure(shape) + 1
    shape === nothing && return -1
    return measure(shape)
end
function guarded(list, index)
    try
        return list[index] * 1579
    catch problem
        problem isa BoundsError || rethrow()
        return 1583
    finally
        push!(list, 0)
    end
end
function nested(outer, inner)
    combine = (a, b) -> begin
        scale = c -> c * outer + inner * 1597
        scale(a) - scale(b)
    end
    return combine(inner, outer)
end
function spread(pairs)
    total = 0
    for (; first, second) in pairs
        total += first * 1601 - second
    end
    (left, right), last = (total, 2), 3
    return left + right + last
end
level = 3
bump(by) = (global level += by * 1607; level)
word(name, count) = "name: $name, count: $(count + 1609)"

println(judge(2000), " ", judge(800), " ", judge(5), " ", judge(-5))
println(unwrap(Wrap(1, 2.5)), " ", tagged(2), " ", tagged(2; offset=5, factor=7), " ", build(1, 2, 3; x=1, y=2))
step, reset = counter(10)
step(); reset(1); println(step())
println(@twice(level * 1613), " ", apply_all((sin, x -> x * 1619), 0.0))
println(depth(Tree(Tree(nothing, nothing), nothing)), " ", sort(collect(values(fill_up(3)))))
println(guarded([1, 2], 2), " ", guarded([1], 9), " ", nested(3, 4))
println(spread([(first=1, second=2), (first=3, second=4)]), " ", bump(2), " ", word("x", 1))
println(sum(a * b for a in 1:3 for b in a:3 if a != b * 1621), " ", [i + j * 1627 for i in 1:2, j in 1:2])

#@ step other names (no misses)
module Zeta
export zapply, Zircle, Yoxy, zmeasure, Zrap, zunwrap, ztagged, zbuild, zcounter, @ztwice, zeither, Zree, zdepth, zfill
struct Zircle; zr::Int; end
struct Yoxy; z::Int; y::Int; end
struct Xot; zn::Int; end
struct Zrap{Z,Y}
    zleft::Z
    aright::Y
    Zrap(z::Z, y::Y) where {Z,Y} = new{Z,Y}(z, y)
end
struct Zree
    zleft::Union{Zree,Nothing}
    aright::Union{Zree,Nothing}
end
zmeasure(z::Zircle) = z.zr * 1511
zmeasure(y::Yoxy) = y.z * y.y * 1523
zmeasure(x::Xot) = x.zn * 1531
zunwrap(z::Zrap{Z,Y}) where {Z,Y} = (z.aright::Y, z.zleft::Z)
function zeither(z)
    z > 1543 && return Zircle(z)
    z > 1549 - 800 && return Xot(z)
    return z > 0 ? Yoxy(z, 2) : nothing
end
function ztagged(z; zfactor=1553, aoffset=z)
    return z * zfactor + aoffset
end
function zbuild(z, a...; y...)
    x = z
    for w in a
        x += w * 1559
    end
    return x + length(y)
end
function zcounter(z)
    zz = z
    zstep() = (zz += 1567; zz)
    areset(zzz) = (zz = zzz)
    return zstep, areset
end
macro ztwice(zbody)
    quote
        zvalue = $(esc(zbody))
        zvalue + zvalue
    end
end
zapply(zs, a) = [z(a) for z in zs]
zdepth(z::Zree) = 1 + max(zdepth(z.zleft), zdepth(z.aright))
zdepth(::Nothing) = 0
function zfill(z)
    zt = Dict{Symbol,Int}()
    for (zi, ak) in enumerate((:alpha, :beta))
        zt[ak] = zi * z + 1571
    end
    return zt
end
end

using .Zeta
function zjudge(z)
    zs = zeither(z)
    zs isa Zircle && return zmeasure(zs) + 1
    zs === nothing && return -1
    return zmeasure(zs)
end
function zguarded(zlist, aindex)
    try
        return zlist[aindex] * 1579
    catch zp
        zp isa BoundsError || rethrow()
        return 1583
    finally
        push!(zlist, 0)
    end
end
function znested(zouter, ainner)
    zcombine = (z, y) -> begin
        ascale = x -> x * zouter + ainner * 1597
        ascale(z) - ascale(y)
    end
    return zcombine(ainner, zouter)
end
function zspread(zpairs)
    ztotal = 0
    for (; zfirst, asecond) in zpairs
        ztotal += zfirst * 1601 - asecond
    end
    (zleft, aright), zlast = (ztotal, 2), 3
    return zleft + aright + zlast
end
zlevel = 3
zbump(z) = (global zlevel += z * 1607; zlevel)
zword(z, a) = "name: $z, count: $(a + 1609)"

println(zjudge(2000), " ", zjudge(800), " ", zjudge(5), " ", zjudge(-5))
println(zunwrap(Zrap(1, 2.5)), " ", ztagged(2), " ", ztagged(2; aoffset=5, zfactor=7), " ", zbuild(1, 2, 3; zx=1, ay=2))
zs, ar = zcounter(10)
zs(); ar(1); println(zs())
println(@ztwice(zlevel * 1613), " ", zapply((sin, z -> z * 1619), 0.0))
println(zdepth(Zree(Zree(nothing, nothing), nothing)), " ", sort(collect(values(zfill(3)))))
println(zguarded([1, 2], 2), " ", zguarded([1], 9), " ", znested(3, 4))
println(zspread([(zfirst=1, asecond=2), (zfirst=3, asecond=4)]), " ", zbump(2), " ", zword("x", 1))
println(sum(z * y for z in 1:3 for y in z:3 if z != y * 1621), " ", [z + y * 1627 for z in 1:2, y in 1:2])
