# Indented reports printed by recursion over nested data, and JSON text written and read by hand.
data = Dict("name" => "Widget", "tags" => ["a", "b"], "dims" => (w=2, h=3.5), "parts" => [Dict("id" => 1), Dict("id" => 2, "extra" => nothing)], "ok" => true, "none" => missing)
report(io, x, depth=0) = println(io, "  "^depth, repr(x))
report(io, x::AbstractDict, depth=0) = for k in sort(collect(keys(x))); println(io, "  "^depth, k, ":"); report(io, x[k], depth + 1); end
report(io, x::AbstractVector, depth=0) = for (i, v) in enumerate(x); println(io, "  "^depth, "- ", i); report(io, v, depth + 1); end
report(io, x::NamedTuple, depth=0) = for (k, v) in pairs(x); print(io, "  "^depth, k, " = "); println(io, v); end
report(stdout, data)
json(io, x::AbstractString) = (print(io, '"'); escape_string(io, x); print(io, '"'))
json(io, x::Union{Real, Bool}) = print(io, x)
json(io, ::Union{Nothing, Missing}) = print(io, "null")
json(io, x::Symbol) = json(io, string(x))
json(io, x) = (print(io, '['); for (i, v) in enumerate(x); i > 1 && print(io, ','); json(io, v); end; print(io, ']'))
function json(io, x::Union{AbstractDict, NamedTuple})
    print(io, '{')
    for (i, (k, v)) in enumerate(sort(collect(pairs(x)); by=string ∘ first))
        i > 1 && print(io, ',')
        json(io, string(k)); print(io, ':'); json(io, v)
    end
    print(io, '}')
end
text = sprint(json, data); println(text)
mutable struct Reader; s::String; i::Int; end
skip_blank(r) = while r.i <= ncodeunits(r.s) && isspace(r.s[r.i]); r.i += 1; end
function value(r)
    skip_blank(r)
    c = r.s[r.i]
    if c == '{' || c == '['
        r.i += 1
        found = c == '{' ? Dict{String, Any}() : Any[]
        while true
            skip_blank(r)
            r.s[r.i] in "]}" && (r.i += 1; return found)
            r.s[r.i] == ',' && (r.i += 1; continue)
            c == '[' ? push!(found, value(r)) : (k = value(r); skip_blank(r); r.i += 1; found[k] = value(r))
        end
    end
    m = match(r"\"((?:[^\"\\]|\\.)*)\"|true|false|null|-?[\d.]+(?:e[-+]?\d+)?", r.s, r.i)
    m.offset == r.i || error("unexpected $(repr(c)) at $(r.i)")
    r.i += ncodeunits(m.match)
    m[1] === nothing || return unescape_string(m[1])
    return m.match == "true" ? true : m.match == "false" ? false : m.match == "null" ? nothing : something(tryparse(Int, m.match), tryparse(Float64, m.match), missing)
end
back = value(Reader(text, 1))
println(back["tags"], " ", back["dims"], " ", back["parts"][2], " ", back["ok"], " ", typeof(back["dims"]["h"]), " ", sprint(json, back) == text)
for bad in ("[1, ?]", "{\"a\": x}")
    try
        value(Reader(bad, 1))
    catch e
        println(sprint(showerror, e))
    end
end
