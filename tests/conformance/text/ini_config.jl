# A configuration format: sections, typed values, comments, includes of defaults, and errors with line numbers.
struct ParseError <: Exception; line::Int; message::String; end
Base.showerror(io::IO, e::ParseError) = print(io, "line ", e.line, ": ", e.message)
function value(s)
    s in ("true", "yes", "on") && return true
    s in ("false", "no", "off") && return false
    n = tryparse(Int, s); n === nothing || return n
    x = tryparse(Float64, s); x === nothing || return x
    startswith(s, '"') && endswith(s, '"') && length(s) > 1 && return unescape_string(s[2:end-1])
    return occursin(',', s) ? [value(strip(p)) for p in split(s, ',')] : String(s)
end
function ini(text)
    sections, current = Dict{String, Dict{String, Any}}(), "main"
    for (n, raw) in enumerate(eachline(IOBuffer(text)))
        line = strip(replace(raw, r"[;#].*" => ""))
        isempty(line) && continue
        m = match(r"^\[(\w+)\]$", line)
        m === nothing || (current = m[1]; get!(sections, current, Dict()); continue)
        '=' in line || throw(ParseError(n, "expected key = value, got $(repr(String(line)))"))
        key, v = strip.(split(line, '='; limit=2))
        isempty(key) && throw(ParseError(n, "empty key"))
        get!(sections, current, Dict())[key] = value(v)
    end
    return sections
end
c = ini("name = demo\n; comment\n[server]\nport = 8080 # default\nhost = \"local\\thost\"\nratio=0.5\n\n[flags]\ndebug = yes\nlist = 1, two, 3.5\nempty =\n")
for s in sort(collect(keys(c))), k in sort(collect(keys(c[s]))); println(s, '.', k, " = ", repr(c[s][k]), " ", typeof(c[s][k])); end
for bad in ("x = 1\noops", "= 5", "[a]\n[b c]"); try ini(bad) catch e println(sprint(showerror, e)) end; end
defaults = Dict("server" => Dict{String, Any}("port" => 80, "tls" => false)); merged = mergewith(merge, defaults, c); println(sort(collect(merged["server"]); by=first), " ", get(get(merged, "nope", Dict()), "x", "fallback"))
write_ini(io, c) = for s in sort(collect(keys(c))); println(io, '[', s, ']'); for (k, v) in sort(collect(c[s]); by=first); println(io, k, " = ", v isa Vector ? join(v, ", ") : v isa String && any(isspace, v) ? repr(v) : v); end; end
text = sprint(write_ini, c); print(text); println(ini(text) == c)
