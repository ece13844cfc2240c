# Paths, files and folders.
println(joinpath("a", "b", "c.txt"), " ", joinpath("a/", "/b"), " ", splitdir("/x/y.jl"), basename("/a/b"), dirname("/a"), dirname("a"), " ", splitext("a/b.tar.gz"), splitext(".x"), " ", normpath("/a/../b/./c//d"), " ", isabspath("/a"), splitpath("/a/b"))
mktempdir() do dir
    path = joinpath(dir, "one.txt")
    println(isfile(path), ispath(dir), isdir(dir))
    write(path, "hello\nworld\n")
    println(isfile(path), filesize(path), readdir(dir), read(path, String) |> length)
    cp(path, joinpath(dir, "two.txt")); mkpath(joinpath(dir, "p", "q")); touch(joinpath(dir, "p", "q", "z"))
    println(readdir(dir), readlines(joinpath(dir, "two.txt")))
    mv(joinpath(dir, "two.txt"), joinpath(dir, "three.txt")); rm(path)
    println(readdir(dir), try rm(path); catch e; e isa Base.IOError end)
    cd(dir) do; println(basename(pwd()) == basename(dir), isdir("p"), abspath("p") == joinpath(pwd(), "p")); end
end
