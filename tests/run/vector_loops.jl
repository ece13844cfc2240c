# Loops over arrays give the same whether they run one iteration at a time or several.
function add_all(a)
    s = zero(eltype(a))
    for i in 1:length(a)
        s += @inbounds a[i]
    end
    return s
end
function add_each(a)
    s = zero(eltype(a))
    for x in a
        s += x
    end
    return s
end
function subtract_all(a)
    s = oneunit(eltype(a))
    i = 1
    while i <= length(a)
        s -= a[i]
        i += 1
    end
    return s
end
function fold_bits(a)
    x, y, z = zero(eltype(a)), ~zero(eltype(a)), zero(eltype(a))
    for v in a
        x |= v
        y &= v
        z ⊻= v
    end
    return (x, y, z)
end
function multiply(a)
    p = one(eltype(a))
    for v in a
        p *= v
    end
    return p
end
function largest(a)
    m = typemin(eltype(a))
    for v in a
        m = ifelse(m < v, v, m)
    end
    return m
end
function smallest(a)
    m = typemax(eltype(a))
    for v in a
        m = ifelse(v <= m, v, m)
    end
    return m
end
count_odd(a) = count(isodd, a)
count_less(a, b) = count(x -> x < b, a)
function weigh(a)
    s = 0
    for i in eachindex(a)
        s += i * Int(a[i])
    end
    return s
end
function widen_sum(a)
    s = 0
    for v in a
        s += v
    end
    return s
end
function differ(a, b)
    n = 0
    for i in 1:min(length(a), length(b))
        n += @inbounds a[i] != b[i]
    end
    return n
end
function all_positive(a)
    r = true
    for v in a
        r &= v > 0
    end
    return r
end
function any_seven(a)
    r = false
    for v in a
        r |= v == 7
    end
    return r
end
function add_to!(y, x, c)
    for i in 1:length(y)
        @inbounds y[i] = c * x[i] + y[i]
    end
    return y
end
function clamp_into!(y, x, lo)
    for i in eachindex(x)
        @inbounds y[i] = ifelse(x[i] < lo, lo, x[i])
    end
    return y
end
function shift!(y, x, n)
    # `y` and `x` may be the same array.
    for i in 1:length(x)-n
        @inbounds y[i+n] = x[i] + one(eltype(x))
    end
    return y
end

function simd_sum(a)
    s = zero(eltype(a))
    @simd for i in eachindex(a)
        @inbounds s += a[i]
    end
    return s
end
function simd_many(a, b)
    s, d, p = zero(eltype(a)), one(eltype(a)), one(eltype(a))
    @simd for i in eachindex(a, b)
        x = @inbounds a[i]
        s = s + x * b[i]
        d -= x
        p *= ifelse(x < 0, -one(x), one(x))
    end
    return (s, d, p)
end
function simd_if(a)
    s = 0.0
    @simd for x in a
        if x > 0
            s += x
        end
    end
    return s
end

# The same, element by element through calls that nothing sees through.
@noinline at(a, i) = a[i]
function plain(op, init, a)
    s = init
    i = 1
    while i <= length(a)
        s = op(s, at(a, i))
        i += 1
    end
    return s
end

mutable struct Random
    state::UInt64
end
function next!(r::Random)
    r.state = r.state * 0x5851f42d4c957f2d + 0x14057b7ef767814f
    return r.state >> 13
end
values(::Type{T}, n, r) where {T<:Integer} = T[next!(r) % T for _ in 1:n]
values(::Type{T}, n, r) where {T<:AbstractFloat} = T[T(Int(next!(r) % 2001) - 1000) / 8 for _ in 1:n]

function check(name, got, want)
    got === want || println(name, ": ", got, " is not ", want)
    return nothing
end
function check_integers(::Type{T}, n, r) where {T}
    a = values(T, n, r)
    b = copy(a)
    for i in 3:5:n
        b[i] = next!(r) % T
    end
    check((T, n, :add), add_all(a), plain(+, zero(T), a))
    check((T, n, :each), add_each(a), plain(+, zero(T), a))
    check((T, n, :subtract), subtract_all(a), plain(-, one(T), a))
    check((T, n, :bits), fold_bits(a), (plain(|, zero(T), a), plain(&, ~zero(T), a), plain(xor, zero(T), a)))
    check((T, n, :multiply), multiply(a .| one(T)), plain(*, one(T), a .| one(T)))
    check((T, n, :largest), largest(a), plain(max, typemin(T), a))
    check((T, n, :smallest), smallest(a), plain(min, typemax(T), a))
    check((T, n, :odd), count_odd(a), plain((s, x) -> s + isodd(x), 0, a))
    check((T, n, :less), count_less(a, T(40)), plain((s, x) -> s + (x < T(40)), 0, a))
    check((T, n, :differ), differ(a, b), plain((s, i) -> s + (a[i] != b[i]), 0, collect(1:n)))
    check((T, n, :positive), all_positive(a), plain((s, x) -> s & (x > 0), true, a))
    check((T, n, :seven), any_seven(a), plain((s, x) -> s | (x == 7), false, a))
    check((T, n, :sum), sum(a), plain((s, x) -> s + x, sum(T[]), a))
    n > 0 && check((T, n, :sum2), sum(x -> x & T(7), a), plain((s, x) -> s + (x & T(7)), sum(T[]), a))
    n > 0 && check((T, n, :maximum), maximum(a), plain(max, typemin(T), a))
    n > 0 && check((T, n, :minimum), minimum(a), plain(min, typemax(T), a))
    if T <: Signed
        check((T, n, :widen), widen_sum(a), plain((s, x) -> s + Int(x), 0, a))
        check((T, n, :weigh), weigh(a), plain((s, i) -> s + i * Int(a[i]), 0, collect(1:n)))
    end
    return nothing
end
function check_elementwise(::Type{T}, n, r) where {T}
    x, y = values(T, n, r), values(T, n, r)
    c = T(3)
    want = T[c * at(x, i) + at(y, i) for i in 1:n]
    check((T, n, :add_to), add_to!(copy(y), x, c) == want, true)
    want = T[at(x, i) < c ? c : at(x, i) for i in 1:n]
    check((T, n, :clamp), clamp_into!(copy(y), x, c) == want, true)
    for k in 0:min(n, 20)
        want = copy(x)
        for i in 1:n-k
            want[i+k] = at(want, i) + one(T)
        end
        z = copy(x)
        check((T, n, k, :shift), shift!(z, z, k) == want, true)
        want = copy(y)
        for i in 1:n-k
            want[i+k] = at(x, i) + one(T)
        end
        check((T, n, k, :shift_apart), shift!(copy(y), x, k) == want, true)
    end
    return nothing
end
function check_floats(::Type{T}, n, r) where {T}
    a, b = values(T, n, r), values(T, n, r)
    zero_start = plain(+, zero(T), a)
    check((T, n, :simd), simd_sum(a), zero_start)
    check((T, n, :sum), sum(a), zero_start)
    check((T, n, :sum_abs), sum(abs, a), plain((s, x) -> s + abs(x), zero(T), a))
    check((T, n, :sum_view), sum(view(a, 1:n)), zero_start)
    products = T[at(a, i) * at(b, i) for i in 1:n]
    signs = plain((s, x) -> x < 0 ? -s : s, one(T), a)
    check((T, n, :many), simd_many(a, b), (plain(+, zero(T), products), plain(-, one(T), a), signs))
    check((T, n, :if), simd_if(a), Float64(plain((s, x) -> x > 0 ? s + x : s, zero(T), a)))
    check((T, n, :largest), largest(a), plain(max, T(-Inf), a))
    check((T, n, :less), count_less(a, T(2)), plain((s, x) -> s + (x < T(2)), 0, a))
    check((T, n, :positive), all_positive(a), plain((s, x) -> s & (x > 0), true, a))
    for special in (T(NaN), T(-0.0), T(0.0), T(Inf), T(-Inf)), at_place in 1:3:n
        c = map(x -> x == 0 ? one(T) : x, a)
        c[at_place] = special
        check((T, n, special, at_place, :maximum), maximum(c), plain(max, T(-Inf), c))
        check((T, n, special, at_place, :minimum), minimum(c), plain(min, T(Inf), c))
        d = map(x -> -abs(x), c)
        check((T, n, special, at_place, :max_negative), maximum(d), plain(max, T(-Inf), d))
        check((T, n, special, at_place, :largest), largest(d), plain((m, x) -> m < x ? x : m, typemin(T), d))
        check((T, n, special, at_place, :min_abs), minimum(abs, c), plain((m, x) -> min(m, abs(x)), T(Inf), c))
    end
    return nothing
end
function check_views(::Type{T}, n, r) where {T}
    a = values(T, n, r)
    for from in 1:min(n, 9), step in (1, 2, -1, -3)
        v = step > 0 ? view(a, from:step:n) : view(a, n:step:from)
        w = collect(v)
        check((T, n, from, step, :add), add_all(v), plain(+, zero(T), w))
        check((T, n, from, step, :each), add_each(v), plain(+, zero(T), w))
        check((T, n, from, step, :odd), count_less(v, T(40)), plain((s, x) -> s + (x < T(40)), 0, w))
    end
    return nothing
end
function check_all()
    r = Random(0x0123456789abcdef)
    for n in 0:70
        for T in (Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64)
            check_integers(T, n, r)
        end
        for T in (Int16, Int32, Int64, UInt64, Float32, Float64)
            check_elementwise(T, n, r)
        end
        check_floats(Float64, n, r)
        check_floats(Float32, n, r)
        n % 7 == 3 && check_views(Int64, n, r)
        n % 7 == 5 && check_views(Int32, n, r)
    end
end
check_all()

# Floats are added in order, unless the program says otherwise.
println(add_all(vcat(1e16, fill(1.0, 40), -1e16)))
println(largest([0.0; fill(-1.0, 30); -0.0]), " ", largest(vcat(fill(-3.0, 17), -0.0, 0.0, fill(-2.0, 17))))
println(largest(vcat(fill(1.0, 9), NaN, fill(2.0, 30))), " ", smallest(vcat(NaN, fill(2.0, 30), 1.0)))
println(largest(vcat(fill(-Inf, 33))), " ", smallest(Float32[i for i in 40:-1:1]))
println(add_all(fill(typemax(Int), 41)), " ", add_all(fill(typemin(Int32), 33)))
println(simd_sum(fill(-0.0, 19)), " ", sum(fill(-0.0, 40)), " ", simd_sum(vcat(fill(1.0, 20), NaN)))
println(add_to!(collect(1:20), 1:20, 2) == 3 .* (1:20))
# The bound is the end of what there is to count.
function until_end(a, first)
    s = 0
    i = first
    while i < typemax(Int)
        i += 1
        s += @inbounds a[i - typemax(Int) + length(a)]
    end
    return s
end
println(until_end(collect(1:30), typemax(Int) - 30))
# Elements outside are errors, after what is before them.
function fill_from!(y, x)
    for i in eachindex(x)
        y[i] = x[i]
    end
end
let y = zeros(Int, 21)
    try
        fill_from!(y, collect(1:40))
    catch e
        println(typeof(e), " ", e.i, " ", sum(y))
    end
end
