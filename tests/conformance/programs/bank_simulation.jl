# A bank: accounts with a history, transfers, interest, a report, and errors that leave the state unchanged.
abstract type Account end
struct Entry
    kind::Symbol
    amount::Int
    balance::Int
end
mutable struct Checking <: Account
    const number::Int
    owner::String
    balance::Int
    overdraft::Int
    history::Vector{Entry}
end
mutable struct Savings <: Account
    const number::Int
    owner::String
    balance::Int
    rate::Rational{Int}
    history::Vector{Entry}
end
Checking(number, owner; balance = 0, overdraft = 0) = Checking(number, owner, balance, overdraft, Entry[])
Savings(number, owner; balance = 0, rate = 2//100) = Savings(number, owner, balance, rate, Entry[])
available(a::Checking) = a.balance + a.overdraft
available(a::Savings) = a.balance
struct Refused <: Exception
    reason::String
end
Base.showerror(io::IO, e::Refused) = print(io, "refused: ", e.reason)
function record!(a::Account, kind, amount)
    a.balance += amount
    push!(a.history, Entry(kind, amount, a.balance))
    return a
end
function deposit!(a::Account, amount)
    amount > 0 || throw(Refused("deposit of $amount"))
    record!(a, :deposit, amount)
end
function withdraw!(a::Account, amount)
    amount <= available(a) || throw(Refused("$(a.owner) has only $(available(a)), wants $amount"))
    record!(a, :withdraw, -amount)
end
interest!(a::Account) = a
interest!(a::Savings) = record!(a, :interest, round(Int, a.balance * a.rate))
function transfer!(from::Account, to::Account, amount)
    from === to && throw(Refused("same account"))
    withdraw!(from, amount)
    deposit!(to, amount)
    return (from.balance, to.balance)
end
struct Bank
    accounts::Dict{Int, Account}
    Bank() = new(Dict{Int, Account}())
end
Base.getindex(b::Bank, n) = get(() -> throw(Refused("no account $n")), b.accounts, n)
Base.length(b::Bank) = length(b.accounts)
Base.push!(b::Bank, as::Account...) = (foreach(a -> b.accounts[a.number] = a, as); b)
total(b::Bank) = sum(a.balance for a in values(b.accounts))
bank = push!(Bank(), Checking(1, "Ann"; balance = 100, overdraft = 50), Savings(2, "Bob"; balance = 1000), Savings(3, "Cy"; rate = 1//10))
steps = [() -> deposit!(bank[1], 25), () -> withdraw!(bank[1], 170), () -> withdraw!(bank[1], 10), () -> transfer!(bank[2], bank[3], 400), () -> transfer!(bank[3], bank[9], 1),
         () -> transfer!(bank[2], bank[2], 1), () -> deposit!(bank[3], -5), () -> transfer!(bank[2], bank[1], 601), () -> foreach(interest!, values(bank.accounts))]
for (i, step) in enumerate(steps)
    try
        step()
        println(i, ": ", [bank[n].balance for n in 1:3], " ", total(bank))
    catch err
        err isa Refused || rethrow()
        print(i, ": ")
        showerror(stdout, err)
        println(" ", total(bank))
    end
end
for n in 1:length(bank)
    a = bank[n]
    println(nameof(typeof(a)), " ", a.number, " ", rpad(a.owner, 4), lpad(a.balance, 6))
    foreach(e -> println("   ", rpad(e.kind, 9), lpad(e.amount, 5), lpad(e.balance, 6)), a.history)
end
try
    bank[1].number = 5
catch err
    println(typeof(err))
end
