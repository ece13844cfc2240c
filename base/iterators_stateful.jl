# Iterators.Stateful: iterators with a memory.

"`Iterators.Stateful(itr)`: an iterator that remembers how far it has come."
mutable struct Stateful{T}
    itr::T
    next::Any
    taken::Int
end
Stateful(itr) = Stateful(itr, iterate(itr), 0)
"`Iterators.reset!(s[, itr])`: begin anew."
function reset!(s::Stateful, itr=s.itr)
    s.itr = itr
    s.next = iterate(itr)
    s.taken = 0
    return s
end
eltype(::Type{Stateful{T}}) where {T} = eltype(T)
IteratorEltype(::Type{Stateful{T}}) where {T} = IteratorEltype(T)
IteratorSize(::Type{Stateful{T}}) where {T} =
    IteratorSize(T) isa IsInfinite ? IsInfinite() : SizeUnknown()
isempty(s::Stateful) = s.next === nothing
isdone(s::Stateful) = s.next === nothing
isdone(itr) = iterate(itr) === nothing
function popfirst!(s::Stateful)
    y = s.next
    y === nothing && throw(Base.EOFError())
    s.next = iterate(s.itr, y[2])
    s.taken += 1
    return y[1]
end
peek(s::Stateful, default=nothing) = s.next === nothing ? default : s.next[1]
function iterate(s::Stateful, state=nothing)
    s.next === nothing && return nothing
    return (popfirst!(s), nothing)
end
length(s::Stateful) = length(s.itr) - s.taken
