# Factorizations of symmetric tridiagonal and wide matrices, equations with unknown matrices.
using LinearAlgebra
r(x)=map(v->round(v;digits=6)+0.0,x)
S=SymTridiagonal([3.0,4,5],[1.0,2]); F=ldlt(S); println(r(F.L),r(F.d)); println(r(F\[1,2,3])); println(r(Matrix(F)-S))
A=[1.0 2 3;4 5 6]; L,Q=lq(A); println(r(L)); println(r(L*Matrix(Q)[1:2,:]-A)); println(r(Matrix(Q)))
println(r(sylvester([1.0 2;3 4],[5.0 1;2 6],[1.0 0;0 1]))); println(r(lyap([1.0 2;3 4],[1.0 0;0 1]))); println(condskeel([1 2;3 4.0]))
println(r(L*Q-A), r(Q*[1,2,3]), size(Q))
