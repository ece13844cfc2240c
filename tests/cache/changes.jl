# What matters: exactly the instances that an edit reaches are compiled again.

#@ step the program
const LIMIT = 4001
@noinline leaf(x::Int) = x * 5003 + LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step a literal in a callee that is not inlined (misses 1)
const LIMIT = 4001
@noinline leaf(x::Int) = x * 5009 + LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step an operator (misses 1)
const LIMIT = 4001
@noinline leaf(x::Int) = x * 5009 - LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step a global constant (misses 1)
const LIMIT = 4003
@noinline leaf(x::Int) = x * 5009 - LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step the body of an inlined callee (misses 1)
const LIMIT = 4003
@noinline leaf(x::Int) = x * 5009 - LIMIT
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step the return type of a callee
const LIMIT = 4003
@noinline leaf(x::Int) = x * 5009.0 - LIMIT
small(x) = x - 6007
@noinline middle(x) = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step a type annotation
const LIMIT = 4003
@noinline leaf(x::Int) = x * 5009.0 - LIMIT
small(x) = x - 6007
@noinline middle(x)::Int = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step a method that captures a call
const LIMIT = 4003
@noinline leaf(x::Int) = x * 5009.0 - LIMIT
@noinline leaf(x::Signed) = 0
small(x) = x - 6007
small(x::Int) = x + 2
@noinline middle(x)::Int = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))

#@ step everything as at first (no misses)
const LIMIT = 4001
@noinline leaf(x::Int) = x * 5003 + LIMIT
small(x) = x + 6007
@noinline middle(x) = leaf(x) - 7001
@noinline user(x) = small(x) * 3
@noinline apart(x) = x ⊻ 9001
println(middle(2), " ", user(2), " ", apart(2))
