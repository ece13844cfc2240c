# Stateful iterators: consuming step by step, peeking, mixing for loops, reading tokens.
s = Iterators.Stateful("abcdef")
println(popfirst!(s), peek(s), popfirst!(s), " ", isempty(s), " ", collect(Iterators.take(s, 2)), " ", join(s), " ", isempty(s))
try
    popfirst!(s)
catch e
    println(typeof(e))
end
println(peek(Iterators.Stateful(Int[])) === nothing)
numbers = Iterators.Stateful(1:10)
evens = Int[]
for n in numbers
    n == 4 && break
    push!(evens, 2n)
end
println(evens, " then ", collect(numbers))
function tokens(text)
    out = String[]
    cs = Iterators.Stateful(text)
    while !isempty(cs)
        c = popfirst!(cs)
        if isdigit(c)
            t = string(c)
            while !isempty(cs) && isdigit(peek(cs))
                t *= popfirst!(cs)
            end
            push!(out, t)
        elseif !isspace(c)
            push!(out, string(c))
        end
    end
    return out
end
println(tokens("12+(345 - 6)*78"))
a = Iterators.Stateful([1, 2, 3, 4, 5, 6])
println(sum(Iterators.take(a, 2)), " ", sum(Iterators.take(a, 2)), " ", collect(a))
pairs_of(v) = (it = Iterators.Stateful(v); [(x, popfirst!(it)) for x in it])
println(pairs_of(1:6))
