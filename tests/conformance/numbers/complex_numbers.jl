# Complex numbers: parts, arithmetic, functions, polar form, comparison and printing.
z, w = 3 + 4im, 1.0 - 2im
println(z, " ", w, " ", z + w, " ", z * w, " ", z / w, " ", z - 2, " ", 2z, " ", -z, " ", z^2, " ", z^-1, " ", conj(z), " ", inv(w), " ", z \ w)
println(real(z), imag(z), reim(z), " ", abs(z), " ", abs2(z), " ", angle(1im), " ", typeof(z), " ", typeof(w), " ", typeof(1 // 2 + 1im), " ", Complex(1, 2.5), " ", complex(3), " ", Complex{Float32}(1), " ", im, " ", 2im^2, " ", im * im)
println(sqrt(-1 + 0im), " ", exp(im * π), " ", cis(0), " ", log(Complex(-1)), " ", (1 + im)^2, " ", (2 + 0im)^0.5, " ", sin(1im), " ", cosh(1.0im), " ", tanh(0.5 + 0.5im), " ", sqrt(3 + 4im), " ", exp(1 + 1im))
println(z == 3 + 4im, " ", z == 3, " ", 3 + 0im == 3, " ", 1 + 0im == 1.0, " ", isreal(3 + 0im), isreal(z), " ", isequal(0.0 + 0im, -0.0 + 0im), " ", hash(2 + 0im) == hash(2), " ", iszero(0im), isone(1 + 0im), " ", isinteger(2 + 0im), " ", isfinite(Inf + 1im), isnan(NaN * im), isinf(complex(1, -Inf)))
println(1 + 1im * 0.0, " ", complex(1, -0.0), " ", complex(NaN, Inf), " ", complex(-Inf, -NaN), " ", Complex(true, false), " ", Complex{Int8}(1, -2), " ", 1.5f0 + 2im, " ", big(1) + 2im, " ", complex(1 // 2, -1 // 3))
println(round(1.26 + 2.74im; digits=1), " ", round(1.5 - 2.5im), " ", float(z), " ", convert(ComplexF64, z), " ", Int(3 + 0im), " ", real(Complex{Int8}), " ", complex(Float32), " ", widen(ComplexF32), " ", zero(z), one(w), " ", typeof(zero(1.0im)))
v = [1 + im, 2.0, 3im]
println(v, " ", eltype(v), " ", sum(v), " ", prod(v), " ", abs.(v), " ", conj(v), " ", real(v), imag(v), " ", v == conj(conj(v)))
println([1 + 2im 3; 4im 0], " ", [1 + 2im 3]', " ", string(1 - im), " ", repr(1im), " ", "$(2 + 3im)!", " ", :(1 + 2im), " ", 3(2 + im), " ", 2im, " ", parse(ComplexF64, "1.5-2im"), " ", parse(Complex{Int}, "3+1im"), " ", tryparse(ComplexF64, "abc"))
for f in (() -> z < w, () -> Int(z), () -> Float64(1.5im), () -> sqrt(-1), () -> log(-1.0), () -> (-8)^(1 / 3), () -> convert(Int, 1 + 1im), () -> maximum([z, w]))
    try
        println(f())
    catch e
        println(typeof(e), " ", e isa MethodError ? e.f : sprint(showerror, e))
    end
end
show(stdout, "text/plain", [1 + 2im, 0.5im, -1]); println()
polar(r, θ) = r * cis(θ)
roots_of_unity(n) = [cispi(2k / n) for k in 0:n-1]
println(round(abs(polar(2, 1)); digits=12), " ", round.(roots_of_unity(4); digits=12), " ", round(abs(sum(roots_of_unity(5))); digits=12), " ", round.([angle(polar(3, t)) for t in (-3.0, 0.5)]; digits=10))
mandel(c, n=50) = (z = zero(c); for k in 1:n; abs2(z) > 4 && return k; z = z^2 + c; end; n)
println([mandel(complex(x, 0.5)) for x in -1.5:0.5:0.5])
