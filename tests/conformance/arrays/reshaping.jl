# reshape, vec, dropdims, permutedims, transposition and what shares memory.
a = collect(1:12)
m = reshape(a, 3, 4)
println(m)
println(reshape(m, 2, :), " ", reshape(m, :), " ", size(reshape(m, 2, 2, :)), " ", size(reshape(a, Val(2))))
m[1, 1] = 100
println(a[1], " ", vec(m) === a, " ", pointer(vec(m)) == pointer(a))
p = permutedims(m)
println(p, " ", size(p))
p[1, 2] = -1
println(m[2, 1])
println(permutedims([1, 2, 3]), " ", size(permutedims(reshape(1:24, 2, 3, 4), (3, 1, 2))))
t = permutedims(reshape(1:8, 2, 2, 2), [2, 3, 1])
println(t[:, :, 1], t[:, :, 2])
println(dropdims(reshape(1:3, 1, 3, 1), dims = (1, 3)), " ", size(dropdims(zeros(2, 1), dims = 2)))
println(rotl90([1 2; 3 4]), rotr90([1 2; 3 4]), rot180([1 2; 3 4]), rotl90([1 2 3; 4 5 6], 3))
println(reverse([1 2; 3 4], dims = 1), reverse([1 2; 3 4], dims = 2))
println(circshift(1:5, 2), circshift([1 2 3; 4 5 6], (1, -1)), circshift(['a', 'b', 'c'], -1))
println(transpose([1 2; 3 4]), [1 + 2im, 3]', transpose([1 + 2im 3]))
println(PermutedDimsArray([1 2 3; 4 5 6], (2, 1)) == [1 4; 2 5; 3 6])
println(repeat(1:2, inner = 2), repeat(1:2, outer = 2), repeat([1 2; 3 4], inner = (1, 2), outer = (2, 1)))
println(reinterpret(UInt8, [0x0102, 0x0304]), " ", reinterpret(Int64, [1.0]), " ", collect(reinterpret(UInt16, UInt8[1, 0, 2, 0])))
for f in (() -> reshape(a, 5, 2), () -> reshape(a, 5, :), () -> permutedims(m, (1, 1)), () -> dropdims(m, dims = 1))
    try
        f()
    catch e
        println(typeof(e), ": ", sprint(showerror, e))
    end
end
