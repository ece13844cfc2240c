# Constants: which object, function or number a name stands for.
#@ events: none

#@ step the program
const LIMIT = 40
const FLOAT = 0.0
const BIG = big(10)^30
const SOME = Ref(1)
const OTHER = SOME
const PAIR = (SOME, OTHER)
const TABLE = Dict(:a => 1)
const LIST = [1, 2, 3]
const CHOSEN = LIST
const STEP = let k = 5; x -> x + k; end
const TWICE = x -> x + 1
const AGAIN = x -> x + 1
one() = 1
two() = 2
const WHICH = one
mutable struct Fixed; const part::Int; other::Int; end
const FIXED = Fixed(3, 4)
const ALL = Vector{T} where T
limit() = LIMIT + 2
inverse() = 1 / FLOAT, Val(FLOAT)
big_one() = BIG + 1
same() = (SOME === OTHER, PAIR[1] === PAIR[2], TWICE === AGAIN)
bump() = (SOME[] += 1; OTHER[])
entry(k) = TABLE[k]
chosen() = (CHOSEN[1], length(CHOSEN))
stepped(x) = map(STEP, [x, x])
call() = WHICH()
part(i) = FIXED.part + i
kind(::typeof(TWICE)) = "first"
kind(::typeof(AGAIN)) = "second"
push!(LIST, 4)
println(limit(), " ", inverse(), " ", big_one(), " ", same())
println(bump(), " ", entry(:a), " ", chosen(), " ", stepped(1), " ", call())
println(map(part, [1, 2]), " ", kind(TWICE), " ", kind(AGAIN), " ", ALL)

#@ step other values, other objects under the names
const LIMIT = 2.5
const FLOAT = -0.0
const BIG = big(10)^31
const SOME = Ref(1)
const OTHER = Ref(1)
const PAIR = (SOME, OTHER)
const TABLE = Dict(:a => 10)
const LIST = [1, 2, 3]
const CHOSEN = [7]
const STEP = let k = 6; x -> x + k; end
const AGAIN = x -> x + 1
const TWICE = x -> x + 1
one() = 1
two() = 2
const WHICH = two
mutable struct Fixed; const part::Int; other::Int; end
const FIXED = Fixed(5, 4)
const ALL = Vector{T} where T
limit() = LIMIT + 2
inverse() = 1 / FLOAT, Val(FLOAT)
big_one() = BIG + 1
same() = (SOME === OTHER, PAIR[1] === PAIR[2], TWICE === AGAIN)
bump() = (SOME[] += 1; OTHER[])
entry(k) = TABLE[k]
chosen() = (CHOSEN[1], length(CHOSEN))
stepped(x) = map(STEP, [x, x])
call() = WHICH()
part(i) = FIXED.part + i
kind(::typeof(TWICE)) = "first"
kind(::typeof(AGAIN)) = "second"
push!(LIST, 4)
println(limit(), " ", inverse(), " ", big_one(), " ", same())
println(bump(), " ", entry(:a), " ", chosen(), " ", stepped(1), " ", call())
println(map(part, [1, 2]), " ", kind(TWICE), " ", kind(AGAIN), " ", ALL)

#@ step as at first (no misses)
const LIMIT = 40
const FLOAT = 0.0
const BIG = big(10)^30
const SOME = Ref(1)
const OTHER = SOME
const PAIR = (SOME, OTHER)
const TABLE = Dict(:a => 1)
const LIST = [1, 2, 3]
const CHOSEN = LIST
const STEP = let k = 5; x -> x + k; end
const TWICE = x -> x + 1
const AGAIN = x -> x + 1
one() = 1
two() = 2
const WHICH = one
mutable struct Fixed; const part::Int; other::Int; end
const FIXED = Fixed(3, 4)
const ALL = Vector{T} where T
limit() = LIMIT + 2
inverse() = 1 / FLOAT, Val(FLOAT)
big_one() = BIG + 1
same() = (SOME === OTHER, PAIR[1] === PAIR[2], TWICE === AGAIN)
bump() = (SOME[] += 1; OTHER[])
entry(k) = TABLE[k]
chosen() = (CHOSEN[1], length(CHOSEN))
stepped(x) = map(STEP, [x, x])
call() = WHICH()
part(i) = FIXED.part + i
kind(::typeof(TWICE)) = "first"
kind(::typeof(AGAIN)) = "second"
push!(LIST, 4)
println(limit(), " ", inverse(), " ", big_one(), " ", same())
println(bump(), " ", entry(:a), " ", chosen(), " ", stepped(1), " ", call())
println(map(part, [1, 2]), " ", kind(TWICE), " ", kind(AGAIN), " ", ALL)

#@ step the others again (no misses)
const LIMIT = 2.5
const FLOAT = -0.0
const BIG = big(10)^31
const SOME = Ref(1)
const OTHER = Ref(1)
const PAIR = (SOME, OTHER)
const TABLE = Dict(:a => 10)
const LIST = [1, 2, 3]
const CHOSEN = [7]
const STEP = let k = 6; x -> x + k; end
const AGAIN = x -> x + 1
const TWICE = x -> x + 1
one() = 1
two() = 2
const WHICH = two
mutable struct Fixed; const part::Int; other::Int; end
const FIXED = Fixed(5, 4)
const ALL = Vector{T} where T
limit() = LIMIT + 2
inverse() = 1 / FLOAT, Val(FLOAT)
big_one() = BIG + 1
same() = (SOME === OTHER, PAIR[1] === PAIR[2], TWICE === AGAIN)
bump() = (SOME[] += 1; OTHER[])
entry(k) = TABLE[k]
chosen() = (CHOSEN[1], length(CHOSEN))
stepped(x) = map(STEP, [x, x])
call() = WHICH()
part(i) = FIXED.part + i
kind(::typeof(TWICE)) = "first"
kind(::typeof(AGAIN)) = "second"
push!(LIST, 4)
println(limit(), " ", inverse(), " ", big_one(), " ", same())
println(bump(), " ", entry(:a), " ", chosen(), " ", stepped(1), " ", call())
println(map(part, [1, 2]), " ", kind(TWICE), " ", kind(AGAIN), " ", ALL)
