# A value computed before something throws is not known after the handler.
d = 2
for a in 1:2, b in 1:2, c in 1:2
    t = try
        a / b >= c / d
    catch
        1
    end
    u = try
        a / b >= c / d
    catch
        1
    end
    print(t, u, " ")
end
println()
function repeated(x, y)
    a = try
        error("first")
        x * y + 1
    catch
        0
    end
    b = try
        x * y + 1
    catch
        1
    end
    return a, b
end
println(repeated(2, 3))
