# Values that can be type parameters, and applications of types that cannot be.
struct S; a::Symbol; end
struct B2; a::Int; end
t(f) = try; println(f()) catch e; println(typeof(e), ": ", sprint(showerror, e)) end
t(() -> Val(S(:a)))
t(() -> Val(B2(1)))
t(() -> Val((1, :b)))
t(() -> Val((1, (:b, 2))))
t(() -> Val((a = 1,)))
t(() -> Val((a = :b,)))
t(() -> Val((1, Int)))
t(() -> Val("a"))
t(() -> Val(("a",)))
t(() -> Val(Base))
t(() -> Int{Float64})
t(() -> Vector{Int}{Int})
t(() -> Dict{Int,Int,Int})
t(() -> Complex{String})
t(() -> Complex{1})
t(() -> Union{1})
t(() -> Tuple{1})
t(() -> Val((Base, 1)))
t(() -> Val(Val(1)))
t(() -> Val(missing))
t(() -> Val(sin))
t(() -> Val(big(1)))
for name in (:Builtin, :SimpleVector, :TypeName, :CodeInstance, :MethodInstance, :IntrinsicFunction, :TypeofBottom, :Box)
    print(name, " ", isdefined(Main, name), " ", isdefined(Core, name), ", ")
end
println(typeof(Core.svec(1)), " ", typeof(Union{}), " ", Core.Typeof(Int), " ", Core.Typeof(1))
struct Box
    x
end
println(Box(1), " ", UndefInitializer() === undef, " ", typeof(undef))
