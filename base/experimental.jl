# Experimental and internal names of Base that packages use.

"Interfaces that may change: hints for errors, settings of modules."
baremodule Experimental
using Core
using ..Base
import ..Base: size, getindex, IndexStyle

# The functions that add hints to the text of an exception, by its type.
const _hints = IdDict{Any, Vector{Any}}()

"""
    register_error_hint(handler, exceptiontype)

From now on `handler(io, exception)` may add to what `showerror` prints of such an exception; for a
`MethodError` it is called with the argument types and the keywords as well.
"""
function register_error_hint(@nospecialize(handler), @nospecialize(exceptiontype::Core.Type))
    push!(get!(() -> Vector{Any}(Base.undef, 0), _hints, exceptiontype), handler)
    return nothing
end
"`show_error_hints(io, exception, args...)`: call the handlers that are registered for its type."
function show_error_hints(io, @nospecialize(exception), args...)
    handlers = get(_hints, typeof(exception), nothing)
    handlers === nothing && return nothing
    for handler in handlers
        try
            invokelatest(handler, io, exception, args...)
        catch e
            Base.@error "Hint-handler failed" handler exception = e
        end
    end
    return nothing
end

"`@compiler_options optimize=n infer=yes`: settings for a module's code, of which none changes anything here."
macro compiler_options(options...)
    return nothing
end
"`@optlevel n`: how much to optimize a module's code, which changes nothing here."
macro optlevel(n)
    return nothing
end
"`@max_methods n [definition]`: how many methods inference considers, which changes nothing here."
macro max_methods(n)
    return nothing
end
macro max_methods(n, definition)
    return esc(definition)
end
"`@aliasscope ex`: a scope for `Const`, which changes nothing here."
macro aliasscope(ex)
    return esc(ex)
end
"`Const(a)`: an array that is only read."
struct Const{T, N} <: AbstractArray{T, N}
    a::Base.Array{T, N}
end
size(c::Const) = size(c.a)
IndexStyle(::Core.Type{<:Const}) = Base.IndexLinear()
getindex(c::Const, i::Core.Int) = getindex(c.a, i)
end

"`Fix{N}(f, x)`: the function `f` with `x` as the `N`-th argument. `Fix{1}` and `Fix{2}` give a `Fix1` and a `Fix2`."
struct Fix{N, F, T} <: Function
    f::F
    x::T
    function Fix{N}(f, x) where {N}
        N isa Int || throw(ArgumentError("expected type parameter in Fix to be `Int`, but got `$N::$(typeof(N))`"))
        N < 1 && throw(ArgumentError("expected `N` in Fix{N} to be integer greater than 0, but got $N"))
        N == 1 && return Fix1(f, x)
        N == 2 && return Fix2(f, x)
        return new{N, _fixed_type(f), _fixed_type(x)}(f, x)
    end
end
function (f::Fix{N})(args...; options...) where {N}
    length(args) >= N - 1 ||
        throw(ArgumentError("expected at least $(N - 1) arguments to `Fix{$N}`, but got $(length(args))"))
    return f.f(args[1:(N - 1)]..., f.x, args[N:end]...; options...)
end

# -- arrays ---------------------------------------------------------------------

"`Base.dataids(a)`: numbers of the memory that an array lies in."
dataids(a::AbstractArray) = (UInt(objectid(a)),)
dataids(a::Array) = (isempty(a) ? UInt(objectid(a)) : UInt(pointer(a)),)
dataids(a::Union{SubArray, ReshapedArray}) = dataids(parent(a))
"`Base.mightalias(a, b)`: whether two arrays may lie in the same memory."
mightalias(a::AbstractArray, b::AbstractArray) = !isbits(a) && !isbits(b) && any(in(dataids(b)), dataids(a))
mightalias(a, b) = false
"`Base.unaliascopy(a)`: a copy in memory of its own."
unaliascopy(a::AbstractArray) = copy(a)
unaliascopy(x) = x
"`Base.unalias(dest, a)`: `a`, or a copy of it where writing into `dest` might change it."
unalias(dest, a::AbstractArray) = mightalias(dest, a) ? unaliascopy(a) : a
unalias(dest, x) = x

"`Base.IdentityUnitRange(r)`: a range whose indices are its elements."
struct IdentityUnitRange{T <: AbstractUnitRange} <: AbstractUnitRange{Int}
    indices::T
end
IdentityUnitRange(r::IdentityUnitRange) = r
first(r::IdentityUnitRange) = first(r.indices)
last(r::IdentityUnitRange) = last(r.indices)
length(r::IdentityUnitRange) = length(r.indices)
size(r::IdentityUnitRange) = (length(r.indices),)
axes(r::IdentityUnitRange) = (r,)
step(r::IdentityUnitRange) = 1
getindex(r::IdentityUnitRange, i::Int) = (@boundscheck checkbounds(r, i); i)
iterate(r::IdentityUnitRange, i::Int = first(r)) = i <= last(r) ? (i, i + 1) : nothing
show(io::IO, r::IdentityUnitRange) = print(io, "Base.IdentityUnitRange(", r.indices, ")")

# -- types and methods -------------------------------------------------------------

"`Base.infer_return_type(f, types)`: the type that inference finds for the result of `f` for arguments of such types."
infer_return_type(@nospecialize(f), @nospecialize(types)) = Core._return_type(f, _signature(types))
"`Base.isbitsunion(T)`: whether `T` is a union of types whose values are plain bits."
isbitsunion(@nospecialize(T)) = T isa Union && all(isbitstype, uniontypes(T))
"`Base.allocatedinline(T)`: whether an array has the values of type `T` themselves, not references to them."
allocatedinline(@nospecialize(T)) = isbitstype(T) || isbitsunion(T)
"`Base.isambiguous(m1, m2; ambiguous_bottom=false)`: whether two methods are ambiguous for some arguments."
function isambiguous(a::Method, b::Method; ambiguous_bottom::Bool = false)
    (Core._morespecific(a.sig, b.sig) || Core._morespecific(b.sig, a.sig)) && return false
    both = typeintersect(a.sig, b.sig)
    both === Union{} && return false
    ambiguous_bottom || !any(T -> T === Type{Union{}}, unwrap_unionall(both).parameters) || return false
    f = unwrap_unionall(a.sig).parameters[1]
    for c in (isdefined(f, :instance) ? methods(f.instance) : ())
        both <: c.sig && Core._morespecific(c.sig, a.sig) && Core._morespecific(c.sig, b.sig) && return false
    end
    return true
end

# -- numbers ---------------------------------------------------------------------------

"`Base.top_set_bit(x)`: the number of the highest bit that is set, from 1; 0 if none is."
top_set_bit(x::BitInteger) = 8 * sizeof(x) - leading_zeros(x)
top_set_bit(x::Integer) = x < 0 ? throw(DomainError(x, "top_set_bit only supports negative arguments when they have type BitSigned.")) : ndigits(x; base = 2) * !iszero(x)
"`Base.rtoldefault(T)`: the relative tolerance of `isapprox` for numbers of a type."
rtoldefault(::Type{T}) where {T <: AbstractFloat} = sqrt(eps(T))
rtoldefault(::Type{<:Real}) = 0
function rtoldefault(x::Union{T, Type{T}}, y::Union{S, Type{S}}, atol::Real) where {T <: Number, S <: Number}
    rtol = max(rtoldefault(real(T)), rtoldefault(real(S)))
    return atol > 0 ? zero(rtol) : rtol
end
for (name, base) in ((:bin, 2), (:oct, 8), (:hex, 16), (:dec, 10))
    isdefined(Base, name) || @eval $name(x::Unsigned, pad::Int = 1, neg::Bool = false) = string(neg ? "-" : "", string(x; base = $base, pad = pad))
end

# -- tasks, time, errors -------------------------------------------------------------------

"`Base.catch_stack()`: the exceptions being handled with their backtraces; `current_exceptions` in newer programs."
catch_stack(task::Task = current_task(); include_bt::Bool = true) =
    Any[include_bt ? (e.exception, e.backtrace) : e.exception for e in (task === current_task() ? current_exceptions() : current_exceptions(task))]

"`Base.@lock_nofail l ex`: like `@lock`, for an expression that throws nothing."
macro lock_nofail(l, ex)
    return quote
        held = $(esc(l))
        lock(held)
        value = $(esc(ex))
        unlock(held)
        value
    end
end
"`@showtime ex`: like `@time`, and prints the expression too."
macro showtime(ex)
    text = sprint_expression(ex)
    return quote
        print($text, ": ")
        @time $(esc(ex))
    end
end
"`@threadcall(f, type, types, args...)`: a `ccall` that lets other tasks run before it."
macro threadcall(f, result, types, args...)
    call = Expr(:call, :ccall, f, result, types, args...)
    return quote
        yield()
        $(esc(call))
    end
end
export @showtime, @threadcall, download, detach

"`download(url)` of the network is not supported."
download(url::AbstractString, path...) = error("download is not supported: there is no access to the network")
"`detach(command)`: a command that goes on when the program ends, as all commands do here."
detach(c::Cmd) = Cmd(c; detach = true)

"`Base.text_colors`: the sequences that begin a colour or style on a terminal."
const text_colors = let table = Dict{Union{Symbol, Int}, String}()
    for name in (_color_names..., _light_names..., _style_names..., :normal, :default, :nothing)
        table[name] = _style_begin(name)
    end
    for number in 0:255
        table[number] = _style_begin(number)
    end
    table
end
"`Base.pkgversion(m)`: the version of the package that a module belongs to, or nothing."
function pkgversion(m::Module)
    folder = pkgdir(m)
    folder === nothing && return nothing
    file = joinpath(folder, "Project.toml")
    isfile(file) || return nothing
    for line in eachline(file)
        startswith(line, "[") && return nothing
        found = match(r"^version\s*=\s*\"(.*)\"", line)
        found === nothing || return VersionNumber(String(found.captures[1]))
    end
    return nothing
end
export pkgversion
