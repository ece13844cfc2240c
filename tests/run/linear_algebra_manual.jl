# The examples of the manual's chapter.
using LinearAlgebra
sh(x) = (show(stdout, MIME("text/plain"), x); println())
A = [1 2 3; 4 1 6; 7 8 1]
sh(tr(A)); sh(det(A)); sh(inv(A))
A = [-4. -17.; 2. 2.]
sh(map(reim, eigvals(A))); sh(map(z -> (real(z), imag(z)), eigvecs(A)))
A = [1.5 2 -4; 3 -1 -6; -10 2.3 4]; sh(factorize(A))
B = [1.5 2 -4; 2 -1 -3; -4 -3 5]; sB = Symmetric(B); sh(sB); x=[1;2;3]; sh(round.(sB\x; digits=10))
U = UniformScaling(2); a=[1 2;3 4]; sh(a+U); sh(a*U); sh([a U]); b=[1 2 3;4 5 6]
try b-U catch e println(e) end
sh(diagm(1=>[1,2,3])); sh(diagm([1,2,3])); sh(Diagonal([1,10,100])); sh(UpperTriangular([1 2 3;4 5 6;7 8 9]))
D = Diagonal([1,2]); sh(D*[1 2;3 4]); sh([1 2;3 4]*D); sh(D + a); 
dl=[1,2,3]; du=[4,5,6]; d=[7,8,9,0]; T=Tridiagonal(dl,d,du); sh(T); sh(Matrix(T)); sh(T'); sh(T*ones(4));
sh(I(3)); sh(0.7*I); sh(kron([1 2],[3;4])); sh(nullspace([1 0 0;0 1 0;0 0 0])); sh(normalize([1,2,4])); sh(cross([0;1;0],[0;0;1]))
M = [2 5;-1 3]; sh(exp(zeros(2,2))); sh(triu(ones(4,4))); sh(tril(ones(4,4),-2)); sh(transpose([1 2;3 4])); sh([1 2;3 4]'); sh([1,2,3]'); sh(transpose([1,2]))
sh(lu([1 2;3 4]).L); sh(lu([1 2;3 4]).p); l,u,p = lu([1 2;3 4]); sh(l*u == [1 2;3 4][p,:])
A=[3.0 -6.0;4.0 -8.0;0.0 1.0]; F=qr(A); sh(F.R); sh(Matrix(F.Q)); sh(F.Q*F.R ≈ A); sh(F.Q'*[1,2,3]); sh(size(F.Q))
C=cholesky([4. 12. -16.;12. 37. -43.;-16. -43. 98.]); sh(C); sh(C.U); sh(C.L*C.U); sh(C\[1,2,3]); sh(det(C))
sh(pinv([1.5 1.3;1.2 1.9])); sh(rank(diagm([1,0,2]))); sh(dot([1im;1im],[1;1])); sh(norm([3,-2,6])); sh(opnorm([1 -2 -3;2 3 -1],Inf)); sh(svdvals([1. 0. 0. 0. 2.;0. 0. 3. 0. 0.;0. 0. 0. 0. 0.;0. 2. 0. 0. 0.]))
sh(log([2.7182818 0.0;0.0 2.7182818])); sh(sqrt([4 0;0 4])); sh(eigmax([0 1;1 0])); sh(isposdef([1 0;0 1])); sh(logdet([1 0;2 2])); sh(givens(1.0,0.0,1,2)[2]); sh(3)
