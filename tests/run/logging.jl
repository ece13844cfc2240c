# Loggers and levels. Places are cut from what is printed.
using Logging
x = 5
shown(io) = print(replace(String(take!(io)), r"@ Main \S*:\d+" => "@ Main FILE"))
io = IOBuffer()
with_logger(SimpleLogger(io)) do
    @info "a" x
    @warn "b\nc"
    @debug "d"
    @logmsg Logging.LogLevel(500) "level"
end
shown(io)
with_logger(ConsoleLogger(io, Logging.Debug)) do
    @debug "dbg" x
    @info "i"
    @info "several" m=[1 2; 3 4] s="str" t=(1, 2) n=nothing
    @warn "w" _module=nothing _file="f" _line=3
    @error "bad" exception=ErrorException("boom")
    for i in 1:3
        @info "limited" i maxlog=2
    end
end
shown(io)
with_logger(() -> @error("no"), NullLogger())
println(Logging.Info, " ", Logging.LogLevel(-5), " ", Logging.Warn > Logging.Info, " ", Logging.Info + 5)

struct Collector <: AbstractLogger
    records::Vector{Any}
end
Logging.min_enabled_level(::Collector) = Logging.Debug
Logging.shouldlog(::Collector, level, mod, group, id) = group !== :skip
Logging.handle_message(l::Collector, level, message, mod, group, id, file, line; options...) =
    push!(l.records, (level, message, mod, group, basename(file), line, (; options...)))
l = Collector([])
with_logger(l) do
    @info "m" a=1 x
    @debug :sym _group=:g
    @info "x" _group=:skip
end
foreach(println, l.records)
old = global_logger(l)
@info "global"
global_logger(old)
println(length(l.records), " ", current_logger() isa ConsoleLogger)
with_logger(ConsoleLogger(IOContext(io, :color => true))) do
    @warn "coloured"
    @info "two"
end
println(replace(repr(String(take!(io))), r"@ Main [^\\]*:\d+" => "@ Main FILE"))
with_logger(ConsoleLogger(io)) do
    @info error("no message")
end
println(split(String(take!(io)), " in module")[1])
printstyled(IOContext(stdout, :color => true), "a\nb"; color=:red, bold=true)
printstyled(IOContext(stdout, :color => true), 1, 'b'; underline=true, color=12)
printstyled("plain\n"; color=:blue)
