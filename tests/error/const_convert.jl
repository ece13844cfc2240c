convert(Int, "a")
