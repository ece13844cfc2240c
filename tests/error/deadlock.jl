f(c) = take!(c)
f(Channel{Int}(0))
