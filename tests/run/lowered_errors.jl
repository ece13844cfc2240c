# Meta.lower gives errors as expressions, values and names as they are; types that stand for themselves.
println(Meta.lower(Main, Expr(:break)))
println(Meta.lower(Main, Expr(:(=), 1, 2)))
println(Meta.lower(Main, Expr(:error, "foo")).args)
println(Meta.lower(Main, 1), " ", Meta.lower(Main, :x), " ", Meta.lower(Main, :(x + 1)).head)
println(typeof(Int.name), " ", Int.name.wrapper, " ", Int.name === Int.name, " ", Int.name === Float64.name)
println(Core.Box(3), " ", Core.Box(3).contents, " ", Core.Box())
rt(x::Int) = 1
rt(x::Float64) = "a"
println(sort(Base.return_types(rt), by = string), " ", Base.return_types(rt, (Int,)), " ", length(Base.return_types(rt, (Real,))))
println((Vector{T} where T<:Real).body)
println((Dict{K,V} where {K<:Integer, V>:Int}).body.body)
println(Vector{T} where T<:Real, " ", (Array{T,N} where {T<:Real,N}).body.body)
f(x::Vector{T}, y::T) where {T<:Real} = 1
println(first(methods(f)).sig)
try
    f(1)
catch e
    println(split(sprint(showerror, e), "\n")[5])
end
