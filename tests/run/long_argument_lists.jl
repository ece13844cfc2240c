# Long argument lists share code only where the static parameters agree.
ints = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
        29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]
words = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
         "v", "w", "x", "y", "z", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"]
pairs_of = [(w, [w]) for w in words]
listed = [("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2),
          ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2),
          ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2),
          ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2), ("a", 1), ("b", 2)]
println(sum(ints), " ", join(words), " ", length(listed), " ", listed[end], " ", pairs_of[2])
mixed = [1, 2.5, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
         29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]
println(eltype(ints) == Int, eltype(words) == String, eltype(listed) == Tuple{String, Int}, eltype(mixed) == Float64)
