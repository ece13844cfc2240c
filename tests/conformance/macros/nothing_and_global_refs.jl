# The name `nothing` is a symbol in code; an empty `return` and interpolation put the value there.
kind(x) = (x isa Symbol ? "name " : x === nothing ? "value " : string(typeof(x), " "), x)
for code in (:(f(nothing)), :(return), :(return nothing), :(f($nothing)), Expr(:return, nothing), Meta.parse("return"), Meta.parse("f(nothing)"))
    println(join(kind(code.args[end])), " in ", code)
end
println(join(kind(:nothing)), " ", join(kind(Meta.parse(""))), " ", join(kind(Meta.parse("nothing"))))
macro kind(x)
    return join(kind(x))
end
println(@kind(nothing), " ", @kind($nothing), " ", @kind(return))
macro same(x)
    return x
end
let nothing = 3
    early() = return
    println(nothing, " ", @same(nothing), " ", early())
end
println(eval(:(nothing)), " ", eval(Expr(:block, nothing)), " ", eval(:(g() = return; g())))
# Commands are calls of a macro of Core, in the form of a global reference; `Core.x` as written is not one.
command = :(`ls -l`)
println(typeof(command.args[1]), " ", command.args[1].mod, " ", command.args[1].name, " ", command)
println(typeof(:(Core.Int)), " ", :(Core.Int).head, " ", typeof(Meta.parse("Core.Int")), " ", :(Core.Int))
reference = GlobalRef(Base, :length)
call = :($reference([1, 2]))
println(typeof(call.args[1]), " ", eval(call), " ", call.args[1] == reference)
macro pass(x)
    return QuoteNode(x)
end
again = eval(Expr(:macrocall, Symbol("@pass"), LineNumberNode(1), call))
println(typeof(again.args[1]), " ", again == call)
dump(:(x = nothing))
dump(:(return))
