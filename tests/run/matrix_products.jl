# Products of matrices: of blocks of four columns and the rest, of several element types.
a=[Float64(i*j%7) for i in 1:13,j in 1:11]; b=[i-j/3 for i in 1:11, j in 1:9]
c=zeros(13,9); for i in 1:13, j in 1:9, k in 1:11; c[i,j]+=a[i,k]*b[k,j]; end
println(c ≈ a*b)
println([1 2;3 4]*[5 6;7 8], [true false; true true]*[1,2], Any[1 2;3 4.5]*Any[1 0;0 1], (1:5)*(1:5)')
println(Int8[100 100;1 1]*Int8[2 1;1 1])
