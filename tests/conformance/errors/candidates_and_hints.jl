# The closest candidates below a MethodError, without their files.
function report(f)
    try
        f()
    catch err
        for line in split(sprint(showerror, err), '\n')
            text = split(line, " at /")[1]
            startswith(strip(text), "@") || isempty(text) || println(text)
        end
    end
    println("--")
end
measure(x::Float64, unit::String) = 2
report(() -> measure(1.5))
report(() -> measure(1.5, :cm))
report(() -> measure(1, "m", 2))
report(() -> measure())
scaled(x::String; scale::Int = 1) = 3
report(() -> scaled("a", scale = 2, extra = 1))
report(() -> scaled(1))
struct Pairing{A, B}
    a::A
    b::Vector{B}
end
report(() -> Pairing(1, 2))
combine(a::T, b::T) where {T<:Real} = a + b
report(() -> combine(1, 2.5))
report(() -> combine("a", "b"))
both(x::Vector{<:Integer}, t::Tuple{Int, String}) = x
report(() -> both([1], (1, 2)))
report(() -> both([1.5], (1, "a")))
