# Conditions of comprehensions over several lines.
xs = [1,2,3]
p = [(a, b) for a in xs, b in xs
       if a < b
          && b > 1
          # comment
          && a + b > 3]
println(p)
q = [a for a in xs
       if a < 2 ||
          a == 3]
println(q)
r = (a for a in xs
     if a > 1
        && a < 3)
println(collect(r))
s = [(a, b) for (a, b) in zip(xs, xs)
            if a == b && b > 1] |> length
println(s)
