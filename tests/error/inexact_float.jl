whole(x) = Int(x)
whole(1.5)
