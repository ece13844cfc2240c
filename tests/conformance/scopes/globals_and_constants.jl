# Global variables and constants: typed globals, const, redefinition in other modules, access by name.
const LIMIT = 10
const TABLE = Dict(:a => 1)
TABLE[:b] = 2
println(LIMIT, " ", length(TABLE), " ", isconst(Main, :LIMIT), " ", isconst(Main, :unset_name))
count_calls = 0
function tick()
    global count_calls
    count_calls += 1
    return count_calls
end
tick(); tick()
println(count_calls)
function make_global(v)
    global made_here = v
end
println(isdefined(Main, :made_here)); make_global([1]); println(made_here)
println(getfield(Main, :LIMIT), " ", Main.count_calls, " ", getglobal(Main, :count_calls))
setglobal!(Main, :count_calls, 50)
println(tick())
module Store
    export shared, bump!
    shared = 1
    const FIXED = (1, 2)
    bump!() = (global shared += 1)
    read_shared() = shared
end
using .Store
println(shared, " ", bump!(), " ", Store.shared, " ", Store.FIXED)
try
    Store.FIXED = 3
catch err
    println(err isa ErrorException || err isa TypeError)
end
const PAIR = (n = 1, v = [1])
push!(PAIR.v, 2)
println(PAIR, " ", names(Store), " ", :read_shared in names(Store; all = true), " ", isdefined(Store, :nothing_such))
a = b = 3
a += 1
println(a, b, " ", (global_in_expression = 4) + 1, " ", global_in_expression)
@eval const $(Symbol("COLOR_", 1)) = :red
println(COLOR_1, " ", eval(:COLOR_1), " ", Main.COLOR_1)
for (i, n) in enumerate((:first_g, :second_g))
    @eval $n = $i * 100
end
println(first_g, " ", second_g, " ", [getfield(Main, Symbol(s, "_g")) for s in ("first", "second")])
function uses_const()
    LIMIT * 2
end
println(uses_const(), " ", Base.return_types(uses_const, ())[1])
change = "before"
holder() = change
print(holder(), " "); change = 42; println(holder())
println(Base.nameof(Main), " ", nameof(Store), " ", parentmodule(Store), " ", @__MODULE__, " ", fullname(Store), " ", Base.moduleroot(Store))
