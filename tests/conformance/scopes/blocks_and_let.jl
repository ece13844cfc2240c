# Scopes of blocks: let, for, while, begin, comprehensions, functions; shadowing and capture.
x = 1
let x = 2
    println(x)
    let x = x + 1
        println(x)
    end
    x = 10
    println(x)
end
println(x)
let a = 1, b = a + 1, c
    println(a, b, @isdefined(c))
    c = 5
    println(c)
end
begin
    inside_begin = 7
end
println(inside_begin)
if true
    inside_if = 8
end
println(inside_if)
for i in 1:2
    local_to_loop = i
end
println(@isdefined(local_to_loop), " ", @isdefined(i))
function loops()
    total = 0
    for i in 1:3
        total += i
        fresh = i
    end
    i = "outer"
    for outer i in 1:2
    end
    return total, i, @isdefined(fresh)
end
println(loops())
function shadow(x)
    y = x
    f = function (x)
        y += x
        return x * 10
    end
    g(y) = x + y
    return f(5), g(100), y, x
end
println(shadow(1))
function conditional(flag)
    if flag
        v = "yes"
    end
    return @isdefined(v) ? v : "unset"
end
println(conditional(true), conditional(false))
function local_keyword()
    x = "local"
    h() = (local x = "inner"; x)
    k() = (x = "changed"; x)
    before = (h(), x)
    return before, k(), x
end
println(local_keyword(), " ", x)
function reads_global()
    return x
end
function writes_global()
    global x = "set by function"
    return nothing
end
println(reads_global()); writes_global(); println(reads_global())
function late_local()
    r = try
        z
    catch err
        err isa UndefVarError
    end
    z = 1
    return r
end
println(late_local())
fs = []
for i in 1:3
    let j = i^2
        push!(fs, () -> (i, j))
    end
end
println([f() for f in fs])
println([x for x in 1:3], " ", sum(x -> x, 1:4), " ", (x -> (x = x + 1; x))(1), " ", x)
function nested_functions()
    a = 1
    function middle()
        b = a + 1
        function inner()
            a += 10
            return a + b
        end
        return inner
    end
    g = middle()
    return g(), g(), a
end
println(nested_functions())
while true
    w = 5
    w > 4 && break
end
println(@isdefined(w))
s = 0
for k in 1:3
    global s += k
end
println(s, " ", let s = 100; for k in 1:3; s += k; end; s end, " ", s)
try
    in_try = 3
catch
end
println(@isdefined(in_try))
