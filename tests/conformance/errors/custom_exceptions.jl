# Own exception types: fields, showerror, hierarchies, catching by type, wrapping a cause.
abstract type BankError <: Exception end
struct InsufficientFunds <: BankError
    balance::Int
    requested::Int
end
struct UnknownAccount <: BankError
    id::Symbol
end
struct Wrapped <: Exception
    context::String
    cause::Exception
end
Base.showerror(io::IO, e::InsufficientFunds) = print(io, "InsufficientFunds: ", e.requested, " requested, ", e.balance, " there")
Base.showerror(io::IO, e::Wrapped) = (print(io, e.context, " <- "); showerror(io, e.cause))
const accounts = Dict(:ann => 100, :bob => 5)
function withdraw(id, amount)
    haskey(accounts, id) || throw(UnknownAccount(id))
    amount > 0 || throw(ArgumentError("amount must be positive, got $amount"))
    accounts[id] >= amount || throw(InsufficientFunds(accounts[id], amount))
    accounts[id] -= amount
end
function attempt(id, amount)
    try
        return "left: $(withdraw(id, amount))"
    catch err
        if err isa InsufficientFunds
            return "missing $(err.requested - err.balance)"
        elseif err isa BankError
            return "bank: $err"
        else
            rethrow()
        end
    end
end
println(attempt(:ann, 30), ", ", attempt(:bob, 30), ", ", attempt(:zoe, 1))
try
    attempt(:ann, -1)
catch err
    println(typeof(err), " ", err.msg)
end
function transfer(from, to, amount)
    try
        withdraw(from, amount)
        accounts[to] += amount
    catch cause
        throw(Wrapped("transfer $from -> $to", cause))
    end
end
for (from, to, amount) in ((:ann, :bob, 10), (:bob, :ann, 500), (:ann, :nobody, 1), (:x, :y, 1))
    try
        println(transfer(from, to, amount))
    catch err
        showerror(stdout, err)
        println(" | ", typeof(err.cause) <: BankError)
    end
end
println(sprint(showerror, UnknownAccount(:q)), " ", UnknownAccount(:q), " ", InsufficientFunds(1, 2))
struct CodedError <: Exception
    code::Int
end
function classify(f)
    try
        f()
    catch e
        e isa CodedError && e.code < 10 && return :minor
        e isa CodedError && return :major
        e isa Union{ArgumentError, DomainError} && return :user
        return nameof(typeof(e))
    end
end
println(map(classify, [() -> throw(CodedError(3)), () -> throw(CodedError(30)), () -> sqrt(-1), () -> [][1], () -> 5]))
println(InsufficientFunds(1, 2) isa Exception, " ", supertype(UnknownAccount), " ", CodedError(1) == CodedError(1))
try
    throw(CodedError)
catch err
    println(err)
end
