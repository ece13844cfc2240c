# SubString: views into a text, with their own indices, equal to strings of the same content.
s = "Ünïcödé text"
v = SubString(s, 1, 7)
println(v, " ", typeof(v), " ", length(v), " ", ncodeunits(v), " ", v.string === s, " ", v.offset)
w = SubString(s, 3)
println(w, " ", SubString(w, 1, 2), " ", typeof(SubString(w, 1, 2)), " ", SubString(s, 4:6) == s[4:6], " ", SubString("abc", 2:1) == "")
println(v == s[1:7], " ", hash(v) == hash(s[1:7]), " ", isequal(v, String(v)), " ", Dict("abc" => 1)[SubString("xabcx", 2, 4)], " ", v < "Z", " ", cmp(v, s))
println(@view(s[4:7]), " ", typeof(@view s[4:7]), " ", (@views s[1:3] * s[end-3:end]))
println(v[1], v[end], " ", v[4:end], " ", thisind(v, 2), " ", nextind(v, 4), " ", isvalid(v, 2), " ", lastindex(v))
println(uppercase(v), " ", reverse(v), " ", v * "!", " ", "$v", " ", split("a b c")[2] * "x", " ", string(v) isa String, " ", String(v) isa String)
println(match(r"(\w+) (\w+)", "one two").captures, " ", typeof(match(r"t", "text").match), " ", parse(Int, SubString("a42", 2)), " ", tryparse(Float64, SubString("1.5x", 1, 3)))
for f in (() -> SubString(s, 2, 4), () -> SubString(s, 1, 100), () -> v[8], () -> v[2], () -> SubString("abc", 0))
    try
        println(f())
    catch e
        println(typeof(e), ": ", sprint(showerror, e))
    end
end
println(occursin(SubString("xtex", 2, 3), s), " ", replace(v, "n" => "N"), " ", collect(SubString("héy", 2)), " ", codeunits(SubString("abc", 2)), " ", pointer(SubString("abc", 2)) isa Ptr{UInt8})
println(join([SubString("abcdef", i, i + 1) for i in 1:2:5], "|"), " ", Symbol(SubString("sym!", 1, 3)), " ", repr(SubString("q\"q", 1, 3)), " ", SubString("abc", 1, 2) in ["ab", "cd"])
