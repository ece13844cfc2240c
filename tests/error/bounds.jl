third(v) = v[3]
third([1, 2])
