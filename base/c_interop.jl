# What programs need besides `ccall` to work with C: addresses of objects, arrays over foreign memory, callbacks.

export pointer_from_objref, unsafe_pointer_to_objref, unsafe_wrap, cglobal, @cfunction

# -- addresses ----------------------------------------------------------------

"`pointer_from_objref(x)`: the address of a mutable object, good for as long as the object is kept."
function pointer_from_objref(@nospecialize(x))
    ismutable(x) || error("pointer_from_objref cannot be used on immutable objects")
    return ccall(:jlt_same_address, Ptr{Cvoid}, (Any,), x)
end
"`unsafe_pointer_to_objref(p)`: the object at an address."
unsafe_pointer_to_objref(p::Ptr) = ccall(:jlt_same_address, Any, (Ptr{Cvoid},), p)

"`cglobal(symbol, T=Cvoid)`: the address of a variable or function of C; `(symbol, library)` looks in a library."
cglobal(symbol::Union{Symbol, String}, ::Type{T} = Cvoid) where {T} =
    bitcast(Ptr{T}, Core._cglobal(symbol, nothing)::Ptr{Cvoid})
cglobal(place::Tuple{Union{Symbol, String}, Any}, ::Type{T} = Cvoid) where {T} =
    bitcast(Ptr{T}, Core._cglobal(place[1], place[2])::Ptr{Cvoid})
cglobal(p::Ptr, ::Type{T} = Cvoid) where {T} = bitcast(Ptr{T}, p)

# An argument declared `Ref{T}` is passed as the address of a `T`.
unsafe_convert(::Type{Ref{T}}, x) where {T} = bitcast(Ptr{Cvoid}, unsafe_convert(Ptr{T}, x))
unsafe_convert(::Type{Ref{T}}, p::Ptr) where {T} = bitcast(Ptr{Cvoid}, p)
unsafe_convert(::Type{Ref{T}}, r::Ref{T}) where {T} = bitcast(Ptr{Cvoid}, unsafe_convert(Ptr{T}, r))
unsafe_convert(::Type{Ptr{T}}, r::RefValue{T}) where {T} =
    bitcast(Ptr{T}, ismutabletype(T) && isconcretetype(T) ? pointer_from_objref(r.x) : pointer_from_objref(r))
unsafe_convert(::Type{Ptr{Cvoid}}, r::RefValue{T}) where {T} = bitcast(Ptr{Cvoid}, unsafe_convert(Ptr{T}, r))
cconvert(::Type{Ptr{Cvoid}}, r::RefValue) = r
cconvert(::Type{Ref{T}}, a::Array{T}) where {T} = a
cconvert(::Type{Ref{T}}, p::Ptr) where {T} = p

"A reference to an element of an array."
struct RefArray{T, A <: AbstractArray{T}} <: Ref{T}
    x::A
    i::Int
end
(::Type{Ref})(x::AbstractArray{T}, i::Integer) where {T} = RefArray{T, typeof(x)}(x, Int(i))
getindex(r::RefArray) = r.x[r.i]
setindex!(r::RefArray, v) = (r.x[r.i] = v; r)
cconvert(::Type{Ref{T}}, r::RefArray{T}) where {T} = r
unsafe_convert(::Type{Ptr{T}}, r::RefArray{T}) where {T} = pointer(r.x, r.i)

"`unsafe_copyto!(dest, src, n)`: copy `n` elements from one address to another."
function unsafe_copyto!(dest::Ptr{T}, src::Ptr{T}, n::Integer) where {T}
    ccall(:memmove, Ptr{Cvoid}, (Ptr{Cvoid}, Ptr{Cvoid}, UInt), dest, src, (n * sizeof(T)) % UInt)
    return dest
end

"""
    unsafe_wrap(Array, pointer, dims; own=false)

An array over the memory at an address. With `own=true` the memory is given back by `free` when the array is dead.
"""
function unsafe_wrap(::Union{Type{Array}, Type{Array{T}}, Type{Array{T, N}}}, p::Ptr{T}, dims::NTuple{N, Int}; own::Bool = false) where {T, N}
    memory = Core._memory_wrap(Memory{T}, p, _checked_len(dims))::Memory{T}
    own && Core.finalizer(Finalizer(_ -> Libc.free(bitcast(Ptr{Cvoid}, p))), memory)
    return Core._new(Array{T, N}, Core.memoryrefnew(memory), dims)::Array{T, N}
end
unsafe_wrap(::Union{Type{Array}, Type{Array{T}}, Type{Array{T, N}}}, p::Ptr{T}, dims::Tuple{Vararg{Integer, N}}; own::Bool = false) where {T, N} =
    unsafe_wrap(Array, p, map(Int, dims); own = own)
unsafe_wrap(::Union{Type{Array}, Type{Array{T}}, Type{Array{T, 1}}}, p::Ptr{T}, n::Integer; own::Bool = false) where {T} =
    unsafe_wrap(Array, p, (Int(n),); own = own)

# -- callbacks ----------------------------------------------------------------

# What C calls in place of `f`: the result must be what C expects.
struct Callback{R}
    f::Any
end
(callback::Callback{Nothing})(args...) = (callback.f(args...); nothing)
(callback::Callback{R})(args...) where {R} = callback.f(args...)::R
_callback_result(@nospecialize(R)) = isbitstype(R) ? R : Any
_cfunction(@nospecialize(f), @nospecialize(R), types::SimpleVector) =
    Core._cfunction(Callback{_callback_result(R)}(f), R, types)::Ptr{Cvoid}

"What `@cfunction(\$f, ...)` makes: a function for C that holds a closure."
struct CFunction <: Ref{Cvoid}
    ptr::Ptr{Cvoid}
    f::Any
end
cconvert(::Type{Ptr{Cvoid}}, c::CFunction) = c
unsafe_convert(::Type{Ptr{Cvoid}}, c::CFunction) = c.ptr

"""
    @cfunction(f, ReturnType, (ArgumentTypes...,))

The address of a function for C that calls `f`. With `\$f`, an object that holds the closure `f` and is passed as such.
"""
macro cfunction(f, R, types)
    types isa Expr && types.head === :tuple || throw(ArgumentError("@cfunction argument types must be a literal tuple"))
    list = Expr(:call, GlobalRef(Core, :svec), map(esc, types.args)...)
    if f isa Expr && f.head === :$
        closure = esc(f.args[1])
        return :(let f = $closure; CFunction(_cfunction(f, $(esc(R)), $list), f); end)
    end
    return :(_cfunction($(esc(f)), $(esc(R)), $list))
end
