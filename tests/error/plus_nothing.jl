total(xs) = sum(x for x in xs)
half(x) = x + nothing
half(1)
