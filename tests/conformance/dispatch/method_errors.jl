# MethodError: the message for functions, operators, constructors, callable objects, keywords.
function first_lines(call; lines = 1)
    try
        call()
        println("no error")
    catch err
        text = split(sprint(showerror, err), '\n')
        for line in text[1:min(lines, end)]
            println(line)
        end
    end
end
area(r::Float64) = π * r^2
area(w::Float64, h::Float64) = w * h
struct Box
    w::Int
    h::Int
end
struct Adder
    n::Int
end
(a::Adder)(x::Int) = a.n + x
first_lines(() -> area("x"))
first_lines(() -> area(1))
first_lines(() -> area(1.0, 2.0, 3.0))
first_lines(() -> area())
first_lines(() -> Box(1))
first_lines(() -> Adder(3)("a"))
first_lines(() -> "a" + 1)
first_lines(() -> "a" * 1)
first_lines(() -> [1, 2] < [3])
first_lines(() -> -"a")
first_lines(() -> sqrt("4"))
first_lines(() -> length(:a))
first_lines(() -> iterate(:a))
first_lines(() -> (1, 2)(3))
first_lines(() -> 5(3))
first_lines(() -> "f"())
first_lines(() -> nothing[1])
first_lines(() -> push!((1, 2), 3))
first_lines(() -> zero("a"))
first_lines(() -> convert(Box, 3))
first_lines(() -> convert(Int, "3"))
first_lines(() -> Int("3"))
first_lines(() -> Float64("a"))
first_lines(() -> sum(["a", "b"]))
first_lines(() -> map(+, ["a"], [1]))
first_lines(() -> [1 2; 3 4] + [1 2 3])
first_lines(() -> area.(["a"]))
first_lines(() -> broadcast(+, [1], ["b"]))
first_lines(() -> (x -> x)(1, 2), lines = 0)
err = try area(:r) catch e; e end
println(err.f === area, " ", err.args)
