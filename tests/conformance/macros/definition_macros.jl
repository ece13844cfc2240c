# Macros that write definitions: functions, structs, enumerations of constants, memoized functions.
macro getters(T, names...)
    defs = [:($(esc(Symbol(:get_, n)))(x::$(esc(T))) = getfield(x, $(QuoteNode(n)))) for n in names]
    return Expr(:block, defs..., nothing)
end
struct Planet
    name::String
    radius::Float64
end
@getters Planet name radius
println(get_name(Planet("Mars", 3389.5)), " ", get_radius(Planet("Mars", 3389.5)))
macro memo(def)
    def.head in (:function, :(=)) || error("@memo needs a definition")
    signature, body = def.args
    fname, arg = signature.args
    cache = gensym(:cache)
    quote
        const $(esc(cache)) = Dict{Any, Any}()
        $(esc(fname))($(esc(arg))) = get!(() -> $(esc(body)), $(esc(cache)), $(esc(arg)))
    end
end
evaluations = Ref(0)
@memo function slow(n)
    evaluations[] += 1
    n < 2 ? n : slow(n - 1) + slow(n - 2)
end
println(slow(60), " ", evaluations[])
macro record(name, fields...)
    names = [f isa Symbol ? f : f.args[1] for f in fields]
    shown = [:(print(io, $(string(n)), "=", x.$n, " ")) for n in names]
    return esc(quote
        struct $name
            $(fields...)
        end
        function Base.show(io::IO, x::$name)
            print(io, $(string(name)), "< ")
            $(shown...)
            print(io, ">")
        end
        $name(t::NamedTuple) = $name($((:(t.$n) for n in names)...))
    end)
end
@record Rec a::Int b c::Vector{Int}
println(Rec(1, "two", [3]), " ", Rec((c = [], a = 0, b = :z)))
macro ops(T, ops...)
    Expr(:block, (:(Base.$op(x::$(esc(T)), y::$(esc(T))) = $(esc(T))($op(x.v, y.v))) for op in ops)...)
end
struct Num; v::Int end
@ops Num (+) (-) (*) max
println(Num(2) + Num(3), Num(2) - Num(3), Num(2) * Num(3), max(Num(2), Num(3)))
macro constants(block)
    defs = [:(const $(esc(ex.args[1])) = $(esc(ex.args[2]))) for ex in block.args if ex isa Expr && ex.head === :(=)]
    Expr(:toplevel, defs..., length(defs))
end
println(@constants begin
    SPEED = 10
    NAME = "n"
    BOTH = (SPEED, NAME)
end)
println(SPEED, NAME, BOTH, " ", isconst(Main, :SPEED))
try
    @eval @memo 3 + 4
catch err
    println(occursin("@memo needs a definition", sprint(showerror, err)))
end
