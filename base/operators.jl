# Comparison, composition and the operators that take any number of arguments.

export ==, !=, ≠, !==, ≡, ≢, <, >, <=, >=, ≤, ≥, isless, isequal, isunordered, cmp, min, max, minmax, !, |>, ∘,
    identity, +, -, *, /, \, ÷, %, ^, &, |, ~, <<, >>, >>>, xor, ⊻, nand, ⊼, nor, ⊽, =>, isa, <:, >:, ===, ∋, ∌, ∉,
    ComposedFunction, &, :, supertype, in, ∈, !, splat

# Named as values before their first methods.
function div end
function rem end
function xor end
function vcat end
function hcat end

"`x == y`: equal in value. Falls back to `===`."
==(x, y) = x === y
# Types are equal that hold the same values; the method is one for all of them.
==(@nospecialize(x::Type), @nospecialize(y::Type)) = Core.ifelse(x === y, true, x <: y && y <: x)
!=(x, y) = !(x == y)
const ≠ = !=
!==(@nospecialize(x), @nospecialize(y)) = !(x === y)
const ≡ = ===
const ≢ = !==

"Less than; falls back to `isless`."
<(x, y) = isless(x, y)
>(x, y) = y < x
<=(x, y) = (x < y) | (x == y)
>=(x, y) = y <= x
const ≤ = <=
const ≥ = >=

(>:)(a, b) = b <: a

"`isequal(x, y)`: like `==`, but `NaN` equals itself and `-0.0` differs from `0.0`."
isequal(x, y) = (x == y)::Bool
isequal(x::AbstractFloat, y::AbstractFloat) =
    (isnan(x) & isnan(y)) | ((signbit(x) == signbit(y)) & (x == y))
isequal(x::Real, y::AbstractFloat) =
    (isnan(x) & isnan(y)) | ((signbit(x) == signbit(y)) & (x == y))
isequal(x::AbstractFloat, y::Real) =
    (isnan(x) & isnan(y)) | ((signbit(x) == signbit(y)) & (x == y))
isequal(x) = Fix2(isequal, x)

"A total order: `NaN` is greater than any other number, `-0.0` less than `0.0`."
isless(x::AbstractFloat, y::AbstractFloat) =
    (!isnan(x) & (isnan(y) | (signbit(x) & !signbit(y) & iszero(y)))) | (x < y)
isless(x::Real, y::Real) = x < y
isless(x::AbstractFloat, y::Real) =
    (!isnan(x) & (isnan(y) | (signbit(x) & !signbit(y) & iszero(y)))) | (x < y)
isless(x::Real, y::AbstractFloat) =
    (!isnan(x) & (isnan(y) | (signbit(x) & !signbit(y) & iszero(y)))) | (x < y)
isless(x) = Fix2(isless, x)

"Whether two values do not compare: one is NaN-like or missing."
isunordered(x) = false
isunordered(x::AbstractFloat) = isnan(x)
isunordered(x::Missing) = true

isgreater(x, y) = isunordered(x) || isunordered(y) ? isless(x, y) : isless(y, x)

"-1, 0 or 1, as `x` is less than, equal to or greater than `y`."
cmp(x, y) = isless(x, y) ? -1 : ifelse(isless(y, x), 1, 0)
cmp(lt, x, y) = lt(x, y) ? -1 : ifelse(lt(y, x), 1, 0)
function cmp(x::Real, y::Real)
    (isnan(x) | isnan(y)) && throw(DomainError((x, y), "`isless` cannot order NaN"))
    return ifelse(x < y, -1, ifelse(y < x, 1, 0))
end
cmp(x::Integer, y::Integer) = ifelse(isless(x, y), -1, ifelse(isless(y, x), 1, 0))
cmp(x::AbstractFloat, y::AbstractFloat) = isless(x, y) ? -1 : ifelse(isless(y, x), 1, 0)

max(x, y) = ifelse(isless(y, x), x, y)
min(x, y) = ifelse(isless(y, x), y, x)
minmax(x, y) = isless(y, x) ? (y, x) : (x, y)
max(x) = x
min(x) = x
minmax(x) = (x, x)

"The argument itself."
identity(x) = x

# ---- functions as values ---------------------------------------------------------------

"`x |> f` is `f(x)`."
|>(x, f) = f(x)

"`f ∘ g`: the function that applies `g`, then `f`."
struct ComposedFunction{O,I} <: Function
    outer::O
    inner::I
    ComposedFunction{O,I}(outer, inner) where {O,I} = new{O,I}(outer, inner)
end
ComposedFunction(outer, inner) =
    ComposedFunction{_fixed_type(outer), _fixed_type(inner)}(outer, inner)
(c::ComposedFunction)(x...; kw...) = c.outer(c.inner(x...; kw...))
(c::ComposedFunction)(x) = c.outer(c.inner(x))
∘(f) = f
∘(f, g) = ComposedFunction(f, g)
∘(f, g, h...) = ∘(f ∘ g, h...)

!(f::Function) = ComposedFunction(!, f)
!(f::ComposedFunction{typeof(!)}) = f.inner

_fixed_type(x) = typeof(x)
_fixed_type(::Type{T}) where {T} = Type{T}

"`Fix1(f, x)` is the function `y -> f(x, y)`."
struct Fix1{F,T} <: Function
    f::F
    x::T
    Fix1{F,T}(f, x) where {F,T} = new{F,T}(f, x)
end
Fix1(f, x) = Fix1{_fixed_type(f), _fixed_type(x)}(f, x)
(f::Fix1)(y) = f.f(f.x, y)

"`Fix2(f, x)` is the function `y -> f(y, x)`."
struct Fix2{F,T} <: Function
    f::F
    x::T
    Fix2{F,T}(f, x) where {F,T} = new{F,T}(f, x)
end
Fix2(f, x) = Fix2{_fixed_type(f), _fixed_type(x)}(f, x)
(f::Fix2)(y) = f.f(y, f.x)

==(x) = Fix2(==, x)
!=(x) = Fix2(!=, x)
<(x) = Fix2(<, x)
>(x) = Fix2(>, x)
<=(x) = Fix2(<=, x)
>=(x) = Fix2(>=, x)

"`splat(f)` is the function that applies `f` to the elements of its argument."
struct Splat{F} <: Function
    f::F
end
(s::Splat)(args) = s.f(args...)
splat(f) = Splat(f)

# ---- membership ------------------------------------------------------------------------

"Whether `x` is among the elements of `itr`, by `==`."
function in(x, itr)
    anymissing = false
    for y in itr
        v = (y == x)
        if v === true
            return true
        elseif v === missing
            anymissing = true
        end
    end
    return anymissing ? missing : false
end
in(x) = Fix2(in, x)
const ∈ = in
∉(x, itr) = !(x ∈ itr)
∉(itr) = Fix2(∉, itr)
∋(itr, x) = x ∈ itr
∋(x) = Fix2(∋, x)
∌(itr, x) = !(x ∈ itr)

# ---- operators of any number of arguments ----------------------------------------------

afoldl(op, a) = a
afoldl(op, a, b) = op(a, b)
function afoldl(op, a, b, c...)
    # One step a type while that keeps the types exact; many are not worth a method each.
    Core.nfields(c) < 32 && return afoldl(op, op(a, b), c...)
    y = op(a, b)
    for x in c
        y = op(y, x)
    end
    return y
end

+(a, b, c) = (a + b) + c
*(a, b, c) = (a * b) * c
(&)(a, b, c) = (a & b) & c
(|)(a, b, c) = (a | b) | c
xor(a, b, c) = xor(xor(a, b), c)
max(a, b, c) = max(max(a, b), c)
min(a, b, c) = min(min(a, b), c)
+(a, b, c, d) = ((a + b) + c) + d
*(a, b, c, d) = ((a * b) * c) * d
+(a, b, c, d, e, rest...) = afoldl(+, (((a + b) + c) + d) + e, rest...)
*(a, b, c, d, e, rest...) = afoldl(*, (((a * b) * c) * d) * e, rest...)
(&)(a, b, c, d, rest...) = afoldl(&, ((a & b) & c) & d, rest...)
(|)(a, b, c, d, rest...) = afoldl(|, ((a | b) | c) | d, rest...)
xor(a, b, c, d, rest...) = afoldl(xor, xor(xor(xor(a, b), c), d), rest...)
max(a, b, c, d, rest...) = afoldl(max, max(max(max(a, b), c), d), rest...)
min(a, b, c, d, rest...) = afoldl(min, min(min(min(a, b), c), d), rest...)

const ⊻ = xor
nand(x, y) = ~(x & y)
nor(x, y) = ~(x | y)
const ⊼ = nand
const ⊽ = nor

# Left division and powers by any exponent, in terms of other operators.
\(x, y) = adjoint(adjoint(y) / adjoint(x))
\(x::Number, y::Number) = y / x

const ÷ = div
const % = rem
