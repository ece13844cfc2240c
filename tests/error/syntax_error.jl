println("a program with a mistake")
x = (1 + 2
y = 3
