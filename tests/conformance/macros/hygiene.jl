# Macro hygiene: locals are renamed, globals belong to the macro's module, esc reaches the caller.
module Tools
export @swap!, @timesum, @answer, @with_temp, @define, @count_in
const answer = 42
helper(x) = "Tools.helper($x)"
counter = Ref(0)
macro swap!(a, b)
    quote
        tmp = $(esc(a))
        $(esc(a)) = $(esc(b))
        $(esc(b)) = tmp
        nothing
    end
end
macro timesum(n, ex)
    quote
        let s = 0
            for i in 1:$(esc(n))
                s += $(esc(ex))
            end
            s
        end
    end
end
macro answer()
    :(answer, helper(answer))
end
macro with_temp(name, value, body)
    quote
        let $(esc(name)) = $(esc(value))
            $(esc(body))
        end
    end
end
macro define(name, value)
    :($(esc(name)) = $(esc(value)) + answer)
end
macro count_in(ex)
    quote
        counter[] += 1
        $(esc(ex))
    end
end
end
using .Tools
tmp, other = 1, 2
@swap! tmp other
println(tmp, other)
s, i = 100, 7
println(@timesum(3, i), " ", s, " ", i)
answer = "mine"
helper(x) = "Main.helper"
println(@answer)
println(@with_temp(q, 3, q^2 + i), " ", @isdefined(q))
@define fresh 8
println(fresh, " ", answer)
println(@count_in(1 + 1), @count_in(2 + 2), " ", Tools.counter[])
function local_use()
    a, b = "x", "y"
    @swap! a b
    return a, b
end
println(local_use())
macro leaky()
    esc(:(leaked = 1))
end
@leaky
println(leaked)
macro hygienic()
    :(kept_inside = 1)
end
macro twice(ex)
    quote
        $(esc(ex)) + $(esc(ex))
    end
end
calls = 0
next() = (global calls += 1)
println(@twice(next()), " ", calls)
macro closure(v)
    quote
        v = 10
        f = w -> w + v + $(esc(v))
        f(1)
    end
end
v = 1000
println(@closure(v), " ", v)
println(occursin("#", string(@macroexpand(@timesum(2, 1)))), " ", @macroexpand(@leaky))
