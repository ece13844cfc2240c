pick(x::Int, y) = 1
pick(x, y::Int) = 2
pick(1, 1)
