draw(x; width = 1) = x * width
draw(1; color = 2)
