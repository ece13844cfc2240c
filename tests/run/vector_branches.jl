# Branches inside loops over arrays, and broadcasts, give the same whether iterations run one by one or several at a time.
function count_if(a, b)
    n = 0
    for x in a
        if x > b
            n += 1
        end
    end
    return n
end
function sum_if(a, b)
    s = zero(eltype(a))
    for i in eachindex(a)
        if a[i] <= b
            s += a[i]
        end
    end
    return s
end
function sum_else(a, b)
    s, t = zero(eltype(a)), one(eltype(a))
    for x in a
        if x == b
            t -= x
        else
            s ⊻= x
        end
    end
    return (s, t)
end
function skip_some(a, b)
    s = zero(eltype(a))
    for x in a
        x < b && continue
        s += x
    end
    return s
end
function multiply_if(a)
    p = one(eltype(a))
    for x in a
        if isodd(x)
            p *= x
        end
    end
    return p
end
function mask_if(a)
    m = ~zero(eltype(a))
    for x in a
        if x > 0
            m &= x
        end
    end
    return m
end
function largest_if(a)
    m = first(a)
    for x in a
        if x > m
            m = x
        end
    end
    return m
end
function range_of(a)
    lo, hi = first(a), first(a)
    for x in a
        x < lo && (lo = x)
        x > hi && (hi = x)
    end
    return (lo, hi)
end
function absolute!(y, x)
    for i in eachindex(y, x)
        @inbounds y[i] = x[i] < 0 ? -x[i] : x[i]
    end
    return y
end
function by_flag(a, flag)
    s = zero(eltype(a))
    for x in a
        s += flag ? x : one(x)
    end
    return s
end
function three_ways(a)
    n = 0
    for x in a
        if x < 10
            n += 1
        elseif x < 20
            n += 2
        else
            n -= 1
        end
    end
    return n
end
function first_large(a, b)
    s = zero(eltype(a))
    for x in a
        x > b && return (s, x)
        s += x
    end
    return (s, b)
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
values(::Type{T}, n, k) where {T} = T[(i * i * 31 + k * 17) % 101 % 60 - (T <: Signed ? 25 : 0) for i in 1:n]
function check(name, got, want)
    got === want || println(name, ": ", got, " is not ", want)
    return nothing
end
function check_branches(::Type{T}, n) where {T}
    a = values(T, n, 3)
    b = T(14)
    check((T, n, :count_if), count_if(a, b), plain((s, x) -> s + (x > b), 0, a))
    check((T, n, :sum_if), sum_if(a, b), plain((s, x) -> x <= b ? s + x : s, zero(T), a))
    check((T, n, :sum_else), sum_else(a, b),
        (plain((s, x) -> x == b ? s : s ⊻ x, zero(T), a), plain((s, x) -> x == b ? s - x : s, one(T), a)))
    check((T, n, :skip_some), skip_some(a, b), plain((s, x) -> x < b ? s : s + x, zero(T), a))
    check((T, n, :multiply_if), multiply_if(a), plain((s, x) -> isodd(x) ? s * x : s, one(T), a))
    check((T, n, :mask_if), mask_if(a), plain((s, x) -> x > 0 ? s & x : s, ~zero(T), a))
    check((T, n, :by_flag), (by_flag(a, true), by_flag(a, false)), (plain(+, zero(T), a), n % T))
    check((T, n, :three_ways), three_ways(a), plain((s, x) -> s + (x < 10 ? 1 : x < 20 ? 2 : -1), 0, a))
    check((T, n, :absolute), absolute!(similar(a), a) == T[x < 0 ? -x : x for x in a], true)
    if n > 0
        check((T, n, :largest_if), largest_if(a), plain(max, a[1], a))
        check((T, n, :range_of), range_of(a), (plain(min, a[1], a), plain(max, a[1], a)))
        for k in (1, n ÷ 2 + 1, n)
            c = copy(a)
            c[k] = T(99)
            check((T, n, k, :first_large), first_large(c, T(90)), (plain(+, zero(T), c[1:k-1]), T(99)))
        end
    end
    return nothing
end
function check_broadcasts(::Type{T}, n) where {T}
    x, y, c = values(T, n, 1), values(T, n, 2), T(3)
    want = T[c * at(x, i) + at(y, i) for i in 1:n]
    check((T, n, :new), c .* x .+ y == want, true)
    z = copy(y)
    z .= c .* x .+ z
    check((T, n, :into), z == want, true)
    z .+= x
    check((T, n, :update), z == want + x, true)
    check((T, n, :one), x .+ T[c] == T[at(x, i) + c for i in 1:n], true)
    check((T, n, :one_first), T[c] .- x == T[c - at(x, i) for i in 1:n], true)
    check((T, n, :range), x .+ (1:n) == T[at(x, i) + i for i in 1:n], true)
    check((T, n, :view), view(x, 1:n) .* y == T[at(x, i) * at(y, i) for i in 1:n], true)
    m = reshape(repeat(x, 3), n, 3)
    check((T, n, :matrix), vec(m .+ m) == repeat(x + x, 3), true)
    check((T, n, :column), m .- x == zeros(T, n, 3), true)
    check((T, n, :compare), count(x .< y), plain((s, i) -> s + (x[i] < y[i]), 0, collect(1:n)))
    if n > 3
        # The destination overlaps what is read.
        w = copy(x)
        w[2:n] .= view(w, 1:n-1) .+ c
        check((T, n, :forward), w == [x[1]; x[1:n-1] .+ c], true)
        w = copy(x)
        w[1:n-1] .= view(w, 2:n) .* c
        check((T, n, :backward), w == [x[2:n] .* c; x[n]], true)
    end
    return nothing
end
for n in 0:70
    for T in (Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64)
        check_branches(T, n)
    end
    for T in (Int32, Int64, Float32, Float64)
        check_broadcasts(T, n)
    end
    a = Float64.(values(Int, n, 5)) ./ 4
    check((n, :simd_if), simd_if(a), plain((s, x) -> x > 0 ? s + x : s, 0.0, a))
end
println(largest_if([1.0; fill(NaN, 20); 2.0; fill(0.5, 9)]), " ", largest_if(vcat(NaN, 1:20)))
println(range_of(vcat(-0.0, zeros(30))), " ", range_of(vcat(zeros(30), -0.0)))
let x = collect(1:40)
    try
        x .= zeros(Int, 39)
    catch e
        println(typeof(e))
    end
    println(sum(x))
end
