# Names of files as text: joining, splitting, normal forms, relative and absolute ones, extensions.
println(joinpath("a", "b", "c.txt"), " ", joinpath("a/", "b"), " ", joinpath("a", "/b", "c"), " ", joinpath("", "x"), " ", joinpath("x", ""), " ", joinpath(["p", "q"]...), " ", joinpath("~", "f"))
for p in ("/data/me/file.tar.gz", "file", "dir/", ".hidden", "a/.b.c", "/", "", "a//b", "../x.jl", "x.")
    println(rpad(repr(p), 24), " ", repr(dirname(p)), " ", repr(basename(p)), " ", splitdir(p), " ", splitext(p), " ", splitpath(p == "" ? "." : p), " ", isabspath(p), " ", splitdrive(p)[1] == "")
end
for p in ("a/../b", "./a/./b/", "/../x", "a//b///c", "..", "", "a/b/../../..", "/a/b/..", "x/.")
    println(rpad(repr(p), 18), repr(normpath(p)))
end
println(normpath("a", "..", "b"), " ", relpath("/a/b/c", "/a/d"), " ", relpath("/a/b", "/a/b"), " ", relpath("/x", "/x/y/z"), " ", relpath("a/b", "a"), " ", abspath("/a/../b"), " ", abspath("x") == joinpath(pwd(), "x"), " ", abspath("a", "b") == joinpath(pwd(), "a", "b"))
println(expanduser("~/x") == joinpath(homedir(), "x"), " ", expanduser("a~b"), " ", contractuser(joinpath(homedir(), "y")), " ", isabspath(homedir()), " ", isdirpath("a/"), isdirpath("a"), isdirpath("."), " ", Base.Filesystem.path_separator)
files = ["src/main.jl", "README.md", "src/lib/util.jl", "test/run.jl", "data.csv"]
by_ext = Dict{String, Vector{String}}()
for f in files
    push!(get!(by_ext, splitext(f)[2], String[]), f)
end
println(sort(collect(by_ext); by=first), " ", [first(splitpath(f)) for f in files], " ", filter(endswith(".jl"), basename.(files)), " ", unique(dirname.(files)))
common(a, b) = joinpath([x for (x, y) in zip(splitpath(a), splitpath(b)) if x == y]...)
println(common("/usr/lib/x", "/usr/lib/y/z"), " ", replace("a/b/c", '/' => '\\'), " ", string(splitext("archive.tar.gz")[1], ".zip"), " ", joinpath(splitpath("/a/b/c")...) == "/a/b/c", " ", basename(@__FILE__), " ", isfile(@__FILE__), " ", basename(PROGRAM_FILE), " ", @__LINE__, " ", isabspath(@__DIR__))
for bad in (() -> joinpath(), () -> splitpath(""), () -> relpath(""), () -> relpath("a\0b"))
    try
        println(repr(bad()))
    catch e
        println(typeof(e))
    end
end
