# Every frame with its own line, also those that are inlined.
inner(x) =
    x > 3 ? error("too large: ", x) : x

function middle(x)
    y = x * 2

    return inner(y) + 1
end

function outer(v)
    s = 0
    for x in v
        s += middle(x)
    end
    return s
end

outer([1, 2, 3])
