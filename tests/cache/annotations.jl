# Annotations and captured values change code; what is only passed through does not.

#@ step the program
function gather(list)
    total = 0
    for i in 1:4
        total += list[i] * 1301
    end
    return total
end
@noinline typed(x::Integer) = x * 1303
shared = 1307
@noinline reads() = (shared::Int) * 1319
@noinline made(n) = (y = n * 1321; z -> z + y)
@noinline quiet(x) = string(x, "!")
println(gather([1, 2, 3, 4]), " ", typed(2), " ", reads(), " ", made(2)(3), " ", quiet(1327))

#@ step bounds are not checked (misses 1)
function gather(list)
    total = 0
    for i in 1:4
        @inbounds total += list[i] * 1301
    end
    return total
end
@noinline typed(x::Integer) = x * 1303
shared = 1307
@noinline reads() = (shared::Int) * 1319
@noinline made(n) = (y = n * 1321; z -> z + y)
@noinline quiet(x) = string(x, "!")
println(gather([1, 2, 3, 4]), " ", typed(2), " ", reads(), " ", made(2)(3), " ", quiet(1327))

#@ step a wider argument type and another value of a global variable (no misses)
function gather(list)
    total = 0
    for i in 1:4
        @inbounds total += list[i] * 1301
    end
    return total
end
@noinline typed(x::Number) = x * 1303
shared = 1309
@noinline reads() = (shared::Int) * 1319
@noinline made(n) = (y = n * 1321; z -> z + y)
@noinline quiet(x) = string(x, "!")
println(gather([1, 2, 3, 4]), " ", typed(2), " ", reads(), " ", made(2)(3), " ", quiet(1327))

#@ step a string and a symbol fill holes (no misses)
function gather(list)
    total = 0
    for i in 1:4
        @inbounds total += list[i] * 1301
    end
    return total
end
@noinline typed(x::Number) = x * 1303
shared = 1309
@noinline reads() = (shared::Int) * 1319
@noinline made(n) = (y = n * 1321; z -> z + y)
@noinline quiet(x) = string(x, "?")
println(gather([1, 2, 3, 4]), " ", typed(2), " ", reads(), " ", made(2)(3), " ", quiet(1327))

#@ step the global variable is constant
function gather(list)
    total = 0
    for i in 1:4
        @inbounds total += list[i] * 1301
    end
    return total
end
@noinline typed(x::Number) = x * 1303
const shared = 1309
@noinline reads() = (shared::Int) * 1319
@noinline made(n) = (y = n * 1321; z -> z + y)
@noinline quiet(x) = string(x, "?")
println(gather([1, 2, 3, 4]), " ", typed(2), " ", reads(), " ", made(2)(3), " ", quiet(1327))

#@ step the captured value has another type (misses 2)
function gather(list)
    total = 0
    for i in 1:4
        @inbounds total += list[i] * 1301
    end
    return total
end
@noinline typed(x::Number) = x * 1303
const shared = 1309
@noinline reads() = (shared::Int) * 1319
@noinline made(n) = (y = n * 1321.0; z -> z + y)
@noinline quiet(x) = string(x, "?")
println(gather([1, 2, 3, 4]), " ", typed(2), " ", reads(), " ", made(2)(3), " ", quiet(1327))

#@ step redefinition while the program runs
@noinline callee(x) = x * 1361
@noinline caller(x) = callee(x) + 1
println(caller(1))
@noinline callee(x) = x * 1367
println(caller(1))
callee(x::Int) = 5
println(caller(1))
