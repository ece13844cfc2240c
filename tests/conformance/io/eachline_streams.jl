# Line-oriented work on streams: filters, word counts, groups, pairing of lines, numbers from text.
text = """
alpha 1 2.5
beta 22 -3

gamma 333 1e3
# comment
delta x 7
"""
struct Record; name::String; n::Int; x::Float64; end
function records(io)
    found, errors = Record[], String[]
    for (number, line) in enumerate(eachline(io))
        (isempty(line) || startswith(line, '#')) && continue
        words = split(line)
        n, x = tryparse(Int, words[2]), tryparse(Float64, words[3])
        n === nothing || x === nothing ? push!(errors, "line $number: $(repr(line))") : push!(found, Record(words[1], n, x))
    end
    return found, errors
end
found, errors = records(IOBuffer(text))
foreach(println, found); println(errors)
println(sum(r.n for r in found), " ", maximum(r -> r.x, found), " ", [r.name for r in found if r.x > 0])
counts = Dict{Char, Int}()
for c in text; isletter(c) && (counts[c] = get(counts, c, 0) + 1); end
println(sort(collect(counts); by=p -> (-p.second, p.first))[1:4], " ", count(==('\n'), text), " ", length(split(text, '\n')))
paragraphs(io) = (blocks = [String[]]; for l in eachline(io); isempty(l) ? (isempty(blocks[end]) || push!(blocks, String[])) : push!(blocks[end], l); end; filter(!isempty, blocks))
println(paragraphs(IOBuffer("a\nb\n\n\nc\n\nd")), " ", [length(p) for p in paragraphs(IOBuffer(text))])
wrap(s, width) = foldl((acc, w) -> isempty(acc) ? [w] : length(acc[end]) + length(w) < width ? [acc[1:end-1]; acc[end] * " " * w] : [acc; w], split(s); init=String[])
foreach(l -> println('|', rpad(l, 16), '|'), wrap("the quick brown fox jumps over the lazy dog and sleeps", 16))
println([parse(Int, m.match) for m in eachmatch(r"-?\d+", "1, -2 and 33")], " ", Iterators.partition(eachline(IOBuffer("k1\nv1\nk2\nv2")), 2) |> x -> Dict(a => b for (a, b) in x) |> sort ∘ collect)
out = IOBuffer()
for (i, l) in enumerate(eachline(IOBuffer("x\ny\nz"); keep=true)); print(out, lpad(i, 3), ": ", l); end
println(String(take!(out)), "\n", join(reverse(collect(eachline(IOBuffer("1\n2\n3")))), ","), " ", map(chomp, ["a\n", "b\r\n", "c"]), " ", collect(Iterators.filter(!isempty, eachline(IOBuffer("p\n\nq")))), " ", sum(length, eachline(IOBuffer("ab\nc\n"))), " ", first(eachline(IOBuffer("top\nx"))), " ", Iterators.peel(eachline(IOBuffer("h\nb")))[1])
