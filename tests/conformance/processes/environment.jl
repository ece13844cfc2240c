# ENV, ARGS, the working folder and facts about the machine, in a way that does not depend on it.
#@ args: alpha --flag=3 beta
println(ARGS, " ", length(ARGS), " ", eltype(ARGS), " ", basename(PROGRAM_FILE), " ", isinteractive())
options = Dict(split(a[3:end], '='; limit=2) |> Tuple |> t -> t[1] => t[2] for a in ARGS if startswith(a, "--")); println(options, " ", [a for a in ARGS if !startswith(a, '-')])
ENV["CONF_X"] = "one"; println(ENV["CONF_X"], " ", haskey(ENV, "CONF_X"), " ", get(ENV, "CONF_NONE", "default"), " ", get(() -> "called", ENV, "CONF_NONE"), " ", pop!(ENV, "CONF_X"), " ", haskey(ENV, "CONF_X"))
println(withenv("CONF_Y" => "two", "CONF_Z" => nothing) do; (ENV["CONF_Y"], haskey(ENV, "CONF_Z")); end, " ", haskey(ENV, "CONF_Y"), " ", get!(ENV, "CONF_W", "set"), " ", delete!(ENV, "CONF_W") === ENV, " ", "CONF_W" in keys(ENV), " ", ENV isa AbstractDict, " ", eltype(ENV), " ", all(p -> p isa Pair{String, String}, ENV))
ENV["CONF_N"] = 5; println(ENV["CONF_N"], " ", typeof(ENV["CONF_N"]), " ", parse(Int, ENV["CONF_N"]) + 1, " ", tryparse(Bool, get(ENV, "CONF_DEBUG", "false")))
try
    ENV["CONF_MISSING"]
catch e
    println(typeof(e), " ", sprint(showerror, e))
end
println(Sys.iswindows(), " ", Sys.islinux() || Sys.isapple(), " ", Sys.isunix(), " ", Sys.KERNEL isa Symbol, " ", Sys.WORD_SIZE, " ", Sys.CPU_THREADS >= 1, " ", Sys.total_memory() > 0, " ", Sys.which("sh") !== nothing, " ", Sys.which("no-such-program") === nothing, " ", isfile(Sys.which("ls")), " ", getpid() > 0, " ", gethostname() isa String, " ", isdir(homedir()), " ", isdir(tempdir()))
here = pwd(); cd("/"); println(pwd()); cd(here); println(pwd() == here, " ", cd(pwd, "/usr"), " ", pwd() == here, " ", isabspath(pwd()), " ", VERSION isa VersionNumber, " ", VERSION >= v"1.0", " ", time() > 1e9, " ", time_ns() isa UInt64, " ", @elapsed(1 + 1) >= 0, " ", (@timed 2 + 2).value, " ", @isdefined(here), " ", @isdefined(nowhere), " ", nameof(@__MODULE__), " ", @__FILE__() == abspath(@__FILE__))
atexit(() -> println("leaving")); atexit(() -> println("leaving first")); println("end of the program")
