# Byte indices of a text with characters of one to four bytes: what is valid, what comes next, what throws.
s = "aé∀😀z"
println(length(s), " ", ncodeunits(s), " ", sizeof(s), " ", lastindex(s), " ", firstindex(s))
for i in 1:ncodeunits(s)
    println(i, " valid=", isvalid(s, i), " thisind=", thisind(s, i), " next=", nextind(s, i), " prev=", prevind(s, i))
end
println(collect(eachindex(s)), " ", collect(pairs(s)))
println(nextind(s, 0), " ", nextind(s, 1, 2), " ", nextind(s, 0, 3), " ", prevind(s, 11, 2), " ", prevind(s, 12, 5))
println(s[1], s[2], s[end], " ", s[1:4], " ", s[[1, 2, 4]], " ", s[end:end] isa String)
println(length(s, 1, 4), " ", length(s, 2, 3), " ", length(s, 5, 4))
println(codeunit(s), " ", codeunit(s, 2), " ", codeunits(s)[2:3], " ", typeof(codeunits(s)))
println(checkbounds(Bool, s, 11), " ", checkbounds(Bool, s, 12), " ", get(s, 100, 'x'), " ", get(s, 2, 'x'))
for f in (() -> s[3], () -> s[20], () -> s[0], () -> nextind(s, 12), () -> prevind(s, 0), () -> s[1:3], () -> s[5:2])
    try
        println(repr(f()))
    catch e
        println(typeof(e), ": ", sprint(showerror, e))
    end
end
println(first(s), last(s), " ", first(s, 3), " ", last(s, 2), " ", first(s, 0) == "", " ", chop(s), " ", chop(s; head=2, tail=1))
