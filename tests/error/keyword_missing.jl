draw(; width, height = 1) = width * height
draw(height = 2)
