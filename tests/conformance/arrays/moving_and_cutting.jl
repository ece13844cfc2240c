# circshift, rotations, reversal, repetition, partition and windows over vectors and matrices.
v = collect(1:6)
println(circshift(v, 2), circshift(v, -1), circshift(v, 6), circshift(v, 7), reverse(v), reverse(v, 2, 4), v[[2:end; 1]], [v[end]; v[1:end-1]])
m = reshape(1:6, 2, 3)
println(circshift(m, (1, 0)), circshift(m, (0, 1)), circshift(m, 1), rotl90(m), rotr90(m), rot180(m), rotl90(m, 2) == rot180(m), rotr90(m, -1) == rotl90(m), reverse(m, dims = 1), reverse(vec(m)))
println(repeat(v[1:2], 2), repeat(v[1:2], inner = 2), repeat([1 2], 2), repeat([1 2], 1, 2), repeat("ab", 2), repeat(['x'], 3), repeat([1, 2], inner = 2, outer = 2), fill(v[1:2], 2))
windows(v, n) = [v[i:i+n-1] for i in 1:length(v)-n+1]
println(windows(v, 3), collect.(Iterators.partition(v, 4)), [v[i:2:end] for i in 1:2], v[1:end÷2], v[end÷2+1:end], first(collect(Iterators.partition(v, 2))))
println(vcat(v[5:6], v[1:4]), hcat(v[1:3], v[4:6]), vec([v[1:3] v[4:6]]'), permutedims(m), permutedims(reshape(1:8, 2, 2, 2), (3, 2, 1))[:, :, 1], dropdims(m[1:1, :], dims = 1), diff(v), diff([1 4; 9 16], dims = 1))
a = [1, 2, 3, 4, 5]
a[1:2], a[4:5] = a[4:5], a[1:2]
println(a, a[end:-1:1], a[1:2:end], a[[true, false, true, false, true]], a[2:end-1], a[begin:begin+1], a[[end, 1]], a[:], view(a, 2:3) .* 10)
rotate!(v, k) = (reverse!(v, 1, k); reverse!(v, k + 1, length(v)); reverse!(v))
println(rotate!(collect(1:7), 3), circshift!(similar(a), a, 1), circshift(["a", "b"], 1), circshift("abc" |> collect, 1) |> join, reverse("héllo"), reverse((1, 2)), reverse(1:3), reverse([1 2; 3 4], dims = 2))
zigzag = [(i, j - i) for j in 2:5 for i in 1:j-1 if i <= 2 && j - i <= 3]
println(zigzag, [m[i, j] for (i, j) in zigzag], [m[i] for i in eachindex(m) if isodd(m[i])], CartesianIndices(m)[4], LinearIndices(m)[2, 2])
