# Files: status, links, permissions, temporary files, walks, paths, environment, redirection.
mktempdir() do dir
    cd(dir) do
        write("g.txt", "AB")
        s = stat("g.txt")
        println(s.size, " ", filesize(s), " ", isfile(s), " ", isdir(s), " ", ispath(stat("none")), " ", isfile("none"))
        println(mtime("g.txt") > 1.0e9, " ", mtime("g.txt") == s.mtime, " ", time() - ctime("g.txt") < 100)
        symlink("g.txt", "l.txt")
        println(islink("l.txt"), " ", islink("g.txt"), " ", readlink("l.txt"), " ", read("l.txt", String))
        println(chmod("g.txt", 0o640), " ", string(filemode("g.txt"), base=8), " ", uperm("g.txt"), " ", operm("g.txt"))
        println(realpath("l.txt") == realpath("g.txt"), " ", basename(realpath("l.txt")))
        println(try realpath("none") catch e typeof(e) end, " ", try rm("none") catch e typeof(e) end)
        mkpath("a/b/c")
        touch("a/one")
        touch("a/b/two")
        for (root, folders, files) in walkdir("a")
            println(root, " ", folders, " ", files)
        end
        for (root, folders, files) in walkdir("a"; topdown=false)
            println(root, " ", folders, " ", files)
        end
        path, io = mktemp(pwd())
        write(io, "temporary")
        close(io)
        println(dirname(path) == pwd(), " ", read(path, String))
        println(mktemp((p, f) -> (print(f, "x"); flush(f); (isfile(p), filesize(p))), pwd()))
        println(isdir(mktempdir(pwd(); prefix="my_")), " ", startswith(basename(mktempdir(pwd(); prefix="my_")), "my_"))
        open("out.txt", "w") do f
            redirect_stdout(f) do
                println("hidden")
                print([1, 2])
            end
        end
        println(repr(read("out.txt", String)))
        redirect_stdout(() -> println("gone"), devnull)
        write("in.txt", "first\nsecond\n")
        open("in.txt") do f
            redirect_stdin(f) do
                println(readline(), "|", readlines())
            end
        end
        print(devnull, 1, "a")
        println(write(devnull, "abc"), " ", eof(devnull))
        rm("a"; recursive=true)
        println(isdir("a"))
    end
end
println(relpath("/a/b", "/a/c"), " ", relpath("/a", "/a"), " ", relpath("/a/b/c", "/a"), " ", splitdrive("/a"))
println(expanduser("~/x") == joinpath(homedir(), "x"), " ", expanduser("a"), " ", isdirpath("/a/"), " ", isdirpath("/a"))
println(withenv("LIB_A" => "1", "HOME" => nothing) do
    (ENV["LIB_A"], haskey(ENV, "HOME"))
end)
println(haskey(ENV, "LIB_A"), " ", haskey(ENV, "HOME"))
ENV["LIB_B"] = "5"
println(("LIB_B" => "5") in collect(ENV), " ", pop!(ENV, "LIB_B"), " ", get(ENV, "LIB_B", nothing), " ", length(ENV) > 0)
println(try ENV["LIB_B"] catch e e end)
println(getpid() > 1, " ", gethostname() isa String, " ", isinteractive())
