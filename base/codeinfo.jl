# What the compiler makes of a method, as text: lowered and typed code.

export code_lowered, code_typed

# The code of a method at one stage. It is text: there are no statements to take apart.
@eval Core struct CodeInfo
    text::String
    rettype::Any
end
function show(io::IO, code::Core.CodeInfo)
    print(io, "CodeInfo(\n")
    for line in split(chomp(code.text), '\n')
        print(io, isempty(line) ? "" : "    ", line, "\n")
    end
    print(io, ")")
end

# Text and return type of each method that a call may reach.
function _code_of(stage::Symbol, @nospecialize(f), @nospecialize(types))
    f isa Core.Builtin && throw(ArgumentError("argument is not a generic function"))
    found = Core._code(stage, _with_leading_types(_signature(types), Core.Typeof(f)))
    return [Core.CodeInfo(part[1], part[2]) for part in found]
end

"""
    code_lowered(f, types)

The lowered code of each method of `f` that arguments of these types may reach.
"""
code_lowered(@nospecialize(f), @nospecialize(types = Tuple{Vararg{Any}}); generated::Bool = true, debuginfo::Symbol = :default) =
    _code_of(:lowered, f, types)

"""
    code_typed(f, types)

Pairs of the optimised typed code and the return type, one for each method of `f` that arguments
of these types may reach.
"""
function code_typed(@nospecialize(f), @nospecialize(types = Tuple{Vararg{Any}}); optimize::Bool = true, debuginfo::Symbol = :default)
    optimize || throw(ArgumentError("code_typed shows optimised code only"))
    return Any[code => code.rettype for code in _code_of(:typed, f, types)]
end
