# Generating text: HTML escaping and tags, CSV rows, SQL-like inserts, boxes, bars, and tables in Markdown.
escape_html(s) = replace(string(s), '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;")
tag(name, body...; attributes...) = string('<', name, [" $k=\"$(escape_html(v))\"" for (k, v) in attributes]..., '>', body..., "</", name, '>')
println(tag(:p, "a & b" |> escape_html; class="x<y", id=3)); println(tag("ul", [tag("li", i) for i in 1:3]...))
csv_cell(x) = (s = string(x); any(in(",\"\n"), s) ? "\"" * replace(s, "\"" => "\"\"") * "\"" : s)
csv(io, rows) = foreach(r -> println(io, join(csv_cell.(r), ',')), rows); csv(stdout, [("id", "name"), (1, "Smith, J"), (2, "say \"hi\""), (3, nothing)])
function parse_csv(line)
    cells, cell, quoted = String[], IOBuffer(), false
    chars = Iterators.Stateful(line)
    for c in chars
        if c == '"' && quoted && peek(chars) == '"'
            print(cell, popfirst!(chars))
        elseif c == '"'
            quoted = !quoted
        elseif c == ',' && !quoted
            push!(cells, String(take!(cell)))
        else
            print(cell, c)
        end
    end
    return push!(cells, String(take!(cell)))
end
println(parse_csv("a,\"b,c\",\"d \"\"e\"\"\",,f"), " ", parse_csv(""), " ", parse_csv("x"))
function markdown_table(headings, rows; align=fill(:left, length(headings)))
    cells = [string.(headings), (collect(string.(r)) for r in rows)...]; widths = [maximum(textwidth(r[k]) for r in cells) for k in eachindex(headings)]
    pad(s, k) = align[k] == :right ? lpad(s, widths[k]) : rpad(s, widths[k]); line(r) = string("| ", join([pad(r[k], k) for k in eachindex(r)], " | "), " |")
    return join([line(cells[1]); string('|', join([a == :right ? '-'^(w + 1) * ":" : ":" * '-'^(w + 1) for (a, w) in zip(align, widths)], '|'), '|'); line.(cells[2:end])], '\n')
end
println(markdown_table(["name", "n"], [("ab", 1), ("é", 200)]; align=[:left, :right]))
box(s) = (ls = split(s, '\n'); w = maximum(length, ls); join(["┌" * "─"^(w + 2) * "┐"; ["│ " * rpad(l, w) * " │" for l in ls]; "└" * "─"^(w + 2) * "┘"], '\n')); println(box("two\nlines here"))
sql(table; kw...) = "INSERT INTO $table ($(join(keys(kw), ", "))) VALUES ($(join([v isa AbstractString ? "'$(replace(v, "'" => "''"))'" : v === nothing ? "NULL" : string(v) for v in values(kw)], ", ")));"; println(sql("users"; name="O'Neil", age=5, note=nothing))
bars(d; width=10) = foreach(((k, v),) -> println(lpad(k, 4), " ", '█'^round(Int, width * v / maximum(last, d)), " ", v), d); bars(["a" => 3, "bb" => 10, "c" => 7])
indent(s, n) = join([isempty(l) ? l : ' '^n * l for l in split(s, '\n')], '\n'); println(indent("if x\n\n  y\nend", 4)); println(repr(replace("Hi {{name}}, {{ n }} new", r"\{\{\s*(\w+)\s*\}\}" => m -> Dict("name" => "Al", "n" => "3")[strip(m, ['{', '}', ' '])])), " ", join(["$k=$v" for (k, v) in (; q="a b", p=2) |> pairs], '&'))
