# Folders: making, listing, walking, copying, moving and removing; temporary names and properties of entries.
root = mktempdir()
cd(root)
mkdir("a"); mkpath("a/b/c"); mkpath("a/b/c"); touch("a/f1"); write("a/b/f2", "two"); write("a/b/c/f3", "three")
println(readdir(), " ", readdir("a"), " ", readdir("a"; join=true), " ", isdir("a/b"), isfile("a/b"), isdir("zz"), " ", sort(readdir("a/b"; sort=false)))
for (dir, dirs, files) in walkdir("a")
    println(dir, " ", dirs, " ", files)
end
println([joinpath(d, f) for (d, _, fs) in walkdir("."; topdown=false) for f in fs], " ", first(walkdir("a/b/c")))
cp("a/b", "copy"); println(sort(readdir("copy")), " ", read("copy/c/f3", String)); cp("a/f1", "f1copy"); mv("copy/f2", "moved"); println(readdir("copy"), " ", isfile("moved"), " ", filesize("moved"))
cp("moved", "f1copy"; force=true); println(read("f1copy", String), " ", mv("f1copy", "moved"; force=true), " ", readdir())
symlink("moved", "link"); println(islink("link"), " ", readlink("link"), " ", isfile("link"), " ", read("link", String), " ", realpath("link") == realpath("moved"), " ", isfile(lstat("link")), " ", islink("moved"))
rm("link"); rm("a"; recursive=true); rm("absent"; force=true); println(readdir(), " ", basename(pwd()) == basename(root))
for f in (() -> rm("copy"), () -> mkdir("copy"), () -> cp("moved", "copy"), () -> rm("gone"), () -> mkpath("moved/x"))
    try
        f(); println("done")
    catch e
        println(typeof(e))
    end
end
path, io = mktemp(); println(isfile(path), " ", write(io, "tmp"), " ", isopen(io)); close(io); rm(path)
println(mktemp() do p, f; write(f, "x"); flush(f); filesize(p); end, " ", mktempdir(d -> isdir(d)), " ", startswith(tempname(), tempdir()), " ", !ispath(tempname()), " ", mktempdir(; prefix="pre_") |> basename |> startswith("pre_"))
s = stat("moved"); println(s.size, " ", isfile(s), isdir(s), " ", s.mtime > 0, " ", mtime("moved") == s.mtime, " ", filemode("moved") & 0o777 == s.mode & 0o777, " ", ispath("copy"), " ", Base.samefile("moved", "./moved"))
chmod("moved", 0o600); println(string(filemode("moved") & 0o777; base=8), " ", filesize("moved"), " ", isfifo("moved"), issocket("moved"), ischardev("/dev/null"), isblockdev("moved"), ismount("/"))
cd("copy") do; touch("new"); println(readdir()); end
println(readdir("copy"), " ", length(collect(walkdir("."))), " ", sum(filesize(joinpath(d, f)) for (d, _, fs) in walkdir(".") for f in fs))
cd(tempdir()); rm(root; recursive=true); println(ispath(root))
