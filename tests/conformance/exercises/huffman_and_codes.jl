# Algorithms: Huffman codes, run lengths in bits, base 64 by hand, checksums, Gray code, bit tricks.
abstract type Code end
struct Leaf <: Code; symbol::Char; weight::Int end
struct Fork <: Code; left::Code; right::Code; weight::Int end
function huffman(text)
    counts = Dict{Char, Int}()
    foreach(c -> counts[c] = get(counts, c, 0) + 1, text)
    forest = Code[Leaf(c, n) for (c, n) in sort(collect(counts); by = p -> (p.second, p.first))]
    while length(forest) > 1
        sort!(forest; by = t -> t.weight)
        a, b = popfirst!(forest), popfirst!(forest)
        push!(forest, Fork(a, b, a.weight + b.weight))
    end
    return forest[1]
end
codes(t::Leaf, prefix = "") = Dict(t.symbol => prefix)
codes(t::Fork, prefix = "") = merge(codes(t.left, prefix * "0"), codes(t.right, prefix * "1"))
function decode(tree, bits)
    out, node = Char[], tree
    for b in bits
        node = b == '0' ? node.left : node.right
        if node isa Leaf
            push!(out, node.symbol)
            node = tree
        end
    end
    return String(out)
end
text = "abracadabra alakazam"
tree = huffman(text)
table = codes(tree)
bits = join(table[c] for c in text)
println(length(bits), " ", decode(tree, bits) == text, " ", tree.weight, " ", length(table['a']) <= length(table['z']), " ", sum(2.0^-length(c) for c in values(table)))
const alphabet = ['A':'Z'; 'a':'z'; '0':'9'; '+'; '/']
function base64(data)
    out = IOBuffer()
    for chunk in Iterators.partition(data, 3)
        n = foldl((acc, b) -> acc << 8 | b, chunk; init = 0) << 8(3 - length(chunk))
        for k in 0:3
            print(out, k <= length(chunk) ? alphabet[(n>>(18-6k)&63)+1] : '=')
        end
    end
    return String(take!(out))
end
println([base64(codeunits(s)) for s in ("", "f", "fo", "foo", "Hello, wörld!")])
gray(n) = n ⊻ (n >> 1)
ungray(g) = (n = 0; while g != 0; n ⊻= g; g >>= 1; end; n)
println([string(gray(n), base = 2, pad = 3) for n in 0:7], " ", all(ungray(gray(n)) == n for n in 0:100), " ", all(count_ones(gray(n) ⊻ gray(n + 1)) == 1 for n in 0:50))
fletcher(bytes) = foldl(((a, b), x) -> ((a + x) % 255, (b + a + x) % 255), bytes; init = (0, 0))
function crc8(bytes)
    crc = 0x00
    for b in bytes
        crc ⊻= b
        for _ in 1:8
            crc = crc & 0x80 != 0 ? (crc << 1) ⊻ 0x07 : crc << 1
        end
    end
    return crc
end
println(fletcher(b"abcde"), " ", crc8(b"123456789"), " ", string(crc8(UInt8[]), base = 16), " ", reduce(⊻, [3, 5, 3]), " ", foldl((h, c) -> (33h + Int(c)) % 2^32, "hash"; init = 5381))
println(count_ones(255), leading_zeros(UInt8(1)), trailing_zeros(8), " ", bitstring(0x0f), " ", 6 & 3, 6 | 3, 6 ⊻ 3, ~0, " ", -8 >> 1, " ", -8 >>> 60, " ", 1 << 10, " ", bitrotate(0x81, 1), " ", bswap(0x0102), " ", [k for k in 0:7 if 0xa5 >> k & 1 == 1], " ", reverse(digits(10; base = 2)), " ", parse(Int, "1010"; base = 2), " ", ispow2(64), iseven(7))
swap_bits(n, i, j) = n >> i & 1 == n >> j & 1 ? n : n ⊻ (1 << i | 1 << j)
powerset(v) = [[v[i] for i in eachindex(v) if mask >> (i - 1) & 1 == 1] for mask in 0:2^length(v)-1]
println(powerset([:a, :b, :c]), " ", swap_bits(0b1100, 0, 3))
