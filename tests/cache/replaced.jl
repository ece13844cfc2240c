# Methods that are replaced while a program runs: who called the old one calls the new one.
#@ events: none

#@ step the program
@noinline leaf(x) = x
small(x) = leaf(x) + 1
@noinline middle(v) = small(v[1]) + small(v[2])
outer(v) = middle(v)
added(v) = (s = 0; for x in v; s += small(x); end; s)
@generated made(x) = :(x + 1)
own(x) = 1
const CLOSED = x -> leaf(x) + 1
all_of(v) = println(outer(v), " ", added(v), " ", map(leaf, v), " ", map(CLOSED, v), " ", sum(small, v))
own(2), made(2)
all_of([1, 2])
@noinline leaf(x) = x * 2.5
@generated made(x) = :(x * 2.5)
own(x) = 2
use(x) = (own(x), made(x))
all_of([1, 2])
println(use(3))
@noinline leaf(x) = x
all_of([1, 2])

#@ step the same versions in another order
@noinline leaf(x) = x * 2.5
small(x) = leaf(x) + 1
@noinline middle(v) = small(v[1]) + small(v[2])
outer(v) = middle(v)
added(v) = (s = 0; for x in v; s += small(x); end; s)
@generated made(x) = :(x * 2.5)
own(x) = 2
const CLOSED = x -> leaf(x) + 1
all_of(v) = println(outer(v), " ", added(v), " ", map(leaf, v), " ", map(CLOSED, v), " ", sum(small, v))
own(2), made(2)
all_of([1, 2])
@noinline leaf(x) = x
@generated made(x) = :(x + 1)
own(x) = 1
use(x) = (own(x), made(x))
all_of([1, 2])
println(use(3))
@noinline leaf(x) = x * 2.5
all_of([1, 2])

#@ step as at first (no misses)
@noinline leaf(x) = x
small(x) = leaf(x) + 1
@noinline middle(v) = small(v[1]) + small(v[2])
outer(v) = middle(v)
added(v) = (s = 0; for x in v; s += small(x); end; s)
@generated made(x) = :(x + 1)
own(x) = 1
const CLOSED = x -> leaf(x) + 1
all_of(v) = println(outer(v), " ", added(v), " ", map(leaf, v), " ", map(CLOSED, v), " ", sum(small, v))
own(2), made(2)
all_of([1, 2])
@noinline leaf(x) = x * 2.5
@generated made(x) = :(x * 2.5)
own(x) = 2
use(x) = (own(x), made(x))
all_of([1, 2])
println(use(3))
@noinline leaf(x) = x
all_of([1, 2])

#@ step the other order again (no misses)
@noinline leaf(x) = x * 2.5
small(x) = leaf(x) + 1
@noinline middle(v) = small(v[1]) + small(v[2])
outer(v) = middle(v)
added(v) = (s = 0; for x in v; s += small(x); end; s)
@generated made(x) = :(x * 2.5)
own(x) = 2
const CLOSED = x -> leaf(x) + 1
all_of(v) = println(outer(v), " ", added(v), " ", map(leaf, v), " ", map(CLOSED, v), " ", sum(small, v))
own(2), made(2)
all_of([1, 2])
@noinline leaf(x) = x
@generated made(x) = :(x + 1)
own(x) = 1
use(x) = (own(x), made(x))
all_of([1, 2])
println(use(3))
@noinline leaf(x) = x * 2.5
all_of([1, 2])
