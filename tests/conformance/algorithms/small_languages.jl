# Small interpreters: a Lisp, a stack language, a pattern matcher, JSON-like writing and reading, templates.
tokens(s) = split(replace(replace(s, "(" => " ( "), ")" => " ) "))
function read_form!(ts)
    t = popfirst!(ts)
    if t == "("
        form = Any[]
        while ts[1] != ")"
            push!(form, read_form!(ts))
        end
        popfirst!(ts)
        return form
    end
    n = tryparse(Int, t)
    return n === nothing ? Symbol(t) : n
end
struct Lambda
    params::Vector
    body
    env::Dict{Symbol, Any}
end
run(x::Int, env) = x
run(s::Symbol, env) = haskey(env, s) ? env[s] : haskey(env, :__outer) ? run(s, env[:__outer]) : error("unbound ", s)
function run(form::Vector, env)
    head = form[1]
    head === :define && return env[form[2]] = run(form[3], env)
    head === :if && return run(run(form[2], env) != false ? form[3] : form[4], env)
    head === :lambda && return Lambda(form[2], form[3], env)
    head === :begin && return foldl((_, f) -> run(f, env), form[2:end]; init = nothing)
    f, args = run(head, env), [run(a, env) for a in form[2:end]]
    f isa Lambda || return f(args...)
    return run(f.body, Dict{Symbol, Any}(:__outer => f.env, (p => a for (p, a) in zip(f.params, args))...))
end
env = Dict{Symbol, Any}(:+ => +, :- => -, :* => *, :< => <, :(==) => ==, :list => (xs...) -> collect(xs), :sum => sum)
lisp(s) = run(read_form!(tokens(s)), env)
lisp("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))")
lisp("(define make_adder (lambda (k) (lambda (x) (+ x k))))")
println(lisp("(fact 10)"), " ", lisp("((make_adder 5) 37)"), " ", lisp("(begin (define y 3) (* y y))"), " ", lisp("(list 1 (+ 1 1) (sum (list 1 2)))"), " ", read_form!(tokens("(a (b 1) c)")), " ", try lisp("(nope 1)") catch e; e.msg end)

function forth(program)
    stack, words, out = Int[], Dict{String, Vector{String}}(), String[]
    queue = String.(split(lowercase(program)))
    while !isempty(queue)
        w = popfirst!(queue)
        if w == ":"
            name = popfirst!(queue)
            body = queue[1:findfirst(==(";"), queue)-1]
            words[name] = body
            deleteat!(queue, 1:length(body)+1)
        elseif haskey(words, w)
            prepend!(queue, words[w])
        elseif tryparse(Int, w) !== nothing
            push!(stack, parse(Int, w))
        elseif w in ("+", "-", "*", "/")
            b, a = pop!(stack), pop!(stack)
            push!(stack, w == "+" ? a + b : w == "-" ? a - b : w == "*" ? a * b : a ÷ b)
        elseif w == "dup"
            push!(stack, stack[end])
        elseif w == "swap"
            stack[end-1:end] = reverse(stack[end-1:end])
        elseif w == "."
            push!(out, string(pop!(stack)))
        else
            return "unknown word $w"
        end
    end
    return stack, join(out, " ")
end
println(forth("1 2 + 4 *"), " ", forth(": square dup * ; 7 square . 2 3 swap - ."), " ", forth(": a 1 + ; : b a a ; 5 b"), " ", forth("1 foo"))

write_json(x::AbstractDict) = "{" * join(["$(write_json(string(k))):$(write_json(v))" for (k, v) in sort(collect(x); by = first)], ",") * "}"
write_json(x::Union{AbstractVector, Tuple}) = "[" * join(write_json.(collect(x)), ",") * "]"
write_json(x::AbstractString) = "\"" * escape_string(x) * "\""
write_json(x::Symbol) = write_json(string(x))
write_json(x::Union{Real, Bool}) = string(x)
write_json(::Nothing) = "null"
text = write_json(Dict("b" => [1, 2.5, nothing, true], "a" => Dict(:k => "say \"hi\"\n"), "c" => ()))
println(text)
mutable struct Reader; s::String; i::Int end
skip!(r) = while r.i <= ncodeunits(r.s) && isspace(r.s[r.i]); r.i += 1; end
expect!(r, c) = (skip!(r); r.s[r.i] == c || error("expected $c at $(r.i)"); r.i = nextind(r.s, r.i))
peek!(r) = (skip!(r); r.s[r.i])
function read_json!(r)
    c = peek!(r)
    if c == '{' || c == '['
        expect!(r, c)
        close = c == '{' ? '}' : ']'
        items = Any[]
        while peek!(r) != close
            isempty(items) || expect!(r, ',')
            key = c == '{' ? (k = read_json!(r); expect!(r, ':'); k) : nothing
            push!(items, c == '{' ? key => read_json!(r) : read_json!(r))
        end
        expect!(r, close)
        return c == '{' ? Dict{String, Any}(items) : items
    elseif c == '"'
        stop = findnext(r"(?<!\\)\"", r.s, r.i + 1).start
        value = unescape_string(r.s[r.i+1:prevind(r.s, stop)])
        r.i = stop + 1
        return value
    end
    m = match(r"(true|false|null|-?\d+(?:\.\d+)?)", r.s, r.i)
    m === nothing && error("unexpected $c at $(r.i)")
    r.i = m.offset + ncodeunits(m.match)
    return m.match == "null" ? nothing : m.match in ("true", "false") ? m.match == "true" : '.' in m.match ? parse(Float64, m.match) : parse(Int, m.match)
end
value = read_json!(Reader(text, 1))
println(value["b"], " ", value["a"]["k"] |> repr, " ", value["c"], " ", write_json(value) == text, " ", try read_json!(Reader("[1 2]", 1)) catch e; e.msg end, " ", read_json!(Reader(" [ ] ", 1)))
render(template, data) = replace(template, r"\{\{(\w+)\}\}" => m -> string(get(data, Symbol(m[3:end-2]), "?")))
println(render("Dear {{name}}, you owe {{sum}} {{what}}.", (name = "Bo", sum = 12.5)))
