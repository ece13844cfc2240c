choose(x) = x ? 1 : 2
choose(3)
