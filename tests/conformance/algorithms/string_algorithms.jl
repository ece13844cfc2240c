# String algorithms: search, matching brackets, compression, expression conversion, ciphers, distances, formatting.
function kmp(text, pattern)
    p, t = collect(pattern), collect(text)
    fail = zeros(Int, length(p))
    k = 0
    for i in 2:length(p)
        while k > 0 && p[k+1] != p[i]
            k = fail[k]
        end
        p[k+1] == p[i] && (k += 1)
        fail[i] = k
    end
    hits, k = Int[], 0
    for (i, c) in enumerate(t)
        while k > 0 && p[k+1] != c
            k = fail[k]
        end
        p[k+1] == c && (k += 1)
        if k == length(p)
            push!(hits, i - k + 1)
            k = fail[k]
        end
    end
    return hits
end
println(kmp("abababcabab", "abab"), kmp("aaaa", "aa"), kmp("äöüäö", "äö"), kmp("abc", "x"))
function balanced(s)
    closing = Dict(')' => '(', ']' => '[', '}' => '{')
    stack = Char[]
    for c in s
        if c in values(closing)
            push!(stack, c)
        elseif haskey(closing, c)
            (isempty(stack) || pop!(stack) != closing[c]) && return false
        end
    end
    return isempty(stack)
end
println(balanced.(["(a[b]{c})", "([)]", "((", "", "}"]))
function postfix(tokens)
    precedence = Dict("+" => 1, "-" => 1, "*" => 2, "/" => 2, "^" => 3)
    out, ops = String[], String[]
    for t in tokens
        if haskey(precedence, t)
            while !isempty(ops) && ops[end] != "(" && (precedence[ops[end]] > precedence[t] || (precedence[ops[end]] == precedence[t] && t != "^"))
                push!(out, pop!(ops))
            end
            push!(ops, t)
        elseif t == "("
            push!(ops, t)
        elseif t == ")"
            while ops[end] != "("
                push!(out, pop!(ops))
            end
            pop!(ops)
        else
            push!(out, t)
        end
    end
    return [out; reverse(ops)]
end
function rpn(tokens)
    table = Dict("+" => +, "-" => -, "*" => *, "/" => /, "^" => ^)
    stack = Float64[]
    for t in tokens
        haskey(table, t) ? (b = pop!(stack); a = pop!(stack); push!(stack, table[t](a, b))) : push!(stack, parse(Float64, t))
    end
    return only(stack)
end
for e in ("3 + 4 * 2 / ( 1 - 5 ) ^ 2 ^ 3", "1 - 2 - 3", "( 1 + 2 ) * 3")
    p = postfix(split(e))
    println(join(p, " "), " = ", rpn(p))
end
vigenere(text, key; sign = 1) = String([isletter(c) ? 'a' + mod((c - 'a') + sign * (key[mod1(i, end)] - 'a'), 26) : c for (i, c) in enumerate(text)])
println(vigenere("attack at dawn", "lemon"), " ", vigenere(vigenere("attack at dawn", "lemon"), "lemon"; sign = -1), " ", map(c -> isletter(c) ? 'z' - (c - 'a') : c, "hello"))
morse = Dict(zip('a':'z', split(".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..")))
back = Dict(v => k for (k, v) in morse)
code = join([morse[c] for c in "sos julia" if c != ' '], " ")
println(code, " ", join(back[s] for s in split(code)))
hamming(a, b) = length(a) == length(b) ? count(((x, y),) -> x != y, zip(a, b)) : throw(DimensionMismatch("lengths $(length(a)) and $(length(b))"))
println(hamming("GAGCCTACTAACGGGAT", "CATCGTAATGACGGCCT"), " ", try hamming("a", "ab") catch e; e.msg end)
longest_common_prefix(ws) = isempty(ws) ? "" : foldl((p, w) -> p[1:something(findfirst(i -> p[i] != w[i], 1:min(length(p), length(w))), min(length(p), length(w)) + 1)-1], ws)
println(longest_common_prefix(["flower", "flow", "flight"]), "|", longest_common_prefix(["dog", "car"]), "|", longest_common_prefix(["same", "same"]))
expand_palindrome(s) = argmax_by(length, [s[i-k:j+k] for i in eachindex(s) for j in (i, i + 1) for k in 0:min(i - 1, lastindex(s) - j) if j <= lastindex(s) && s[i-k:j+k] == reverse(s[i-k:j+k])])
argmax_by(f, xs) = xs[findmax(map(f, xs))[2]]
println(expand_palindrome("forgeeksskeegfor"), " ", expand_palindrome("abc"))
column_format(rows) = (w = [maximum(length(r[j]) for r in rows) for j in 1:length(rows[1])]; join([join([rpad(r[j], w[j]) for j in eachindex(w)], " | ") |> rstrip for r in rows], "\n"))
println(column_format([["name", "qty", "unit"], ["apples", "12", "kg"], ["figs", "3", ""]]))
justify_money(x) = (s = string(round(Int, 100x)); whole = s[1:end-2]; "\$" * replace(reverse(join(Iterators.partition(reverse(whole), 3) .|> join, ",")), r"^," => "") * "." * s[end-1:end])
println(justify_money(1234567.891), " ", justify_money(999.5), " ", isempty("") ? "empty" : "full")
words_of(n) = n < 20 ? split("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")[n+1] :
    n < 100 ? split("twenty thirty forty fifty sixty seventy eighty ninety")[n÷10-1] * (n % 10 == 0 ? "" : "-" * words_of(n % 10)) :
    n < 1000 ? words_of(n ÷ 100) * " hundred" * (n % 100 == 0 ? "" : " " * words_of(n % 100)) : words_of(n ÷ 1000) * " thousand" * (n % 1000 == 0 ? "" : " " * words_of(n % 1000))
println(words_of.([0, 14, 40, 99, 100, 512, 1000, 12345]))
