# Types with constructors, conversions, interfaces; errors.
# Each line is shown with its number, value and type, or the error that it throws.
macro t(ex)
    return quote
        try
            v = $(esc(ex))
            println($(__source__.line), " → ", repr(v), " :: ", typeof(v))
        catch e
            println($(__source__.line), " ✗ ", typeof(e), ": ", split(sprint(showerror, e), "\n")[1])
        end
    end
end
Base.@kwdef struct K; a::Int=1; b; c::String="x$a"; end
Base.@kwdef mutable struct KP{T<:Real}; x::T=1; y=2; end
@t K(a=5,b=2)
@t KP()
@t KP{Float64}(x=1)
@enum Color red green=5 blue
@enum Shade::UInt8 begin
  dark=1
  light
end
@t red
@t Color(6)
@t instances(Color)
@t red<blue
@t Symbol(red)
@t Dict(red=>1)
@t Integer(light)
@t Color
@t repr(red)
@t red isa Enum
@t red==0
@t rand(Color) isa Color
struct P; x::Int; y::Float64; end
@t P(1)
@t P("a",2)
mutable struct Q; x::Int; y; Q(x)=new(x); Q(x,y)=new(x,y); end
@t Q(1)
@t (q=Q(1,2);q.x="a")
@t isdefined(Q(1),:y)
@t Q(1,2,3)
@t getfield(Q(1,2),3)
@t fieldtypes(P)
@t fieldtype(P,3)
@t fieldoffset(P,2)
@t fieldname(P,5)
@t hasproperty(P(1,2),:x)
@t nfields(P(1,2))
@t isbits(P(1,2))
@t isstructtype(P)
@t isabstracttype(Real)
@t sizeof(P)
@t sizeof("abc")
@t sizeof(Int)
@t P(1,2)===P(1,2)
@t isequal(P(1,2),P(1,2))
struct Pos{T<:Real}; x::T; Pos{T}(x) where T=x<0 ? error("neg") : new{T}(x); end
Pos(x::T) where T=Pos{T}(x)
@t Pos(1)
@t Pos{Float64}(1)
abstract type Sh end
struct Ci<:Sh; r; end
area(c::Ci)=c.r^2
Base.show(io::IO,c::Ci)=print(io,"Ci<",c.r,">")
@t [Ci(1),Ci(2)]
@t "$(Ci(1))"
@t area(Ci(2))
@t Sh()
@t supertype(Ci)
struct V2; x; y; end
Base.:+(a::V2,b::V2)=V2(a.x+b.x,a.y+b.y)
Base.getproperty(v::V2,s::Symbol)=s===:len ? 42 : getfield(v,s)
Base.propertynames(::V2)=(:x,:y,:len)
Base.iterate(v::V2,s=1)=s>2 ? nothing : (getfield(v,s),s+1)
Base.length(::V2)=2
Base.getindex(v::V2,i::Int)=getfield(v,i)
Base.firstindex(::V2)=1; Base.lastindex(::V2)=2
Base.isless(a::V2,b::V2)=a.x<b.x
Base.convert(::Type{V2},t::Tuple)=V2(t...)
Base.promote_rule(::Type{V2},::Type{Int})=V2
Base.zero(::Type{V2})=V2(0,0)
Base.adjoint(v::V2)=V2(v.y,v.x)
Base.hash(v::V2,h::UInt)=hash(v.x,h)
Base.:(==)(a::V2,b::V2)=a.x==b.x
@t V2(1,2)+V2(3,4)
@t propertynames(V2(1,2))
@t (a,b)=V2(1,2)
@t sum(V2(1,2))
@t V2[(1,2)]
@t unique([V2(1,2),V2(1,3)])
@t map(x->x+1,V2(1,2))
@t [x for x in V2(1,2)]
@t zeros(V2,1)
@t first(V2(1,2))
struct MyArr<:AbstractVector{Int}; n::Int; end
Base.size(a::MyArr)=(a.n,); Base.getindex(a::MyArr,i::Int)=i^2
@t MyArr(3)[2:3]
@t MyArr(3).+1
@t collect(MyArr(3))
@t reverse(MyArr(3))
@t map(x->x,MyArr(2))
@t findfirst(==(4),MyArr(3))
@t [MyArr(2);1]
struct F1; k; end
(f::F1)(x)=f.k*x
@t F1(2)(3)
@t F1(1)(1,2)
g(x::Int;a,b=2)=a+b+x
@t g(1,a=1)
h(x,y=2,z...)=(x,y,z)
@t h(1,3,4,5)
k(;kw...)=kw
@t k(a=1)
m(x::T,y::T) where T=T
@t m(1,2)
am(x::Int,y)=1; am(x,y::Int)=2
@t nofunc(1)
@t "a"(1)
@t (()->(f2()::Int=1.5;f2()))()
@t let x::Int=1; x="a"; end
@t (1::Int)
@t throw("x")
@t error()
@t throw(DomainError(1))
@t throw(KeyError(:a))
@t throw(BoundsError([1],2))
@t throw(BoundsError(1:3,5))
@t throw(ErrorException("e"))
@t throw(OverflowError("o"))
@t throw(StackOverflowError())
@t throw(InterruptException())
@t throw(TypeError(:f,"ctx",Int,"a"))
@t throw(LoadError("f",1,ErrorException("x")))
@t throw(CompositeException([ErrorException("x")]))
@t throw(MissingException("m"))
@t throw(UndefRefError())
@t @assert 1==2
@t 0
struct MyE<:Exception; m; end
Base.showerror(io::IO,e::MyE)=print(io,"MyE!",e.m)
@t throw(MyE("x"))
@t ArgumentError("x")
@t KeyError(1)
