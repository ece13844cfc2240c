# Macros that make control structures: unless, until, repeat, case, and a checked block.
macro unless(condition, body)
    :(if !$(esc(condition)); $(esc(body)); end)
end
macro until(condition, body)
    quote
        while true
            $(esc(body))
            $(esc(condition)) && break
        end
    end
end
macro repeat_times(n, body)
    :(for _ in 1:$(esc(n)); $(esc(body)); end)
end
macro match_value(value, block)
    arms = filter(a -> a isa Expr && a.head === :call && a.args[1] === :(=>), block.args)
    v = gensym(:value)
    result = :(nothing)
    for arm in reverse(arms)
        pattern, answer = arm.args[2], arm.args[3]
        test = pattern === :_ ? true : :(isequal($v, $(esc(pattern))))
        result = :($test ? $(esc(answer)) : $result)
    end
    return :(let $v = $(esc(value)); $result; end)
end
macro attempt(ex, fallback = nothing)
    quote
        try
            $(esc(ex))
        catch
            $(esc(fallback))
        end
    end
end
println(@unless(1 > 2, "shown"), " ", @unless(2 > 1, "hidden"))
n = 0
@until n >= 3 begin
    global n += 1
    print(n, " ")
end
println()
log = Int[]
@repeat_times 3 push!(log, length(log))
println(log)
word(k) = @match_value k begin
    1 => "one"
    "two" => 2
    missing => :missing
    _ => "other"
end
println(word.(Any[1, "two", missing, 3.5]))
only_one(k) = @match_value k begin
    1 => "one"
end
println(only_one(1), " ", only_one(2))
println(@attempt(parse(Int, "x"), -1), " ", @attempt(parse(Int, "12")), " ", @attempt(error()))
macro named(exs...)
    pairs = [:($(QuoteNode(ex)) => $(esc(ex))) for ex in exs]
    :([$(pairs...)])
end
a, b = 2, 3
println(@named(a, b, a + b, sqrt(a + 7)))
macro vars(names...)
    Expr(:block, (:($(esc(name)) = $i) for (i, name) in enumerate(names))..., nothing)
end
@vars first_var second_var
println(first_var, second_var)
macro pipe_all(x, fs...)
    foldl((acc, f) -> :($(esc(f))($acc)), fs; init = esc(x))
end
println(@pipe_all(-9.0, abs, sqrt, string), " ", @pipe_all(3))
