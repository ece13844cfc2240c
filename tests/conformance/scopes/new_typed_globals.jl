# Globals with a declared type: conversion on assignment, errors, use in functions.
counter::Int = 0
ratio::Float64 = 1
names_list::Vector{String} = []
increment() = (global counter += 1)
increment(); increment()
println(counter, " ", typeof(ratio), " ", names_list)
counter = 5.0
println(counter, " ", typeof(counter))
ratio = 3//4
println(ratio)
push!(names_list, "x")
println(names_list)
for bad in (() -> (global counter = 2.5), () -> (global counter = "text"), () -> (global ratio = :sym))
    try
        bad()
    catch err
        println(typeof(err))
    end
end
println(counter, " ", ratio)
maybe::Union{Int, Nothing} = nothing
maybe = 3
println(maybe, " ", typeof(maybe))
global declared::Char
declared = 'x'
println(declared)
use() = counter * 2 + ratio
println(use(), " ", Base.return_types(use, ())[1])
function local_types()
    n::Int = 3.0
    v::Vector{Float64} = [1, 2]
    n += 1
    t = try
        n = "s"
    catch err
        typeof(err)
    end
    return n, v, t
end
println(local_types())
