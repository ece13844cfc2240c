# A constant of the program that is an object of the library: what it is called must not reach other programs.
#@ events: none

#@ step the standard output
const OUT = stdout
same() = (OUT === stdout, OUT === stderr)
println(same())
flush(OUT)
println(stdout, "shown")

#@ step the standard error
const OUT = stderr
same() = (OUT === stdout, OUT === stderr)
println(same())
flush(OUT)
println(stdout, "shown")

#@ step an object of its own
const OUT = IOBuffer()
same() = (OUT === stdout, OUT === stderr)
println(same())
flush(OUT)
println(stdout, "shown")

#@ step everything as at first (no misses)
const OUT = stdout
same() = (OUT === stdout, OUT === stderr)
println(same())
flush(OUT)
println(stdout, "shown")
