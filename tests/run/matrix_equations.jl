# Factorizations of symmetric tridiagonal and wide matrices, equations with unknown matrices.
using LinearAlgebra
r(x)=map(v->round(v;digits=6)+0.0,x)
S=SymTridiagonal([3.0,4,5],[1.0,2]); F=ldlt(S); println(r(F.L),r(F.d)); println(r(F\[1,2,3])); println(r(Matrix(F)-S))
A=[1.0 2 3;4 5 6]; L,Q=lq(A); println(r(L)); println(r(L*Matrix(Q)[1:2,:]-A)); println(r(Matrix(Q)))
println(r(sylvester([1.0 2;3 4],[5.0 1;2 6],[1.0 0;0 1]))); println(r(lyap([1.0 2;3 4],[1.0 0;0 1]))); println(condskeel([1 2;3 4.0]))
println(r(L*Q-A), r(Q*[1,2,3]), size(Q))
BLAS.set_num_threads(1); println(BLAS.get_num_threads() >= 1)
x=[1.0,2,3]; y=[4.0,5,6]; A=[1.0 2;3 4]
println(BLAS.dot(3,x,1,y,1), " ", BLAS.nrm2(x), " ", BLAS.asum(x), BLAS.axpy!(2.0,x,copy(y)), BLAS.scal!(2.0,copy(x)), BLAS.gemv('N',1.0,A,[1.0,1]), BLAS.gemm('T','N',2.0,A,A), BLAS.iamax(x))
C=ones(2,2); BLAS.gemm!('N','N',1.0,A,A,1.0,C); println(C); println(BLAS.symv('U',A,[1.0,1]), BLAS.ger!(1.0,[1.0,2],[3.0,4],copy(A)), BLAS.trsv('U','N','N',A,[1.0,1]))
S3=Symmetric([2.0 -1 0;-1 2 -1;0 -1 2]); T3=SymTridiagonal([2.0,2,2],[-1.0,-1])
println(round.(eigvals(S3,1:2);digits=6), round.(eigvals(S3,1.0,3.5);digits=6), round.(eigen(S3,2:3).values;digits=6), size(eigen(T3,1:1).vectors), round.(eigvals(T3,2:2);digits=6), round.(eigvals(T3,0,1);digits=6))
println(inv([2.0 0;0 4]), inv([1 2;0 4]), inv([1 0;2 4]), inv([2 0;0 4]))
