# Runs one of bench/classic: classic_time.jl PROGRAM N. Its output, then on standard error the least time of four more runs.
const program = popfirst!(ARGS)
include(joinpath(@__DIR__, "classic", program * ".jl"))
function time_runs(n)
    open("/dev/null", "w") do io
        main(io, n)
        minimum(@elapsed(main(io, n)) for _ in 1:4)
    end
end
println(stderr, 1000 * time_runs(parse(Int, ARGS[1])))
