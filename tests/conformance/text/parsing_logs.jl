# Reading log lines into records, filtering and grouping them, and reporting with counts and durations.
log = """
2024-05-06 10:00:00 INFO  web: GET /index 200 12ms
2024-05-06 10:00:01 WARN  db: slow query 340ms
2024-05-06 10:00:02 ERROR web: GET /missing 404 3ms
garbage line
2024-05-06 10:00:05 INFO  web: POST /form 200 45ms
2024-05-06 10:00:09 ERROR db: connection lost
"""
pattern = r"^(?<date>\S+) (?<time>\S+) (?<level>[A-Z]+)\s+(?<source>\w+): (?<text>.*)$"
struct Entry; time::String; level::Symbol; source::String; text::String; end
parsed = [(m = match(pattern, l); m === nothing ? l : Entry(m["time"], Symbol(m["level"]), m["source"], m["text"])) for l in split(log, '\n'; keepempty=false)]
entries = Entry[e for e in parsed if e isa Entry]; rejected = [e for e in parsed if !(e isa Entry)]
println(length(entries), " ", rejected, " ", entries[1])
counts = Dict{Symbol, Int}(); foreach(e -> counts[e.level] = get(counts, e.level, 0) + 1, entries); println(sort(collect(counts)))
println([e.text for e in entries if e.level === :ERROR], " ", unique(e.source for e in entries), " ", [parse(Int, m[1]) for e in entries for m in eachmatch(r"(\d+)ms", e.text)])
seconds(t) = foldl((s, x) -> 60s + parse(Int, x), split(t, ':'); init=0); println(seconds(entries[end].time) - seconds(entries[1].time), " ", maximum(diff([seconds(e.time) for e in entries])))
for s in sort(unique(e.source for e in entries)); es = filter(e -> e.source == s, entries); println(rpad(s, 5), length(es), " ", join([string(e.level)[1] for e in es])); end
requests = [(m[1], m[2], parse(Int, m[3])) for e in entries for m in (match(r"(GET|POST) (\S+) (\d+)", e.text),) if m !== nothing]; println(requests, " ", count(r -> r[3] >= 400, requests), " ", Dict(r[2] => r[1] for r in requests)["/form"])
