parse(Int, "12x")
