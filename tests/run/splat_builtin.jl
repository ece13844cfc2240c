# A container of unknown length splatted into a builtin is an ordinary call.
parts(options) = Expr(:call, :f, options...)
println(parts(Any[1, :x]))
println(parts(Any[]))
