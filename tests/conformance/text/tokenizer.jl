# A calculator: tokens by a regular expression, a tree by recursive descent, evaluation with variables and errors.
struct Token; kind::Symbol; text::String; at::Int; end
Base.show(io::IO, t::Token) = print(io, t.kind, '(', t.text, ')')
const PATTERN = r"(?<number>\d+(?:\.\d+)?)|(?<name>[a-z]\w*)|(?<op>\*\*|[-+*/()=,])|(?<space>\s+)|(?<bad>.)"
function tokens(s)
    found = Token[]
    for m in eachmatch(PATTERN, s)
        kind = first(k for k in ("number", "name", "op", "space", "bad") if m[k] !== nothing)
        kind == "bad" && error("unexpected $(repr(m.match)) at $(m.offset)")
        kind == "space" || push!(found, Token(Symbol(kind), m.match, m.offset))
    end
    return found
end
println(tokens("3.5*(x + 2) ** y"))
abstract type Node end
struct Num <: Node; value::Float64; end
struct Var <: Node; name::String; end
struct Op <: Node; f::Function; sign::String; args::Vector{Node}; end
const LEVELS = [Dict("+" => +, "-" => -), Dict("*" => *, "/" => /), Dict("**" => ^)]
const FUNCTIONS = Dict("sqrt" => sqrt, "max" => max, "abs" => abs)
peek_is(ts, texts...) = !isempty(ts) && ts[1].text in texts
function parse_level(ts, k=1)
    k > length(LEVELS) && return parse_atom(ts)
    left = parse_level(ts, k + 1)
    while !isempty(ts) && haskey(LEVELS[k], ts[1].text)
        t = popfirst!(ts)
        left = Op(LEVELS[k][t.text], t.text, [left, parse_level(ts, t.text == "**" ? k : k + 1)])
    end
    return left
end
function parse_atom(ts)
    isempty(ts) && error("unexpected end")
    t = popfirst!(ts)
    t.kind == :number && return Num(parse(Float64, t.text))
    t.text == "-" && return Op(-, "-", [parse_atom(ts)])
    if t.text == "("
        x = parse_level(ts); peek_is(ts, ")") || error("missing )"); popfirst!(ts)
        return x
    elseif t.kind == :name && peek_is(ts, "(")
        args = Node[]; popfirst!(ts)
        while !peek_is(ts, ")"); push!(args, parse_level(ts)); peek_is(ts, ",") && popfirst!(ts); end
        popfirst!(ts)
        return Op(get(() -> error("no function $(t.text)"), FUNCTIONS, t.text), t.text, args)
    end
    return t.kind == :name ? Var(t.text) : error("unexpected $(t.text) at $(t.at)")
end
value(n::Num, env) = n.value
value(n::Var, env) = get(() -> error("no variable $(n.name)"), env, n.name)
value(n::Op, env) = n.f((value(a, env) for a in n.args)...)
Base.show(io::IO, n::Num) = print(io, n.value)
Base.show(io::IO, n::Var) = print(io, n.name)
Base.show(io::IO, n::Op) = print(io, '(', n.sign, ' ', join(n.args, ' '), ')')
env = Dict("x" => 4.0, "pi" => 3.0)
for s in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-x + 10 / 4", "sqrt(x) * max(1, 2, x)", "8 - 3 - 2", "1 +", "y * 2", "3 ? 4", "(1", "foo(1)", ") 2")
    try
        tree = parse_level(tokens(s)); println(rpad(s, 24), tree, " = ", value(tree, env))
    catch e
        println(rpad(s, 24), "error: ", e.msg)
    end
end
