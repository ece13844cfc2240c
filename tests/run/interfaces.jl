# Interfaces that types of a program take part in: arrays, iteration, dictionaries, promotion, showing, calls, macros.
struct MyVec{T} <: AbstractVector{T}
  data::Vector{T}
end
Base.size(v::MyVec)=size(v.data)
Base.getindex(v::MyVec,i::Int)=v.data[i]
Base.setindex!(v::MyVec,x,i::Int)=(v.data[i]=x)
Base.similar(v::MyVec,::Type{T},dims::Dims) where T = MyVec(Vector{T}(undef,dims[1]))
Base.IndexStyle(::Type{<:MyVec})=IndexLinear()
v=MyVec([3,1,2])
println(v); display(v); println(typeof(v.+1)," ",typeof(map(x->x+1,v))," ",sort(v)," ",v[1:2]," ",typeof(v[1:2]))
v[2]=10; println(v, sum(v), maximum(v), reverse(v), v==[3,10,2], findall(>(2),v), v .* v, copy(v), typeof(copy(v)), similar(v)|>typeof)
println(filter(isodd,v), collect(v), [v;v], broadcast(+,v,[1,2,3]), eltype(v), length(v), axes(v), push!([1],v...))
for (i,x) in pairs(v); print(i,"=>",x," "); end; println()
Base.BroadcastStyle(::Type{<:MyVec}) = Broadcast.ArrayStyle{MyVec}()
Base.similar(bc::Broadcast.Broadcasted{Broadcast.ArrayStyle{MyVec}}, ::Type{T}) where T = MyVec(Vector{T}(undef,length(bc)))
println(typeof(v.+1), v.+1, typeof(v.+[1,2,3]))
struct Sc; x; end
Base.broadcastable(s::Sc)=Ref(s)
Base.:+(a::Sc,b::Int)=a.x+b
println(Sc(1).+[1,2,3])
struct Fib; n::Int; end
Base.iterate(f::Fib,(a,b,i)=(1,1,1)) = i>f.n ? nothing : (a,(b,a+b,i+1))
Base.length(f::Fib)=f.n; Base.eltype(::Type{Fib})=Int
println(collect(Fib(8)), sum(Fib(5)), [x^2 for x in Fib(4)], maximum(Fib(6)), in(5,Fib(6)), collect(zip(Fib(3),"abc")), collect(enumerate(Fib(2))), first(Fib(3)), Iterators.reverse([1,2])|>collect, reduce(*,Fib(5)), count(iseven,Fib(9)), findfirst(==(8),collect(Fib(8))))
a,b,c=Fib(3); println(a,b,c); println((Fib(3)...,)); println(Set(Fib(4))==Set([1,2,3])); println(join(Fib(5),"-"))
struct Unk; end
Base.iterate(::Unk,s=0)=s<3 ? (s,s+1) : nothing
Base.IteratorSize(::Type{Unk})=Base.SizeUnknown()
println(collect(Unk()), sum(Unk()), [x for x in Unk()], map(x->2x,Unk()))
# custom dict
struct LD{K,V}<:AbstractDict{K,V}; v::Vector{Pair{K,V}}; end
Base.iterate(d::LD,s...)=iterate(d.v,s...)
Base.length(d::LD)=length(d.v)
Base.get(d::LD,k,def)=(for (a,b) in d.v; isequal(a,k) && return b; end; def)
Base.setindex!(d::LD,val,k)=(push!(d.v,k=>val);d)
d=LD(["a"=>1,"b"=>2]); println(d, d["a"], haskey(d,"z"), keys(d), values(d), collect(d), get(d,"q",0)); display(d)
println(try d["z"] catch e e end, merge(Dict("x"=>1),d)|>length, filter(p->p[2]>1,Dict(d)), d==Dict("a"=>1,"b"=>2), sum(values(d)), map(first,collect(d)))
# promotion system
struct Meter{T<:Real}<:Number; x::T; end
Base.promote_rule(::Type{Meter{T}},::Type{Meter{S}}) where {T,S}=Meter{promote_type(T,S)}
Base.convert(::Type{Meter{T}},m::Meter) where T=Meter{T}(m.x)
Base.:+(a::Meter{T},b::Meter{T}) where T=Meter(a.x+b.x)
Base.:*(a::Real,b::Meter)=Meter(a*b.x)
Base.show(io::IO,m::Meter)=print(io,m.x,"m")
println(Meter(1)+Meter(2.5), 2*Meter(3), [Meter(1),Meter(2.0)], sum([Meter(1),Meter(2)]), zero(1))
Base.zero(::Type{Meter{T}}) where T = Meter(zero(T))
println(sum(Meter{Int}[]), typeof([Meter(1),Meter(1.5)]))
# show overload forms
struct P3; x; end
Base.show(io::IO,::MIME"text/plain",p::P3)=print(io,"Point with ",p.x)
println(P3(1)); display(P3(1)); println([P3(1)]); display([P3(1)]); println(repr(P3(1)), string(P3(2)), "$(P3(3))"); show(stdout,MIME("text/plain"),P3(4)); println()
struct P4; x; end
Base.show(io::IO,p::P4)=get(io,:compact,false) ? print(io,"c") : print(io,"P4<",p.x,">")
display([P4(1),P4(2)]); println([P4(1)], Dict(1=>P4(2)), (P4(1),)); display(Dict(1=>P4(2))); display([P4(1) P4(2)])
Base.summary(io::IO,p::P4)=print(io,"sum"); println(summary(P4(1)))
# operators
⊕(a,b)=a+2b; println(1⊕2, (+)(1,2,3), foldl(⊕,[1,2,3]), map(⊕,[1],[2]))
Base.:(==)(a::P4,b::P4)=a.x==b.x; println(P4(1)==P4(1), P4(1)!=P4(2), P4(1)≠P4(1), [P4(1)]==[P4(1)], P4(1) in [P4(1)], unique([P4(1),P4(1)])|>length)
Base.isless(a::P4,b::P4)=a.x<b.x; println(sort([P4(2),P4(1)]), P4(1)<P4(2), P4(1)>P4(2), max(P4(1),P4(2)), minimum([P4(3),P4(2)]), P4(1)<=P4(1))
(p::P4)(y)=p.x+y; println(P4(1)(2), map(P4(1),[1,2]), P4(1).([1,2]))
Base.getindex(p::P4,i)=p.x*i; Base.setindex!(p::P4,v,i)=println("set ",v," ",i); p=P4(5); p[2]=3; println(p[2])
Base.getproperty(p::P3,s::Symbol)= s===:double ? 2getfield(p,:x) : getfield(p,s); println(P3(2).double, P3(2).x)
Base.length(::P4)=7; println(length(P4(1)), isempty(""))
println(hash(P3(1))==hash(P3(1)), P3(1)==P3(1), isequal(P3(1),P3(1)), P3([1])==P3([1]))
import Base: show, +
+(a::P3,b::P3)=P3(a.x+b.x); println((P3(1)+P3(2)).x)
macro twice(ex) quote $(esc(ex)); $(esc(ex)) end end
n=0; @twice global n+=1; println(n)
macro mk(name,val) :($(esc(name))=$val) end; @mk zz 5; println(zz)
macro ex(x) string(x) end; println(@ex a+b*2)
@generated gg(x) = x<:Integer ? :(x+1) : :(x*2.0); println(gg(1),gg(1.5))
for T in (:A1,:B1); @eval struct $T; v; end; @eval f1(x::$T)=$(string(T))*string(x.v); end; println(f1(A1(1)),f1(B1(2)))
