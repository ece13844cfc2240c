# Version numbers: parsing, order with pre-releases and builds, parts, printing and ranges in use.
v = v"1.2.3-rc.1+build.5"
println(v, " ", v.major, v.minor, v.patch, " ", v.prerelease, " ", v.build, " ", VersionNumber(1, 2), " ", VersionNumber("2"), " ", v"1" == v"1.0.0", " ", repr(v), " ", typeof(v), " ", VersionNumber(1, 2, 3, ("a", 1), ("b",)))
list = [v"1.0.0", v"1.0.0-alpha", v"0.9.9", v"1.0.0-alpha.1", v"1.0.0-beta", v"1.10.0", v"1.9.0", v"1.0.0+b1", v"1.0.0-rc.1"]
println(sort(list)); println(maximum(list), " ", v"1.2" < v"1.10", " ", v"1.0.0-" < v"1.0.0-alpha", " ", v"1.0.0" < v"1.0.0+b", " ", v"2.0" > v"1.99.99", " ", isless(v"1", v"2"), " ", v"1.1" <= v"1.1.0", " ", cmp(v"1", v"2"))
for s in ("1.2.3", "v1.4", "1.x", "", "1.2.3.4", "1.2-dev", "-1", " 1.0")
    println(rpad(repr(s), 12), tryparse(VersionNumber, s))
end
try
    VersionNumber("bad")
catch e
    println(typeof(e), " ", sprint(showerror, e))
end
compatible(a, b) = a.major == b.major && (a.major > 0 || a.minor == b.minor) && a >= b; println([compatible(a, v"1.2.0") for a in (v"1.2.0", v"1.3.5", v"1.1.9", v"2.0.0")], " ", compatible(v"0.2.5", v"0.2.1"), compatible(v"0.3.0", v"0.2.1"))
println("$(v"3.4")", " ", string(v"1.0.0-x"), " ", Dict(v"1.0" => :one)[v"1"], " ", hash(v"1.0") == hash(v"1.0.0"), " ", VERSION > v"1", " ", Base.thispatch(v"1.2.3-a"), Base.nextpatch(v"1.2.3"), Base.nextminor(v"1.2.3"), Base.nextmajor(v"1.2.3"), Base.thisminor(v"1.2.3"), " ", extrema(list), " ", unique([v"1", v"1.0"]), " ", convert(VersionNumber, "1.5"), " ", VersionNumber(1))
