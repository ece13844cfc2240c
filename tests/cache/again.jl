# A version of a method that comes back: results of the one between stay what they were.
#@ events: none

#@ step the program
@noinline leaf(x) = x
small(x) = leaf(x) + 1
@noinline middle(v) = small(v[1]) + small(v[2])
outer(v) = middle(v)
println(outer([1, 2]))
@noinline leaf(x) = x * 2.5
println(outer([1, 2]))
@noinline leaf(x) = x
println(outer([1, 2]))
@generated made(x) = :(x + 1)
made(2)
@generated made(x) = :(x * 2.5)
use(x) = made(x)
println(use(3))

#@ step as before (no misses)
@noinline leaf(x) = x
small(x) = leaf(x) + 1
@noinline middle(v) = small(v[1]) + small(v[2])
outer(v) = middle(v)
println(outer([1, 2]))
@noinline leaf(x) = x * 2.5
println(outer([1, 2]))
@noinline leaf(x) = x
println(outer([1, 2]))
@generated made(x) = :(x + 1)
made(2)
@generated made(x) = :(x * 2.5)
use(x) = made(x)
println(use(3))

#@ step the same generators in another order
@generated made(x) = :(x * 2.5)
made(2)
@generated made(x) = :(x + 1)
use(x) = made(x)
println(use(3))

#@ step as at first (no misses)
@noinline leaf(x) = x
small(x) = leaf(x) + 1
@noinline middle(v) = small(v[1]) + small(v[2])
outer(v) = middle(v)
println(outer([1, 2]))
@noinline leaf(x) = x * 2.5
println(outer([1, 2]))
@noinline leaf(x) = x
println(outer([1, 2]))
@generated made(x) = :(x + 1)
made(2)
@generated made(x) = :(x * 2.5)
use(x) = made(x)
println(use(3))
