# A name that nobody defined.
println("before")
println(undefined_thing + 1)
println("never")
