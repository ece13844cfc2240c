# Base's parts by name, sizes of values, joined bit arrays.
println(Base.Filesystem.basename("a/b"), " ", Base.Multimedia.istextmime("text/plain"), " ", Base.summarysize([1,2]), " ", Base.summarysize(1), " ", Base.summarysize("ab")>0, Base.summarysize(Dict(1=>2))>0)
@enum Q a b=5; println(Base.Enums.namemap(Q), " ", Base.Filesystem.samefile("/tmp","/tmp/."))
println(Base.Rounding.RoundNearest isa RoundingMode, " ", StackTraces isa Module)
println([trues(2); false] isa BitVector, [trues(2); falses(1)], [trues(1); trues(1); true] isa BitVector, vcat(trues(1)) isa BitVector, [trues(2); 2])
