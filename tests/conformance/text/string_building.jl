# Ways to build text: interpolation, string, join, repeat, print to buffers, comprehension, and in-place bytes.
name, n, xs = "Ada", 3, [1.5, 2.0]
println("$name has $n items: $(join(xs, " and ")), $(n > 2 ? "many" : "few"), $(length(xs))×, $("nested $(name[1])"), $(2n), $name's, \$5, $(xs[end])%")
println(string("a", 1, 'b', 2.5, :c, nothing, true, [1], (1, "x")), " ", string(), " ", string("one"), " ", *("x", "y", 'z'), " ", "ab"^3, " ", repeat("=", 5), " ", repeat(['a', 'b'], 2) |> String, " ", prod(["p", "q"]), " ", reduce(*, ["r", "s"]; init=">"))
buffer = IOBuffer()
for i in 1:3
    print(buffer, i, i < 3 ? ", " : "\n")
end
write(buffer, "raw"); print(buffer, ' ', 'c', 0x41, "é"); println(String(take!(buffer)))
println(sprint() do io
    for w in ("x", "y"); print(io, '<', w, '>'); end
end, " ", sprint(show, "q"), " ", sprint((io, a, b) -> print(io, b, a), 1, 2))
println(String([Char(96 + i) for i in 1:5]), " ", String(UInt8[72, 105]), " ", join(c^2 for c in "abc"), " ", String(reverse(collect("abc"))), " ", string(['a', 'b']...), " ", join(sort(collect("hello"))), " ", join(uppercase(c) for c in "mix" if c != 'i'), " ", String(filter(!=(UInt8('b')), codeunits("abc"))), " ", map(c -> c == 'a' ? 'A' : c, "banana"))
diamond(n) = join([lpad('*'^(2k - 1), n + k - 1) for k in [1:n; n-1:-1:1]], '\n')
println(diamond(3)); println(join([join([lpad(i * j, 3) for j in 1:5]) for i in 1:3], "\n"))
fizz(i) = (s = (i % 3 == 0 ? "Fizz" : "") * (i % 5 == 0 ? "Buzz" : ""); isempty(s) ? string(i) : s); println(join(fizz.(1:15), ' '))
verse(k) = k == 0 ? "no bottles" : k == 1 ? "1 bottle" : "$k bottles"; foreach(k -> println(uppercasefirst(verse(k)), " of milk"), 2:-1:0)
template = "Dear {who}, you owe {sum}."; println(replace(template, r"\{(\w+)\}" => m -> string(Dict("{who}" => "Bob", "{sum}" => 12.5)[m])))
ordinal(n) = string(n, n % 100 in 11:13 ? "th" : get(Dict(1 => "st", 2 => "nd", 3 => "rd"), n % 10, "th")); println(join(ordinal.([1, 2, 3, 4, 11, 12, 21, 102, 113]), ' '))
words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]; println(join([words[d+1] for d in reverse(digits(2048))], '-'), " ", join(lowercase.(split("HelloBigWorld", r"(?=[A-Z])"; keepempty=false)), '_'), " ", join(uppercasefirst.(split("some_snake_name", '_'))))
v = Vector{UInt8}("mutable"); v[1] = UInt8('M'); reverse!(v, 2); println(String(v), " ", isempty(v), " ", String(copy(codeunits("kept"))), " ", transcode(String, UInt8[0x68, 0x69]), " ", transcode(UInt16, "é😀"), " ", transcode(String, UInt16[0x00e9]))
