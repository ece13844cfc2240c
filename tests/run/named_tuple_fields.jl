# Named tuples with fields of abstract types are concrete: rows of a table of which some lack values.
println(isconcretetype(NamedTuple{(:a, :b), Tuple{Int, Any}}), isconcretetype(NamedTuple{(:a,), <:Tuple{Any}}))
rows = [(a = 1, b = 2.0), (a = 1, b = missing)]
println(rows, " ", [row.b for row in rows], " ", sum(row.a for row in rows))
x = NamedTuple{(:a, :b), Tuple{Int, Any}}((1, "two"))
println(x, " ", typeof(x), " ", x.b, " ", fieldtypes(typeof(x)), " ", x == (a = 1, b = "two"), " ", typeof((; x..., b = 2)))
second(row) = row.b
println(second(x), " ", map(second, rows), " ", isequal(rows[2], (a = 1, b = missing)))
