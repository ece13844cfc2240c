# Ranges, views, reshaped and reinterpreted arrays, iterators and functions as they show themselves.
plain(x) = (show(stdout, MIME("text/plain"), x); println())
foreach(plain, (1:5, 1:2:9, 10:-5:0, 0.5:0.5:2.0, 'a':'e', 1//2:1//2:2, Base.OneTo(2), 1:0, range(0, 1, length = 3), big(1):big(3), 0x01:0x03))
a = [1 2 3; 4 5 6]
foreach(plain, (view(a, 1, :), view(a, :, 2:3), view(a, :), view(a, 1:2, [1, 3]), view(1:10, 2:4), reshape(1:4, 2, 2), reshape(view(a, :, 1:2), 4), reinterpret(Int16, Int32[1, 2]), PermutedDimsArray(a, (2, 1)), SubString("hello", 2, 4), view([1, 2], 1)))
println(view(a, 1, :), " ", reshape(1:4, 2, 2), " ", reinterpret(UInt8, Int16[1]), " ", 1:5, " ", (1:3,), " ", [1:3], " ", 1:3 => 2:4, " ", Dict(1 => 1:3), " ", collect(1:3), " ", range(1.0, 2.0, length = 3), " ", "$(1:3)", " ", repr(0:0.1:0.3), " ", CartesianIndex(1, 2), " ", [CartesianIndex(1)])
println(Iterators.reverse(1:3) |> collect, " ", skipmissing([1, missing]) |> collect, " ", keys([1, 2]), " ", eachindex("ab"), " ", pairs((1, 2)), " ", LinearIndices((2, 2)), " ", 3:2, " ", eachindex(a), " ", axes(a), " ", axes(a, 1), " ", keys("ab"))
println(typeof(view(a, 1, 1:2)), " ", typeof(reshape(1:4, 2, 2)) <: Base.ReshapedArray, " ", typeof(1:2:3), " ", summary([1, 2]), " | ", summary(a), " | ", summary(1:3), " | ", summary("text"), " | ", summary(view(a, 1, :)), " | ", summary(Dict(1 => 2)), " | ", summary(zeros(2, 0)), " | ", summary((1, 2)), " | ", summary(fill(1)), " | ", summary(Set([1])), " | ", summary(3))
struct Thing end
(::Thing)(x) = x
named(x) = x
println(named, " ", Thing(), " ", sin, " ", Base.sin, " ", +, " ", typeof(named), " ", [named], " ", (named, 1), " ", Dict(:f => named), " ", "$(named)", " ", string(named), " ", repr(named), " ", nameof(named), " ", ==(1) isa Function, " ", uppercase ∘ strip, " ", !isempty, " ", Base.Iterators, " ", Main, " ", (:a, named))
