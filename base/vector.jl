# Vectors that grow and shrink at both ends.
#
# A vector's elements lie in its memory from `memoryrefoffset(ref)` on.
# Growth is geometric at either end, so that a run of pushes costs
# amortised constant time; the front end keeps spare slots after `popfirst!`.

export push!, pop!, append!, prepend!, pushfirst!, popfirst!, insert!, deleteat!, splice!,
    resize!, sizehint!, empty!, popat!, keepat!, filter!, reverse!, reverse

_memlen(a::Array) = getfield(getfield(getfield(a, :ref), :mem), :length)
_offset(a::Array) = Core.memoryrefoffset(getfield(a, :ref))

# Forgets what `n` slots from the `i`th on refer to; slots outside the elements refer to nothing.
@inline function _unset!(a::Vector{T}, i::Int, n::Int) where {T}
    Core._isbits(T) || n < 1 || Core._memory_unset!(Core.memoryrefnew(getfield(a, :ref), i, false), n)
    return nothing
end
@inline function _unset!(a::Vector{T}, i::Int) where {T}
    Core._isbits(T) || Core._memory_unset!(Core.memoryrefnew(getfield(a, :ref), i, false), 1)
    return nothing
end

@inline _setlen!(a::Vector, n::Int) = (setfield!(a, :size, (n,)); a)

# Capacity to ask for when `n` slots are needed.
_overallocated(n::Int) = n < 4 ? 4 : n < 4096 ? 2n : n + (n >> 1)

# Gives `a` a new memory of `cap` slots in which its elements begin at slot `off`.
@noinline function _reallocate!(a::Vector{T}, cap::Int, off::Int) where {T}
    len = length(a)
    mem = Core.memorynew(Memory{T}, cap)
    ref = Core.memoryrefnew(mem)
    off > 1 && (ref = Core.memoryrefnew(ref, off, false))
    len > 0 && Core._memcpy!(ref, getfield(a, :ref), len)
    setfield!(a, :ref, ref)
    return a
end

@inline function _growend!(a::Vector, delta::Int)
    newlen = length(a) + delta
    newlen > _memlen(a) - _offset(a) + 1 && _makeroom_end!(a, newlen)
    return _setlen!(a, newlen)
end

@noinline function _makeroom_end!(a::Vector{T}, newlen::Int) where {T}
    spare = _offset(a) - 1
    len = length(a)
    if spare > newlen
        # A queue: more room lies before the elements than they take.
        ref = Core.memoryrefnew(getfield(getfield(a, :ref), :mem))
        len > 0 && Core._memcpy!(ref, getfield(a, :ref), len)
        _unset!(a, 1, len)
        setfield!(a, :ref, ref)
    else
        _reallocate!(a, _overallocated(newlen), 1)
    end
    return nothing
end

@inline function _growbeg!(a::Vector, delta::Int)
    off = _offset(a)
    if off > delta && length(a) > 0
        mem = getfield(getfield(a, :ref), :mem)
        setfield!(a, :ref, Core.memoryrefnew(Core.memoryrefnew(mem), off - delta, false))
    else
        _makeroom_beg!(a, delta)
    end
    return _setlen!(a, length(a) + delta)
end

@noinline function _makeroom_beg!(a::Vector{T}, delta::Int) where {T}
    len = length(a)
    newlen = len + delta
    front = max(newlen >> 1, 4)
    cap = front + newlen + (newlen >> 2) + 1
    _reallocate!(a, cap, front + delta + 1)
    mem = getfield(getfield(a, :ref), :mem)
    setfield!(a, :ref, Core.memoryrefnew(Core.memoryrefnew(mem), front + 1, false))
    return nothing
end

# Opens `delta` slots before index `i`.
function _growat!(a::Vector, i::Int, delta::Int)
    len = length(a)
    if i == 1
        _growbeg!(a, delta)
    elseif 2i < len && _offset(a) > delta
        _growbeg!(a, delta)
        _move!(a, 1, a, 1 + delta, i - 1)
    else
        _growend!(a, delta)
        _move!(a, i + delta, a, i, len - i + 1)
    end
    return a
end

@inline function _deleteend!(a::Vector, delta::Int)
    n = length(a) - delta
    _unset!(a, n + 1, delta)
    return _setlen!(a, n)
end

function _deletebeg!(a::Vector, delta::Int)
    n = length(a) - delta
    ref = getfield(a, :ref)
    delta == 1 ? _unset!(a, 1) : _unset!(a, 1, delta)
    setfield!(a, :ref, n == 0 ? Core.memoryrefnew(getfield(ref, :mem)) :
        Core.memoryrefnew(ref, delta + 1, false))
    return _setlen!(a, n)
end

# Removes `delta` elements from index `i` on.
function _deleteat!(a::Vector, i::Int, delta::Int)
    delta == 0 && return a
    len = length(a)
    tail = len - i - delta + 1
    if i - 1 < tail
        _move!(a, 1 + delta, a, 1, i - 1)
        _deletebeg!(a, delta)
    else
        _move!(a, i, a, i + delta, tail)
        _deleteend!(a, delta)
    end
    return a
end

"`push!(a, xs...)`: add items at the end."
@inline function push!(a::Array{T,1}, x) where {T}
    v = x isa T ? x : convert(T, x)::T
    _growend!(a, 1)
    Core.memoryrefset!(_elref(a, length(a)), v, :not_atomic, false)
    return a
end
push!(a) = a
push!(a, x, y) = push!(push!(a, x), y)
push!(a, x, y, zs...) = push!(push!(push!(a, x), y), zs...)

"`pushfirst!(a, xs...)`: add items at the beginning."
function pushfirst!(a::Array{T,1}, x) where {T}
    v = x isa T ? x : convert(T, x)::T
    _growbeg!(a, 1)
    Core.memoryrefset!(_elref(a, 1), v, :not_atomic, false)
    return a
end
pushfirst!(a) = a
pushfirst!(a, x, y) = pushfirst!(pushfirst!(a, y), x)
pushfirst!(a, x, y, zs...) = pushfirst!(pushfirst!(pushfirst!(a, zs...), y), x)

@noinline _throw_empty() = throw(ArgumentError("array must be non-empty"))

"`pop!(a)`: remove and return the last item."
function pop!(a::Vector)
    n = length(a)
    n == 0 && _throw_empty()
    x = Core.memoryrefget(_elref(a, n), :not_atomic, false)
    _unset!(a, n)
    _setlen!(a, n - 1)
    return x
end

"`popfirst!(a)`: remove and return the first item."
function popfirst!(a::Vector)
    length(a) == 0 && _throw_empty()
    x = Core.memoryrefget(_elref(a, 1), :not_atomic, false)
    _deletebeg!(a, 1)
    return x
end

"`popat!(a, i[, default])`: remove and return the item at index `i`."
function popat!(a::Vector, i::Integer)
    x = a[i]
    _deleteat!(a, Int(i), 1)
    return x
end
popat!(a::Vector, i::Integer, default) = 1 <= i <= length(a) ? popat!(a, i) : default

"`resize!(a, n)`: make `a` hold `n` elements; new ones are uninitialised."
function resize!(a::Vector, n::Integer)
    n = Int(n)
    len = length(a)
    if n > len
        if n > _memlen(a) - _offset(a) + 1
            _reallocate!(a, n, 1)
        end
    elseif n < 0
        throw(ArgumentError("new length must be ≥ 0"))
    else
        _unset!(a, n + 1, len - n)
    end
    return _setlen!(a, n)
end

"`sizehint!(a, n)`: reserve room for `n` elements."
function sizehint!(a::Vector, n::Integer; first::Bool=false, shrink::Bool=true)
    n > _memlen(a) - _offset(a) + 1 && _reallocate!(a, Int(n), 1)
    return a
end
sizehint!(a, n) = a

"`empty!(a)`: remove all elements."
function empty!(a::Vector)
    _unset!(a, 1, length(a))
    mem = getfield(getfield(a, :ref), :mem)
    setfield!(a, :ref, Core.memoryrefnew(mem))
    return _setlen!(a, 0)
end

"`append!(a, collections...)`: add the elements of collections at the end."
function append!(a::Vector{T}, items::Array{T,1}) where {T}
    n = length(items)
    len = length(a)
    _growend!(a, n)
    return _move!(a, len + 1, items, 1, n)
end
function append!(a::Vector, items::Union{AbstractVector,Tuple})
    n = length(items)
    len = length(a)
    _growend!(a, n)
    i = len + 1
    for x in items
        a[i] = x
        i += 1
    end
    return a
end
function append!(a::AbstractVector, items)
    for x in items
        push!(a, x)
    end
    return a
end
append!(a::AbstractVector, b, c, more...) = append!(append!(append!(a, b), c), more...)
append!(a::AbstractVector) = a

"`prepend!(a, collections...)`: insert the elements of collections at the beginning."
function prepend!(a::Vector, items::AbstractVector)
    src = items === a ? copy(items) : items
    n = length(src)
    _growbeg!(a, n)
    i = 1
    for x in src
        a[i] = x
        i += 1
    end
    return a
end
prepend!(a::Vector, items) = prepend!(a, collect(items))
prepend!(a::Vector, b, c, more...) = prepend!(prepend!(a, c, more...), b)
prepend!(a::Vector) = a

"`insert!(a, i, x)`: insert `x` so that it becomes `a[i]`."
function insert!(a::Array{T,1}, i::Integer, x) where {T}
    v = x isa T ? x : convert(T, x)::T
    1 <= i <= length(a) + 1 || throw_boundserror(a, (i,))
    _growat!(a, Int(i), 1)
    @inbounds a[Int(i)] = v
    return a
end

"`deleteat!(a, inds)`: remove the elements at the given increasing indices."
function deleteat!(a::Vector, i::Integer)
    i isa Bool && throw(ArgumentError("invalid index: $i of type Bool"))
    1 <= i <= length(a) || throw_boundserror(a, (i,))
    return _deleteat!(a, Int(i), 1)
end
function deleteat!(a::Vector, r::AbstractUnitRange{<:Integer})
    isempty(r) && return a
    (1 <= first(r) && last(r) <= length(a)) || throw_boundserror(a, (r,))
    return _deleteat!(a, Int(first(r)), length(r))
end
function deleteat!(a::Vector, mask::AbstractVector{Bool})
    n = length(a)
    length(mask) == n || throw_boundserror(a, (mask,))
    q = 1
    for p in 1:n
        if !mask[p]
            @inbounds a[q] = a[p]
            q += 1
        end
    end
    _unset!(a, q, n - q + 1)
    return _setlen!(a, q - 1)
end
function deleteat!(a::Vector, inds)
    n = length(a)
    prev = 0
    q = 1
    for i in inds
        if i <= prev
            1 <= i <= n || throw_boundserror(a, (inds,))
            throw(ArgumentError("indices must be unique and sorted"))
        end
        1 <= i <= n || throw_boundserror(a, (inds,))
        p = prev + 1
        if q != p
            _move!(a, q, a, p, i - p)
        end
        q += i - p
        prev = Int(i)
    end
    if prev > 0
        _move!(a, q, a, prev + 1, n - prev)
        len = q + n - prev - 1
        _unset!(a, len + 1, n - len)
        _setlen!(a, len)
    end
    return a
end

"`keepat!(a, inds)`: keep only the elements at the given increasing indices."
function keepat!(a::Vector, inds)
    q = 0
    for i in inds
        q += 1
        a[q] = a[i]
    end
    return resize!(a, q)
end
function keepat!(a::Vector, mask::AbstractVector{Bool})
    length(mask) == length(a) || throw_boundserror(a, (mask,))
    return keepat!(a, findall(mask))
end

"`splice!(a, inds[, replacement])`: remove items, return them, and put others in their place."
function splice!(a::Vector, i::Integer)
    x = a[i]
    _deleteat!(a, Int(i), 1)
    return x
end
function splice!(a::Vector, i::Integer, ins)
    x = a[i]
    m = length(ins)
    if m == 0
        _deleteat!(a, Int(i), 1)
    else
        m > 1 && _growat!(a, Int(i) + 1, m - 1)
        k = Int(i)
        for y in ins
            a[k] = y
            k += 1
        end
    end
    return x
end
function splice!(a::Vector, r::AbstractUnitRange{<:Integer}, ins=())
    f = Int(first(r))
    n = length(r)
    v = a[r]
    m = length(ins)
    if m < n
        _deleteat!(a, f + m, n - m)
    elseif m > n
        1 <= f + n <= length(a) + 1 || throw_boundserror(a, (r,))
        _growat!(a, f + n, m - n)
    end
    k = f
    for y in ins
        a[k] = y
        k += 1
    end
    return v
end
function splice!(a::Vector, inds)
    v = a[collect(inds)]
    deleteat!(a, inds)
    return v
end

"`filter!(f, a)`: keep only the elements for which `f` is true."
function filter!(f, a::Vector)
    q = 0
    n = length(a)
    p = 1
    while p <= n
        @inbounds x = a[p]
        if f(x)
            q += 1
            @inbounds a[q] = x
        end
        p += 1
    end
    return resize!(a, q)
end
function filter!(f, a::AbstractVector)
    q = firstindex(a)
    for x in a
        if f(x)
            a[q] = x
            q += 1
        end
    end
    deleteat!(a, q:lastindex(a))
    return a
end

"`reverse!(v[, start, stop])`: reverse in place."
function reverse!(a::AbstractVector, start::Integer, stop::Integer=lastindex(a))
    i = Int(start)
    j = Int(stop)
    if i <= j
        checkbounds(a, i)
        checkbounds(a, j)
    end
    while i < j
        @inbounds x = a[i]
        @inbounds a[i] = a[j]
        @inbounds a[j] = x
        i += 1
        j -= 1
    end
    return a
end
reverse!(a::AbstractVector) = reverse!(a, firstindex(a), lastindex(a))

"`reverse(v[, start, stop])`: copy with the order of elements reversed."
function reverse(a::AbstractVector, start::Integer, stop::Integer=lastindex(a))
    b = copyto!(similar(a), a)
    return reverse!(b, start, stop)
end
reverse(a::AbstractVector; dims=1) = _reverse(a, dims)
reverse(a::AbstractVector) = _reverse(a, 1)
