# Symbols: making, comparing, ordering, printing with and without quotes, as keys and as names.
println(:abc, " ", Symbol("abc") === :abc, " ", Symbol("a b"), " ", repr(Symbol("a b")), " ", repr(:x), " ", repr(:+), " ", repr(Symbol("1a")), " ", repr(Symbol("")), " ", :end, " ", repr(:end), " ", repr(Symbol("x!")), " ", repr(:(:a)), " ", Symbol(:a, 1, "b"), " ", Symbol('c'), " ", Symbol(12))
println(string(:sym), " ", String(:sym), " ", length(string(:∇x)), " ", :a < :b, " ", sort([:c, :a, :b]), " ", cmp(:a, :b), " ", isless(:A, :a), " ", :a == "a", " ", hash(:a) == hash(:a), " ", typeof(:a), " ", :a isa Symbol, " ", [:x, :y], " ", (:x, 'y', "z"), " ", Dict(:k => :v), " ", :a => :b, " ", Set([:q]))
t = (alpha=1, beta=2); println(propertynames(t), " ", getproperty(t, :alpha), " ", t[:beta], " ", keys(t), " ", haskey(t, :gamma), " ", NamedTuple{(:x, :y)}((1, 2)), " ", (; zip((:p, :q), (1, 2))...))
struct P; x::Int; y::String; end
p = P(1, "s"); println(fieldnames(P), " ", getfield(p, :x), " ", [n => getfield(p, n) for n in fieldnames(P)], " ", hasfield(P, :z), hasproperty(p, :y), " ", nameof(P), " ", nameof(sin), " ", nameof(Main), " ", fieldname(P, 2), " ", fieldtype(P, :y))
d = Dict(Symbol("key$i") => i^2 for i in 1:3); println(sort(collect(d)), " ", join(sort(collect(keys(d))), ','), " ", get(d, :nokey, 0))
ops = Dict(:add => +, :mul => *); println(ops[:add](2, 3), " ", Dict(string(k) => f(4, 5) for (k, f) in ops) |> collect |> sort, " ", eval(Expr(:call, :+, 1, 2)), " ", eval(:(2 * 3)), " ", Base.isidentifier(:ok), " ", Symbol("λ") === :λ)
println(string(:a, "b", :c), " ", "$(:in)", " ", occursin("b", string(:abc)), " ", startswith(String(:prefix_x), "prefix"), " ", gensym() isa Symbol, " ", gensym() != gensym(), " ", uppercase(string(:up)), " ", Symbol.(["a", "b"]), " ", String.([:a, :b]), " ", findfirst(==(:b), [:a, :b]), " ", :a in (:a, :b), " ", unique([:a, :a]), " ", replace([:a, :b], :a => :z), " ", Symbol("a.b"), " ", repr(:(a.b)))
for f in (() -> :a * :b, () -> getfield(p, :nope), () -> convert(Symbol, "s"), () -> t.gamma)
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
