squares(v) = [sqrt(x) for x in v]
squares([4.0, -1.0])
