# A string type of the user's own: what it needs, and what it then gets from the generic functions.
struct Ascii <: AbstractString
    bytes::Vector{UInt8}
end
Ascii(s::String) = all(isascii, s) ? Ascii(Vector{UInt8}(s)) : throw(ArgumentError("not ASCII: $(repr(s))"))
Base.ncodeunits(s::Ascii) = length(s.bytes)
Base.codeunit(::Ascii) = UInt8
Base.codeunit(s::Ascii, i::Integer) = s.bytes[i]
Base.isvalid(s::Ascii, i::Integer) = 1 <= i <= length(s.bytes)
Base.iterate(s::Ascii, i::Int=1) = i > length(s.bytes) ? nothing : (Char(s.bytes[i]), i + 1)
s = Ascii("Hello, World")
println(s, " ", repr(s), " ", length(s), " ", s[1], s[end], " ", s[1:5], " ", typeof(s[1:5]), " ", s == "Hello, World", " ", "Hello, World" == s, " ", s < "I", " ", hash(s) == hash("Hello, World"), " ", isempty(s), " ", lastindex(s))
println(uppercase(s), " ", lowercase(s), " ", s * "!", " ", s^2, " ", split(s, ", "), " ", replace(s, "World" => "There"), " ", occursin("World", s), " ", findfirst('W', s), " ", findfirst("lo", s), " ", startswith(s, "Hell"), " ", endswith(s, 'd'), " ", first(s, 3), " ", last(s, 3))
println(collect(s)[1:3], " ", [c for c in s if isuppercase(c)], " ", map(c -> c + 1, s), " ", filter(isletter, s), " ", count(==('l'), s), " ", join([s, "x"], '-'), " ", "$s?", " ", string(s) isa String, " ", String(s), " ", Symbol(s), " ", strip(Ascii("  a ")), "|", lpad(Ascii("7"), 3, '0'), " ", parse(Int, Ascii("42")), " ", SubString(s, 8, 12), " ", typeof(SubString(s, 8)))
println(eachindex(s) == 1:12, " ", nextind(s, 3), prevind(s, 3), thisind(s, 5), " ", codeunits(s)[1:2], " ", chop(s), " ", chomp(Ascii("a\n")), " ", titlecase(Ascii("ab cd")), " ", match(r"W\w+", String(s)).match, " ", Dict("Hello, World" => 1)[s], " ", sort([Ascii("b"), Ascii("a")]), " ", cmp(s, "Hello"), " ", isascii(s), " ", s in ["x", "Hello, World"], " ", unescape_string(Ascii("a\\tb")) |> repr)
for f in (() -> Ascii("é"), () -> s[20], () -> s[0:3], () -> convert(Ascii, "x"))
    try
        println(f())
    catch e
        println(typeof(e))
    end
end
