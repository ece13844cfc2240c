# A grey image worked on with broadcasting: fused loops, in place, with views, tuples, scalars and own functions.
image = [(3i + 5j) % 16 for i in 1:5, j in 1:6]
clampbyte(x) = clamp(round(Int, x), 0, 15)
brighter = clampbyte.(1.5 .* image .+ 1)
println(size(image), " ", extrema(image), " ", extrema(brighter), " ", typeof(brighter))
threshold = image .> 7
println(threshold isa BitMatrix, " ", count(threshold), " ", sum(image[threshold]), " ", any(threshold .& (image .== 8)))
inverse = 15 .- image
println(all(inverse .+ image .== 15), " ", (inverse .- image)[1, :])
mean_row = sum(image, dims = 1) ./ size(image, 1)
centred = image .- mean_row
println(mean_row, " ", all(abs.(sum(centred, dims = 1)) .< 1e-12))
gradient = image[2:end, :] .- image[1:end-1, :]
println(gradient[:, 1], " ", size(gradient))
weights = [1, 2, 1]
blurred = copy(image) .+ 0.0
for j in axes(image, 2)
    @views blurred[2:end-1, j] .= (image[1:end-2, j] .+ 2 .* image[2:end-1, j] .+ image[3:end, j]) ./ 4
end
println(blurred[:, 2], " ", blurred[1, :] == image[1, :])
palette = collect(" .:-=+*#%@")
for line in eachrow(image)
    println(join(palette[div.(line .* 9, 15) .+ 1]))
end
table = image[1:3, 1] .* image[1, 1:4]'
println(table, " ", (1:3) .+ (10:10:30)', " ", [1, 2] .=> ["a" "b"])
@. blurred = sqrt(abs(blurred)) + image^2 * 0.5
println(round.(blurred[1, 1:3], digits = 3))
brighter .= ifelse.(brighter .> 10, 10, brighter)
brighter[1, :] .= 0
brighter[:, 1] .+= 1:5
println(brighter[:, 1], " ", maximum(brighter), " ", brighter[1, :])
println(string.([1, 2], "-", ("a", "b")), " ", (1, 2) .+ 1, " ", max.([1, 5], 3), " ", Ref([1, 2]) .== [[1, 2], [3]])
println(broadcast(+, 1:2, [10 20]), " ", map(+, 1:2, [10, 20]), " ", (x -> x^2).(1:3), " ", Float32.([1, 2]))
println(.!threshold[1, 1:3], " ", .-[1, 2], " ", [1 2] .^ [1, 2], " ", 2 .^ (0:4), " ", isempty.([[], [1]]))
println(try [1, 2] .+ [1, 2, 3] catch e; sprint(showerror, e) end)
println(in.([1, 5], Ref(1:3)), " ", getindex.([[1, 2], [3, 4]], 2), " ", get.(Ref(Dict(1 => 'x')), 1:2, '-'), " ", "abc" .* ["d", "e"])
struct Pixel
    v::Int
end
Base.broadcastable(p::Pixel) = Ref(p)
Base.:+(a::Int, p::Pixel) = a + p.v
println([1, 2] .+ Pixel(5), " ", tuple.(1:2, 'a'), " ", identity.(3), " ", fill(1, 2) .+ missing |> x -> ismissing.(x))
