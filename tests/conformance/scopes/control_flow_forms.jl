# Control flow: if chains, ternaries, short circuits, loops with break and continue, several iterators, goto.
grade(s) = if s >= 90
    'A'
elseif s >= 80
    'B'
elseif s >= 70
    'C'
else
    'F'
end
println(map(grade, [95, 85, 75, 10]))
sign_word(n) = n > 0 ? "positive" : n < 0 ? "negative" : "zero"
println(join(sign_word.([3, -3, 0]), " "))
trace = []
check(v, tag) = (push!(trace, tag); v)
check(false, 1) && check(true, 2)
check(true, 3) || check(true, 4)
check(true, 5) && check(false, 6) || check(true, 7)
check(false, 8) & check(true, 9)
println(trace)
outer_log = []
for i in 1:3, j in 1:3
    j == 2 && continue
    i == 3 && break
    push!(outer_log, (i, j))
end
println(outer_log)
nested = []
for i in 1:3
    for j in 1:3
        j > i && break
        push!(nested, 10i + j)
    end
end
println(nested)
n, steps = 27, 0
while n != 1
    global n = iseven(n) ? n ÷ 2 : 3n + 1
    global steps += 1
end
println(steps)
function first_divisor(n)
    d = 2
    while true
        d * d > n && return n
        n % d == 0 && return d
        d += 1
    end
end
println(first_divisor.([15, 49, 13, 2]))
function retry()
    attempts = 0
    @label again
    attempts += 1
    if attempts < 3
        @goto again
    end
    return attempts
end
println(retry())
function find_in(m, x)
    for i in axes(m, 1), j in axes(m, 2)
        if m[i, j] == x
            @goto found
        end
    end
    return "absent"
    @label found
    return "present"
end
println(find_in([1 2; 3 4], 3), " ", find_in([1 2; 3 4], 9))
for (i, c) in enumerate("añb"), k in 1:2
    print(i, c, k, " ")
end
println()
for (k, v) in sort(collect(Dict(:b => 2, :a => 1)))
    print(k, v, ";")
end
for i in 10:-3:1 print(i, ",") end
for x in (1, "two", :three) print(x, "/") end
for _ in 1:2 print("_") end
for c in ['x', 'y'], d in 'p':'q' print(c, d) end
println()
i = 5
while (i -= 1) > 0
    isodd(i) && continue
    print(i, " ")
end
println(i)
r = for i in 1:3
    i == 2 && break
end
println(r, " ", begin 1; 2 end, " ", (3; 4))
x = 7
kind = x isa Int && x > 5 ? :big_int : x isa Number ? :number : :other
println(kind, " ", if x == 7 "seven" end, " ", x == 8 || "not eight", " ", 1 < x < 10, " ", ifelse(x > 3, "a", "b"), " ", !(x in 1:5))
