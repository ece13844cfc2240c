# Splitting and joining: delimiters of each kind, limits, what becomes of empty parts.
show(split("a, b,,c", ",")); println()
show(split("a, b,,c", ','; keepempty=false)); println()
show(split("  leading and  trailing ")); println()
show(split("  x y "; keepempty=true)); println()
show(split("a=b=c", "="; limit=2)); println()
show(rsplit("a=b=c", "="; limit=2)); println()
show(rsplit("2020-01-02", '-')); println()
show(split("a1b22c333", r"\d+")); println()
show(split("a1b22c333", isdigit)); println()
show(split("k:v;w", [':', ';'])); println()
show(split("k:v;w", (':', ';'); limit=2)); println()
show(split("", ",")); show(split("", ","; keepempty=false)); show(split("")); println()
show(split("abc", "")); show(split("héé", "")); println()
show(split("one two three four", limit=3)); show(rsplit("one two three four"; limit=2)); println()
println(join(1:4, ", "), "|", join(["a", "b", "c"], ", ", " and "), "|", join(("x", "y"), "-", "+"), "|", join([], ","), "|", join(["solo"], ",", "&"))
println(join("abc", '.'), "|", join(Any[1, 'c', "s", 2.5, nothing, :sym]), "|", sprint(join, [1, 2], ";"))
println(typeof(split("a b")[1]), " ", typeof(join(split("a b"), "_")), " ", eltype(split("a b")))
text = """
    name = Ada
    born = 1815
    # note
    field = mathematics
    """
pairs_found = Dict{String, String}()
for line in split(text, '\n'; keepempty=false)
    startswith(line, '#') && continue
    key, value = strip.(split(line, '='; limit=2))
    pairs_found[key] = value
end
println(sort(collect(pairs_found)))
println(split("a\tb\nc\r\nd\u00a0e"), " ", split("a||b||c", "||"), " ", collect(eachline(IOBuffer("p\nq\n"))))
println(map(String, split("3.14,2.72", ',')) isa Vector{String}, " ", parse.(Float64, split("3.14,2.72", ',')))
