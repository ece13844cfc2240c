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
