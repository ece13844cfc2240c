quotient(a, b) = div(a, b)
quotient(1, 0)
