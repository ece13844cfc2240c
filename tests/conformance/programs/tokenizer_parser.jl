# A calculator: tokens, a recursive descent parser, a tree, evaluation with variables and functions, errors.
struct Token
    kind::Symbol
    text::String
    position::Int
end
struct SyntaxProblem <: Exception
    message::String
    position::Int
end
Base.showerror(io::IO, e::SyntaxProblem) = print(io, e.message, " at ", e.position)
function tokenize(text)
    patterns = [:number => r"^\d+(\.\d+)?", :name => r"^[a-z]\w*"i, :operator => r"^[-+*/^()=,]", :space => r"^\s+"]
    tokens, at = Token[], 1
    while at <= ncodeunits(text)
        rest = SubString(text, at)
        hit = findfirst(p -> occursin(p.second, rest), patterns)
        hit === nothing && throw(SyntaxProblem("unexpected '$(first(rest))'", at))
        kind, pattern = patterns[hit]
        piece = match(pattern, rest).match
        kind == :space || push!(tokens, Token(kind, piece, at))
        at += ncodeunits(piece)
    end
    return push!(tokens, Token(:end, "", at))
end
abstract type Node end
struct Num <: Node; value::Float64 end
struct Var <: Node; name::String end
struct Op <: Node; op::Char; args::Vector{Node} end
struct Call <: Node; name::String; args::Vector{Node} end
struct Assign <: Node; name::String; value::Node end
mutable struct Parser
    tokens::Vector{Token}
    at::Int
end
peek_text(p) = p.tokens[p.at].text
next!(p) = (p.at += 1; p.tokens[p.at-1])
expect!(p, text) = peek_text(p) == text ? next!(p) : throw(SyntaxProblem("expected '$text'", p.tokens[p.at].position))
function parse_text(text)
    p = Parser(tokenize(text), 1)
    tree = length(p.tokens) > 2 && p.tokens[2].text == "=" ? (name = next!(p).text; next!(p); Assign(name, sum_of(p))) : sum_of(p)
    p.tokens[p.at].kind == :end || throw(SyntaxProblem("unexpected '$(peek_text(p))'", p.tokens[p.at].position))
    return tree
end
function left_chain(p, operators, part)
    left = part(p)
    while peek_text(p) in operators
        left = Op(only(next!(p).text), [left, part(p)])
    end
    return left
end
sum_of(p) = left_chain(p, ("+", "-"), product)
product(p) = left_chain(p, ("*", "/"), power)
function power(p)
    base = unary(p)
    peek_text(p) == "^" || return base
    next!(p)
    return Op('^', [base, power(p)])
end
unary(p) = peek_text(p) == "-" ? (next!(p); Op('-', [unary(p)])) : atom(p)
function atom(p)
    t = next!(p)
    t.kind == :number && return Num(parse(Float64, t.text))
    if t.text == "("
        inner = sum_of(p)
        expect!(p, ")")
        return inner
    elseif t.kind == :name
        peek_text(p) == "(" || return Var(t.text)
        next!(p)
        args = Node[sum_of(p)]
        while peek_text(p) == ","
            next!(p)
            push!(args, sum_of(p))
        end
        expect!(p, ")")
        return Call(t.text, args)
    end
    throw(SyntaxProblem(t.kind == :end ? "unexpected end" : "unexpected '$(t.text)'", t.position))
end
const operations = Dict{Char, Function}('+' => +, '-' => -, '*' => *, '/' => /, '^' => ^)
const functions = Dict{String, Function}("sqrt" => sqrt, "max" => max, "abs" => abs)
value(n::Num, env) = n.value
value(n::Var, env) = get(() -> throw(KeyError(n.name)), env, n.name)
value(n::Op, env) = operations[n.op](map(a -> value(a, env), n.args)...)
value(n::Call, env) = functions[n.name](map(a -> value(a, env), n.args)...)
value(n::Assign, env) = env[n.name] = value(n.value, env)
write(n::Num) = isinteger(n.value) ? string(Int(n.value)) : string(n.value)
write(n::Var) = n.name
write(n::Op) = length(n.args) == 1 ? "($(n.op)$(write(n.args[1])))" : "($(write(n.args[1])) $(n.op) $(write(n.args[2])))"
write(n::Call) = string(n.name, "(", join(write.(n.args), ", "), ")")
write(n::Assign) = string(n.name, " = ", write(n.value))
env = Dict("pi" => 3.14)
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "8 / 4 / 2", "x = 3 + 4", "x * x - 1", "max(1, x, 2.5) + sqrt(16)", "2 * pi", "1 +", "(1", "1 % 2", "y + 1", "nope(1)", "1 2", "abs(-3, )"]
    try
        tree = parse_text(line)
        println(rpad(line, 26), write(tree), " => ", value(tree, env))
    catch err
        println(rpad(line, 26), sprint(showerror, err))
    end
end
