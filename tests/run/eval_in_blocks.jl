# What `@eval` defines is there for the statements behind it, also within one block at top level.
name(x::Int) = "int"
enclosed(a) = "<$(name(a))>"
begin
    println(enclosed(1))
    typename = Symbol("Fresh", 12)
    @eval struct $typename end
    @eval name(::$typename) = $(string(typename))
    @eval fresh = $typename()
    println(name(fresh), " ", enclosed(fresh))
end
try
    for (i, f) in enumerate((:first_made, :second_made))
        @eval $f() = $i
        println(eval(f)())
    end
    println(second_made())
catch e
    println(typeof(e))
end
