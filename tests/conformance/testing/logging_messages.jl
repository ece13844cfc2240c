# Logging: messages, levels and values as a logger of one's own receives them, filtering, nested loggers.
using Logging
struct Collector <: AbstractLogger
    records::Vector{Any}
    level::LogLevel
end
Collector(level = Logging.Info) = Collector([], level)
Logging.min_enabled_level(c::Collector) = c.level
Logging.shouldlog(::Collector, level, _module, group, id) = true
Logging.catch_exceptions(::Collector) = false
Logging.handle_message(c::Collector, level, message, _module, group, id, file, line; kw...) =
    push!(c.records, (level, string(message), sort([k => v for (k, v) in kw]; by = first)))
c = Collector()
with_logger(c) do
    x = 42
    @info "started"
    @warn "careful" x reason = "none"
    @error "failed $(x + 1)" exception = ErrorException("e")
    @debug "not kept"
    @logmsg Logging.Info "plain"
    @info "several values" a = 1 b = [1, 2] c = nothing
end
foreach(println, c.records)
d = Collector(Logging.Debug)
calls = Ref(0)
with_logger(d) do
    @debug "kept now" n = (calls[] += 1)
    with_logger(c) do
        @debug "skipped" n = (calls[] += 100)
        @info "inner"
    end
    @info "outer"
end
println(calls[], " ", [r[2] for r in d.records], " ", c.records[end][2], " ", length(c.records))
println(Logging.Debug < Logging.Info < Logging.Warn < Logging.Error, " ", Logging.Info + 1, " ", LogLevel(0) == Logging.Info, " ", LogLevel(-1000))
buffer = IOBuffer()
with_logger(SimpleLogger(buffer, Logging.Warn)) do
    @info "below the level"
    @warn "written"
end
text = String(take!(buffer))
println(occursin("Warning: written", text), " ", occursin("below", text))
with_logger(NullLogger()) do
    @error "nowhere"
end
println(current_logger() isa AbstractLogger, " ", with_logger(() -> current_logger() === c, c))
old = global_logger(Collector())
@info "to the new global one"
println(length(global_logger().records), " ", global_logger(old) isa Collector)
