# The code of methods, printed.

"`code_warntype([io,] f, types)`: print the typed code of the methods of `f`, with what they return."
code_warntype(@nospecialize(f), @nospecialize(types); options...) = code_warntype(stdout, f, types; options...)
function code_warntype(io::IO, @nospecialize(f), @nospecialize(types); options...)
    for (code, type) in code_typed(f, types; options...)
        println(io, "Body::", type, "\n", code.text)
    end
end
"`code_native([io,] f, types)`: print the machine code of the methods of `f`, in hexadecimal, and what it refers to."
code_native(@nospecialize(f), @nospecialize(types)) = code_native(stdout, f, types)
function code_native(io::IO, @nospecialize(f), @nospecialize(types))
    for code in Base._code_of(:native, f, types)
        println(io, code.text)
    end
end
