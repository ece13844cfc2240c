# Errors in a small bank: own exceptions, cleanup, rethrowing with causes, what messages say.
struct InsufficientFunds <: Exception
    account::String
    missing_amount::Int
end
Base.showerror(io::IO, e::InsufficientFunds) = print(io, "InsufficientFunds: ", e.account, " lacks ", e.missing_amount)
mutable struct Bank
    balances::Dict{String, Int}
    log::Vector{String}
end
note!(b, text) = push!(b.log, text)
function withdraw!(b::Bank, who, amount)
    amount > 0 || throw(DomainError(amount, "amounts are positive"))
    have = b.balances[who]
    have >= amount || throw(InsufficientFunds(who, amount - have))
    b.balances[who] = have - amount
end
function transfer!(b::Bank, from, to, amount)
    before = copy(b.balances)
    done = false
    try
        withdraw!(b, from, amount)
        b.balances[to] += amount
        done = true
    catch e
        merge!(b.balances, before)
        e isa InsufficientFunds && return note!(b, "refused: $(e.missing_amount)") |> length
        note!(b, "failed: $(nameof(typeof(e)))")
        rethrow()
    else
        note!(b, "moved $amount")
    finally
        note!(b, done ? "done" : "undone")
    end
    return amount
end
b = Bank(Dict("ann" => 100, "bob" => 20), String[])
println(transfer!(b, "ann", "bob", 30), " ", sort(collect(b.balances)))
println(transfer!(b, "bob", "ann", 500), " ", b.balances["bob"])
for (from, to, amount) in (("ann", "eve", 10), ("zoe", "ann", 1), ("ann", "bob", -5), ("ann", "bob", "x"))
    try
        transfer!(b, from, to, amount)
    catch e
        println(typeof(e), ": ", split(sprint(showerror, e), '\n')[1])
    end
end
println(sort(collect(b.balances)), "\n", b.log)
function nested()
    try
        error("first")
    catch first
        try
            sqrt(-1)
        catch second
            return (first.msg, typeof(second))
        end
    end
end
println(nested())
attempts = Ref(0)
flaky() = (attempts[] += 1; attempts[] < 3 ? error("try again") : "worked at $(attempts[])")
println(retry(flaky, delays = [0.0, 0.0, 0.0])(), " ", retry(() -> 5)())
println(try @assert 1 + 1 == 3 "sums differ" catch e; e end, " ", try @assert false catch e; e.msg end)
function first_of(steps...)
    for s in steps
        try
            return s()
        catch e
            e isa Union{BoundsError, KeyError} || rethrow()
        end
    end
    return "none"
end
println(first_of(() -> [1][2], () -> Dict()[:a], () -> "third"), " ", try first_of(() -> 1 ÷ 0) catch e; e end)
println(try throw("any value") catch e; e end, " ", try error("a", 1, :b) catch e; e.msg end, " ", try parse(Int, "1x") catch e; e.msg end)
println(try [1, 2][3] catch e; e end, " ", try (1, 2)[3] catch e; e end, " ", try convert(Int, "a") catch e; typeof(e) end)
