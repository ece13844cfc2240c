# Sparse matrices as text; the checksum CRC-32c.
using SparseArrays, CRC32c
A = sparse([1, 2, 3, 1], [1, 2, 3, 3], [1.5, 2, 3, -4])
display(A)
println(sparse([1, 2], [1, 2], [7, -20], 2, 3))
display(sparse([1, 2], [1, 2], [7, -20], 2, 3))
display(sparse([true false; true true]))
display(spzeros(2, 2))
println(summary(A))
show(IOContext(stdout, :limit => true, :displaysize => (8, 30)), MIME("text/plain"), sparse(1:40, 1:40, ones(40)))
println()
println(crc32c("hello"), " ", crc32c(b"world", crc32c("x")), " ", crc32c(IOBuffer("hello"), 3) == crc32c("hel"))
