# @kwdef: keyword constructors with defaults, defaults that use earlier fields, parameters.
Base.@kwdef struct Options
    width::Int = 80
    height::Int = width ÷ 2
    title::String = "untitled"
    colors::Vector{Symbol} = Symbol[]
end
Base.@kwdef mutable struct Account{T<:Real}
    owner::String
    balance::T = 0
    limit = nothing
end
println(Options())
println(Options(width = 100))
println(Options(title = "plot", colors = [:red]))
println(Options(1, 2, "t", []))
a, b = Options(), Options()
push!(a.colors, :blue)
println(a.colors, b.colors, a.colors === b.colors)
try
    Account()
catch err
    showerror(stdout, err); println()
end
acc = Account(owner = "Zoe", balance = 2.5)
println(acc.owner, " ", acc.balance, " ", acc.limit, " ", typeof(acc))
println(typeof(Account(owner = "Y")), " ", typeof(Account{Float64}(owner = "X")))
acc.balance += 10
println(acc.balance)
try
    Options(depth = 3)
catch err
    println(err isa MethodError)
end
try
    Options(width = "wide")
catch err
    println(err isa MethodError)
end
settings = (width = 10, title = "small")
println(Options(; settings...))
println(Options(; settings..., width = 11).height)
println(fieldnames(Options), " ", length(methods(Options)) >= 2)
