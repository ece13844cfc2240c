# Three-valued logic with missing, nothing as absence, and Some as a wrapper.
println(missing + 1, " ", missing == missing, " ", missing === missing, " ", isequal(missing, missing), " ", missing < 3)
println(missing & false, " ", missing | true, " ", missing & true, " ", xor(missing, true), " ", !missing)
println(ismissing(missing), ismissing(nothing), isnothing(nothing), isnothing(missing))
try
    missing ? 1 : 2
catch err
    showerror(stdout, err); println()
end
println(coalesce(missing, nothing), " ", coalesce(missing, missing), " ", coalesce(missing, 3, 4))
println(something(nothing, 3), " ", something(Some(nothing), 3), " ", something(nothing, Some(4)))
for f in (() -> something(nothing, nothing), () -> something())
    try
        f()
    catch err
        showerror(stdout, err); println()
    end
end
println(any([missing, true]), " ", all([missing, false]), " ", all([missing, true]), " ", any([missing, false]))
x = [1, missing, 3]
println(x .+ 1, " ", x .== 1, " ", sum(x), " ", sum(skipmissing(x)), " ", maximum(skipmissing(x)))
println(collect(skipmissing(x)), " ", eltype(skipmissing(x)), " ", typeof(x), " ", replace(x, missing => 0))
println(isequal.(x, missing), " ", findall(ismissing, x), " ", filter(!ismissing, x), " ", coalesce.(x, 0))
println(sort([3, missing, 1]), " ", isless(missing, 1), " ", isless(1, missing), " ", unique([missing, 1, missing]))
println(nonmissingtype(eltype(x)), " ", Missing, " ", typeof(missing), " ", typeof(nothing), " ", Union{Missing, Nothing})
println(max(missing, 1), " ", min(1, missing), " ", abs(missing), " ", sin(missing), " ", round(missing), " ", length([missing]))
println(Some(3), " ", Some(missing), " ", typeof(Some(1.0)), " ", Some(3).value, " ", Some(3) == Some(3), " ", something(Some(3)))
lookup(d, k) = haskey(d, k) ? Some(d[k]) : nothing
d = Dict(:a => 1, :b => nothing)
println(lookup(d, :a), " ", lookup(d, :b), " ", lookup(d, :c), " ", isnothing(lookup(d, :b)))
println(string(missing), " ", string(nothing), " ", repr(missing), " ", [nothing, missing], " ", (nothing,))
println(parse(Int, "4") |> x -> x == 4 ? nothing : x, " ", tryparse(Int, "x"), " ", match(r"z", "abc"), " ", findfirst(==(9), [1]))
println(1 in [missing, 1], " ", 2 in [missing, 1], " ", 1 in [1, 2], " ", isequal([1, missing], [1, missing]), " ", [1, missing] == [1, missing], " ", (1, missing) == (2, missing))
try
    convert(Int, missing)
catch err
    println(typeof(err))
end
try
    Int(nothing)
catch err
    println(typeof(err))
end
