# Functions that end one by one, and call each other for ever together: what was kept of each alone proves nothing.
#@ events: none

#@ step the third ends
@noinline first_of(n) = second_of(n)
@noinline second_of(n) = third_of(n)
@noinline third_of(n) = 1
start() = (first_of(1); "ended")
println(start())

#@ step the first ends
@noinline first_of(n) = 1
@noinline second_of(n) = third_of(n)
@noinline third_of(n) = first_of(n)
start() = (second_of(1); "ended")
println(start())

#@ step the second ends
@noinline first_of(n) = second_of(n)
@noinline second_of(n) = 1
@noinline third_of(n) = first_of(n)
start() = (third_of(1); "ended")
println(start())

#@ step none ends
@noinline first_of(n) = second_of(n)
@noinline second_of(n) = third_of(n)
@noinline third_of(n) = first_of(n)
start() = (first_of(1); "ended")
println(try start() catch e; typeof(e) end)
