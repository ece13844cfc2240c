# Dotted assignment: whole arrays, parts, conditions, fields, dictionaries of arrays, nested dots and in-place fusion.
a = collect(1.0:6.0)
a[2:3] .= 0
a[a .== 0] .= -1
a[[1, 6]] .*= 10
a[end] += 0.5
println(a)
m = zeros(Int, 3, 3)
m[1, :] .= 1:3
m[:, 3] .+= 10
m[2:3, 1:2] .= [5 6; 7 8]
m[m .> 7] .÷= 2
println(m)
m[:, 1] .= m[:, 2] .- m[:, 3]
@. m += 1
@. m[1, :] = abs(m[2, :]) * 2
println(m)
d = Dict(:x => [1, 2], :y => [3, 4])
d[:x] .+= d[:y]
d[:y][1] *= 100
println(d[:x], d[:y])
mutable struct State
    pos::Vector{Float64}
    vel::Vector{Float64}
end
s = State([0.0, 0.0], [1.0, 2.0])
for _ in 1:3
    s.pos .+= 0.5 .* s.vel
    @. s.vel = s.vel * 0.5 - 0.1
end
println(round.(s.pos, digits = 4), " ", round.(s.vel, digits = 4))
v = @view a[1:2:end]
v .= 7
println(a)
x, y = [1, 2, 3], [10, 20, 30]
x .+= y
y .-= x .* 2
println(x, y)
z = x
z .= 1
z = z .+ 1
println(x, z)
b = trues(3)
b .&= [true, false, true]
b .= .!b
println(b)
w = [[1, 2], [3, 4]]
w .= [[0]]
println(w, w[1] === w[2])
n = [1, 2, 3, 4]
n .= ifelse.(isodd.(n), n .* 100, n)
n .= clamp.(n, 3, 150)
println(n, n .= reverse(n), n .= 5)
q = zeros(2, 2)
q .= [1, 2]
q .+= [10 20]
println(q, " ", q .= 1:2, " ", broadcast!(*, q, q, 2), " ", (q[:, 1] .= 0), " ", q)
