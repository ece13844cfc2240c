# Names and lines live beside the code: a hit shows the new ones.

#@ step an error
@noinline function deep(n)
    n == 0 && error("at the bottom")
    return deep(n - 1) * 8101
end
function outer(n)
    return deep(n) + 1
end
outer(2)

#@ step moved and renamed (no misses)
# The function
# has moved
# down.



@noinline function below(count)
    count == 0 && error("at the bottom")

    return below(count - 1) * 8101
end

function above(count)
    return below(count) + 1
end
above(2)

#@ step through inlined frames
checked(x) = x > 8101 ? throw(ArgumentError("too much")) : x
inner(x) = checked(x) * 2
@noinline work(x) = inner(x + 8111) + 1
work(5)

#@ step the inlined ones moved to another file (no misses)
include("inlined.jl")

@noinline job(y) = within(y + 8111) + 1
job(5)
#@ file inlined.jl
# The checks.

tested(y) = y > 8101 ? throw(ArgumentError("too much")) : y


within(y) = tested(y) * 2

#@ step exceptions caught by line (no misses)
include("inlined.jl")
@noinline job(y) = within(y + 8111) + 1
try
    job(5)
catch problem
    println(problem.msg)
end
#@ file inlined.jl
tested(y) = y > 8101 ? throw(ArgumentError("too much")) : y
within(y) = tested(y) * 2
