# Loops whose iteration must not allocate.
function over_range(n)
    s = 0
    for i in 1:n
        s += i
    end
    return s
end
function over_step(n)
    s = 0
    for i in 1:2:n
        s += i
    end
    return s
end
function over_array(v)
    s = 0.0
    for x in v
        s += x
    end
    return s
end
function over_eachindex(v)
    s = 0.0
    for i in eachindex(v)
        s += v[i]
    end
    return s
end
function over_enumerate(v)
    s = 0.0
    for (i, x) in enumerate(v)
        s += i * x
    end
    return s
end
function over_zip(v, w)
    s = 0.0
    for (x, y) in zip(v, w)
        s += x * y
    end
    return s
end
function over_pairs(v)
    s = 0.0
    for (i, x) in pairs(v)
        s += i * x
    end
    return s
end
over_generator(v) = sum(x * x for x in v)
over_filtered(v) = sum(x for x in v if x > 1)
function over_matrix(m)
    s = 0.0
    for j in axes(m, 2), i in axes(m, 1)
        s += m[i, j]
    end
    return s
end
function over_tuple(t)
    s = 0
    for x in t
        s += x
    end
    return s
end
function over_string(t)
    n = 0
    for c in t
        n += isletter(c)
    end
    return n
end
const v = [1.0, 2.0, 3.0]
const m = [1.0 2.0; 3.0 4.0]
const text = "wherefore"
cases() = (
    over_range(10), over_step(10), over_array(v), over_eachindex(v), over_enumerate(v), over_zip(v, v),
    over_pairs(v), over_generator(v), over_filtered(v), over_matrix(m), over_tuple((1, 2, 3)), over_string(text),
)
println(cases())
function bytes(f, args...)
    f(args...)
    return @allocated f(args...)
end
a_range() = @allocated over_range(1000)
a_step() = @allocated over_step(1000)
a_array() = @allocated over_array(v)
a_eachindex() = @allocated over_eachindex(v)
a_enumerate() = @allocated over_enumerate(v)
a_zip() = @allocated over_zip(v, v)
a_pairs() = @allocated over_pairs(v)
a_generator() = @allocated over_generator(v)
a_filtered() = @allocated over_filtered(v)
a_matrix() = @allocated over_matrix(m)
a_tuple() = @allocated over_tuple((1, 2, 3))
a_string() = @allocated over_string(text)
for f in (a_range, a_step, a_array, a_eachindex, a_enumerate, a_zip, a_pairs, a_generator, a_filtered, a_matrix, a_tuple, a_string)
    f()
    println(nameof(f), " ", f())
end
